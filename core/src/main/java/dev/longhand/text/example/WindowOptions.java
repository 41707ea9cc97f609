package dev.longhand.text.example;

import java.util.Locale;
import java.util.Objects;

/// How windows are cut from a text.
///
/// @param length L, how many tokens a window has
/// @param stride how many tokens lie between the starts of two windows
/// @param batchSize B, how many windows make a batch
/// @param shuffle in which order they are drawn
/// @param seed what the order depends on
public record WindowOptions(int length, int stride, int batchSize, Shuffle shuffle, long seed) {
  public WindowOptions {
    Objects.requireNonNull(shuffle);
    if (length < 1 || stride < 1 || batchSize < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "length %d, stride %d and batch size %d must be at least 1",
              length,
              stride,
              batchSize));
    }
  }
}
