package dev.longhand.text.example;

import dev.longhand.error.Problem;
import java.util.List;
import java.util.Objects;

/// A text as batches of examples, for as many epochs as anybody likes.
///
/// Batch `k` of epoch `e` depends on the settings, `e` and `k` alone. One instance serves one
/// thread.
public abstract sealed class Examples permits Windows, Streams, Prefixes, Wholes {
  Examples() {}

  /// How many examples there are: windows, streams, prefixes or documents.
  public abstract long count();

  /// T: the most steps that a batch has.
  public abstract int steps();

  /// B: the most sequences that a batch has.
  public abstract int sequences();

  /// Where the targets of every batch stand.
  public abstract TargetPositions targetPositions();

  /// What stands in front of sequences that are shorter than `steps`.
  public Padding padding() {
    return Padding.NONE;
  }

  /// How many batches an epoch has, at least 1.
  public abstract int batchesPerEpoch();

  /// How many tokens an epoch reads; a token in several windows counts each time.
  public abstract long tokensPerEpoch();

  /// How many tokens an epoch predicts.
  public abstract long targetsPerEpoch();

  /// What was changed because the text is small.
  public abstract List<Problem> notices();

  /// Writes one batch of one epoch into a buffer.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_CHANGED` when the ids lie in a file that
  ///   was changed since it was opened
  public final void fill(long epoch, int batchIndex, Batch batch) {
    Objects.checkIndex(batchIndex, batchesPerEpoch());
    try {
      write(epoch, batchIndex, batch);
      tokens().requireUnchanged();
    } catch (InternalError fault) {
      // So the virtual machine says that a mapped file is shorter than it was, at the latest where
      // it next calls the operating system: there, in the look at the file.
      throw tokens().changed().causedBy(fault);
    }
  }

  /// The tokens that all batches are cut from.
  abstract TokenSequence tokens();

  /// Writes one batch of one epoch into a buffer.
  abstract void write(long epoch, int batchIndex, Batch batch);

  /// A buffer that every batch fits into.
  public Batch newBatch() {
    return new Batch(steps(), sequences());
  }
}
