package dev.longhand.nn.layer;

import dev.longhand.kernel.RowStretches;
import java.util.Arrays;
import java.util.Objects;

/// Which rows of a batch take part: all of them, or those of sequences of different lengths.
///
/// Sequences are aligned at their end and stand in order of length, the longest first. So at step t
/// the first n_t take part, n_t never falls, and sequence b enters at step T - length. Mutable: set
/// before a run, read by all who take part in it.
public final class BatchRows {
  private final BatchShape shape;
  private final int[] lengths; // [B]
  private final int[] present; // [T], n_t
  private final RowStretches stretches;

  /// All rows.
  public BatchRows(BatchShape shape) {
    this.shape = shape;
    lengths = new int[shape.sequences()];
    present = new int[shape.steps()];
    stretches = new RowStretches(shape.rows(), shape.steps());
    setFull();
  }

  /// Lets all sequences take part in all steps from now on.
  public void setFull() {
    Arrays.fill(lengths, shape.steps());
    Arrays.fill(present, shape.sequences());
    stretches.clear();
    stretches.add(0, shape.rows());
  }

  /// Lets each sequence take part in its last steps from now on.
  ///
  /// @param newLengths 0 to T for each of B sequences, never rising; may be longer
  public void setLengths(int[] newLengths) {
    Objects.checkFromIndexSize(0, shape.sequences(), newLengths.length);
    int before = shape.steps();
    for (int b = 0; b < shape.sequences(); b++) {
      if (newLengths[b] < 0 || newLengths[b] > before) {
        throw new IllegalArgumentException(
            "length " + newLengths[b] + " of sequence " + b + " is not in [0, " + before + "]");
      }
      before = newLengths[b];
    }
    System.arraycopy(newLengths, 0, lengths, 0, lengths.length);
    note();
  }

  private void note() {
    stretches.clear();
    int count = 0;
    for (int t = 0; t < shape.steps(); t++) {
      while (count < shape.sequences() && entry(count) <= t) {
        count++;
      }
      present[t] = count;
      if (count > 0) {
        stretches.add(row(t, 0), count);
      }
    }
  }

  public BatchShape shape() {
    return shape;
  }

  /// T.
  public int steps() {
    return shape.steps();
  }

  /// B.
  public int sequences() {
    return shape.sequences();
  }

  /// The row of step t of sequence b.
  public int row(int t, int b) {
    return t * shape.sequences() + b;
  }

  /// The rows that take part, ascending.
  public RowStretches stretches() {
    return stretches;
  }

  /// The first step that sequence b takes part in; T if it takes part in none.
  public int entry(int b) {
    return shape.steps() - lengths[b];
  }

  /// n_t, how many sequences take part at step t: the first ones.
  public int present(int t) {
    return present[t];
  }

  /// How many sequences take part before step t.
  public int presentBefore(int t) {
    return t == 0 ? 0 : present[t - 1];
  }

  /// How many sequences of a range take part at step t: its first ones.
  public int count(int t, int from, int to) {
    return Math.max(0, Math.min(to, present[t]) - from);
  }

  /// Where one of several ranges begins that cost about the same; the last ends at B.
  public int cut(int range, int ranges) {
    if (range == ranges) {
      return shape.sequences();
    }
    long goal = (long) stretches.rows() * range;
    long sum = 0;
    int b = 0;
    while (sum * ranges < goal) {
      sum += lengths[b];
      b++;
    }
    return b;
  }
}
