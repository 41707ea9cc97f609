package dev.longhand.text.example;

import java.util.Locale;
import java.util.Objects;

/// How examples of various lengths become batches.
///
/// @param longest T, how many tokens a sequence reads at most
/// @param batchSize B, how many sequences make a batch
/// @param bucket how many batches are sorted by length together, so that a batch has sequences of
///   about the same length; 1 draws each batch from all lengths
/// @param shuffle in which order examples are drawn
/// @param seed what the order depends on
public record RaggedOptions(int longest, int batchSize, int bucket, Shuffle shuffle, long seed) {
  public RaggedOptions {
    Objects.requireNonNull(shuffle);
    if (longest < 1 || batchSize < 1 || bucket < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "longest %d, batch size %d and bucket %d must be at least 1",
              longest,
              batchSize,
              bucket));
    }
    Math.multiplyExact(batchSize, bucket);
  }
}
