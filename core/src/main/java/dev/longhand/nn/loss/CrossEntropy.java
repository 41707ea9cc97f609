package dev.longhand.nn.loss;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.RowStretches;

/// Mean cross-entropy of the softmax of logits against target ids, in nats, and its gradient.
///
/// Rows are time-major, `t B + b`. Running it turns the logits into the gradient of the mean loss.
/// Mutable buffers; threads run disjoint ranges of sequences.
public final class CrossEntropy {
  private final Matrix logits; // [T B, V]
  private final int sequences;
  private final RowStretches rows;
  private final int[] targets;
  private final float[] losses;
  private final boolean[] hits;
  private final int[] ranks;
  private final float[] sums;

  /// A loss over all rows of logits, for `sequences` times some steps.
  public CrossEntropy(Matrix logits, int sequences) {
    this(logits, sequences, RowStretches.all(logits.rows()));
  }

  /// The same over some of the rows, which may be others in each run.
  public CrossEntropy(Matrix logits, int sequences, RowStretches rows) {
    this.logits = logits;
    this.sequences = sequences;
    this.rows = rows;
    targets = new int[logits.rows()];
    losses = new float[logits.rows()];
    hits = new boolean[logits.rows()];
    ranks = new int[logits.rows()];
    sums = new float[sequences * Matrix.PANEL];
  }

  /// `[T, B]`, filled by whoever runs the loss.
  public int[] targets() {
    return targets;
  }

  /// Rows that carry a loss.
  public int rows() {
    return rows.rows();
  }

  /// Turns the logits of some sequences into gradients and notes their losses.
  public void run(Kernels kernels, int from, int to) {
    float scale = 1f / rows();
    for (int stretch = 0; stretch < rows.size(); stretch++) {
      int end = rows.first(stretch) + rows.count(stretch);
      for (int row = rows.first(stretch); row < end; row++) {
        int sequence = row % sequences;
        if (from <= sequence && sequence < to) {
          run(kernels, row, sequence, scale);
        }
      }
    }
  }

  /// Notes how likely the targets of some sequences are among all tokens, before their logits
  /// become gradients; for measuring, which can spare the time.
  public void rank(int from, int to) {
    for (int stretch = 0; stretch < rows.size(); stretch++) {
      int end = rows.first(stretch) + rows.count(stretch);
      for (int row = rows.first(stretch); row < end; row++) {
        int sequence = row % sequences;
        if (from <= sequence && sequence < to) {
          ranks[row] = rankOfTarget(row);
        }
      }
    }
  }

  /// One more than there are tokens with a greater logit, or with an equal one and a lower id.
  private int rankOfTarget(int row) {
    int target = targets[row];
    float[] values = logits.values();
    float reached = logits.get(row, target);
    int rank = 1;
    for (int panel = 0; panel < logits.panels(); panel++) {
      int first = panel * Matrix.PANEL;
      int at = logits.at(panel, row) - first;
      int end = Math.min(logits.columns(), first + Matrix.PANEL);
      for (int column = first; column < end; column++) {
        float logit = values[at + column];
        boolean less = column < target ? logit < reached : logit <= reached;
        rank += less || column == target ? 0 : 1; // what is no number counts as greater
      }
    }
    return rank;
  }

  private void run(Kernels kernels, int row, int sequence, float scale) {
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
            sequence * Matrix.PANEL);
  }

  /// The sum of the losses of all rows, in ascending order.
  public double lossSum() {
    double sum = 0;
    for (int stretch = 0; stretch < rows.size(); stretch++) {
      int end = rows.first(stretch) + rows.count(stretch);
      for (int row = rows.first(stretch); row < end; row++) {
        sum += losses[row];
      }
    }
    return sum;
  }

  /// How many rows gave their target the greatest probability.
  public int hits() {
    int count = 0;
    for (int stretch = 0; stretch < rows.size(); stretch++) {
      int end = rows.first(stretch) + rows.count(stretch);
      for (int row = rows.first(stretch); row < end; row++) {
        count += hits[row] ? 1 : 0;
      }
    }
    return count;
  }

  /// How many rows have their target among the likeliest tokens, after {@link #rank}.
  ///
  /// @param most how many tokens that are
  public int ranksUpTo(int most) {
    int count = 0;
    for (int stretch = 0; stretch < rows.size(); stretch++) {
      int end = rows.first(stretch) + rows.count(stretch);
      for (int row = rows.first(stretch); row < end; row++) {
        count += ranks[row] <= most ? 1 : 0;
      }
    }
    return count;
  }

  /// The place of the target of one row among all tokens, the likeliest being 1 and the lower id
  /// first among equals, after {@link #rank}.
  public int rankAt(int row) {
    return ranks[row];
  }

  /// The loss of one row in nats.
  public float loss(int row) {
    return losses[row];
  }
}
