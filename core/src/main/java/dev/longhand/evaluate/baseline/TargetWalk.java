package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.TargetPositions;

/// The targets of examples, each with the last tokens that a network has read in front of it: also
/// those of batches before where its state is carried on, and never padding. Mutable.
final class TargetWalk {
  /// Takes a target.
  interface Visitor {
    /// The next target.
    ///
    /// @param context those from `from` to `to`, exclusive, were read
    void target(int[] context, int from, int to, int token);
  }

  private final Examples examples;
  private final int length;
  private final int[] context; // [B, length], the newest last
  private final int[] read; // [B], how many of them there are

  /// @param length how many tokens of context are wanted
  TargetWalk(Examples examples, int length) {
    this.examples = examples;
    this.length = length;
    context = new int[Math.multiplyExact(examples.sequences(), length)];
    read = new int[examples.sequences()];
  }

  /// Hands out all targets of an epoch.
  void forEach(Visitor visitor) {
    Batch batch = examples.newBatch();
    for (int index = 0; index < examples.batchesPerEpoch(); index++) {
      examples.fill(0, index, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        follow(batch, b, visitor);
      }
    }
  }

  private void follow(Batch batch, int b, Visitor visitor) {
    if (!batch.continues()) {
      read[b] = 0;
    }
    boolean everywhere = batch.targetPositions() == TargetPositions.EVERY;
    int needed = everywhere ? batch.length(b) : Math.min(batch.length(b), length);
    int last = batch.steps() - 1;
    int end = (b + 1) * length;
    for (int t = batch.steps() - needed; t <= last; t++) {
      push(b, batch.input(t, b));
      if (everywhere) {
        visitor.target(context, end - read[b], end, batch.target(t, b));
      }
    }
    if (!everywhere) {
      visitor.target(context, end - read[b], end, batch.target(last, b));
    }
  }

  private void push(int b, int token) {
    if (length > 0) {
      int start = b * length;
      System.arraycopy(context, start + 1, context, start, length - 1);
      context[start + length - 1] = token;
      read[b] = Math.min(length, read[b] + 1);
    }
  }
}
