package dev.longhand.nn.loss;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;

/// Mean cross-entropy of the softmax of logits against target ids, in nats, and its gradient.
///
/// Rows are time-major, `t B + b`. Running it turns the logits into the gradient of the mean loss.
/// Mutable buffers; threads run disjoint ranges of sequences.
public final class CrossEntropy {
  private final Matrix logits; // [T B, V]
  private final int sequences;
  private final int steps;
  private final int[] targets;
  private final float[] losses;
  private final boolean[] hits;
  private final float[] sums;

  /// A loss over logits of `sequences` times some steps.
  public CrossEntropy(Matrix logits, int sequences) {
    this.logits = logits;
    this.sequences = sequences;
    this.steps = logits.rows() / sequences;
    targets = new int[logits.rows()];
    losses = new float[logits.rows()];
    hits = new boolean[logits.rows()];
    sums = new float[sequences * Matrix.PANEL];
  }

  /// `[T, B]`, filled by whoever runs the loss.
  public int[] targets() {
    return targets;
  }

  /// Rows that carry a loss.
  public int rows() {
    return targets.length;
  }

  /// Turns the logits of some sequences into gradients and notes their losses.
  public void run(Kernels kernels, int from, int to) {
    float scale = 1f / rows();
    for (int t = 0; t < steps; t++) {
      for (int b = from; b < to; b++) {
        int row = t * sequences + b;
        hits[row] =
            kernels.softmaxCrossEntropy(
                logits.values(),
                logits.at(0, row),
                logits.panelStride(),
                logits.columns(),
                targets[row],
                scale,
                losses,
                row,
                sums,
                b * Matrix.PANEL);
      }
    }
  }

  /// The sum of the losses of all rows, in ascending order.
  public double lossSum() {
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /// How many rows gave their target the greatest probability.
  public int hits() {
    int count = 0;
    for (boolean hit : hits) {
      if (hit) {
        count++;
      }
    }
    return count;
  }

  /// The loss of one row in nats.
  public float loss(int row) {
    return losses[row];
  }
}
