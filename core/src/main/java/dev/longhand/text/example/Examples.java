package dev.longhand.text.example;

import dev.longhand.error.Problem;
import java.util.List;

/// A text as batches of examples, for as many epochs as anybody likes.
///
/// Batch `k` of epoch `e` depends on the settings, `e` and `k` alone. One instance serves one
/// thread.
public sealed interface Examples permits Windows, Streams, Prefixes, Wholes {
  /// T: the most steps that a batch has.
  int steps();

  /// B: the most sequences that a batch has.
  int sequences();

  /// Where the targets of every batch stand.
  TargetPositions targetPositions();

  /// What stands in front of sequences that are shorter than `steps`.
  default Padding padding() {
    return Padding.NONE;
  }

  /// How many batches an epoch has, at least 1.
  int batchesPerEpoch();

  /// How many tokens an epoch reads; a token in several windows counts each time.
  long tokensPerEpoch();

  /// How many tokens an epoch predicts.
  long targetsPerEpoch();

  /// What was changed because the text is small.
  List<Problem> notices();

  /// Writes one batch of one epoch into a buffer.
  void fill(long epoch, int batchIndex, Batch batch);

  /// A buffer that every batch fits into.
  default Batch newBatch() {
    return new Batch(steps(), sequences());
  }
}
