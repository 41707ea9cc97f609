package dev.longhand.kernel;

import java.util.Arrays;

/// What brings the rows of a matrix to mean 0 and variance 1: the matrix, which of its columns
/// count, and the deviation that each row had.
///
/// Sums over columns run in 32 interleaved sums that are then added in ascending order, whatever
/// the width of a vector. Mutable; threads work on different rows.
public final class RowNorm {
  /// Sums of a row: 32 interleaved ones, twice.
  static final int SUMS = 2 * Matrix.PANEL;

  /// [rows, N padded]; what is to be normalised, then the result.
  final Matrix rows;

  /// `[1, N padded]`, ones where there is a column and zeros where a panel is filled up.
  final Matrix present;

  final int columns;
  final float epsilon;
  final float[] deviations; // [rows], 1 / deviation
  final float[] means; // [rows], of the row, and on the way back of its slopes
  final float[] alongs; // [rows], on the way back the mean of slope * normal
  final float[] sums; // [together, 64], used on the way
  private final int together;

  /// @param rows what is normalised in place
  /// @param present `[1, N padded]`, ones for the columns that count and zeros for the others
  /// @param epsilon added to the variance
  /// @param together rows of a step: only rows of one step are normalised at a time
  public RowNorm(Matrix rows, Matrix present, float epsilon, int together) {
    this.rows = rows;
    this.present = present;
    this.epsilon = epsilon;
    deviations = new float[rows.rows()];
    means = new float[rows.rows()];
    alongs = new float[rows.rows()];
    sums = new float[Math.multiplyExact(together, SUMS)];
    this.together = together;
    int count = 0;
    for (int column = 0; column < present.columns(); column++) {
      count += present.get(0, column) == 1f ? 1 : 0;
    }
    columns = count;
  }

  /// Bytes of what stands beside so many rows, of which a step has so many.
  public static long sumBytes(long rows, long together) {
    return Float.BYTES * Math.addExact(Math.multiplyExact(3L, rows), SUMS * together);
  }

  /// The rows, normalised where that has been done.
  public Matrix rows() {
    return rows;
  }

  /// Columns with those that fill up the last panel.
  int packedColumns() {
    return rows.panels() * Matrix.PANEL;
  }

  int sumsAt(int row) {
    return row % together * SUMS;
  }

  void clearSums(int row, int count) {
    Arrays.fill(sums, sumsAt(row), sumsAt(row) + count * SUMS, 0f);
  }

  /// Finds the means of both sums, and makes room for new ones.
  void findMeans(int row, int count) {
    for (int r = row; r < row + count; r++) {
      means[r] = ScalarKernels.sumAscending(sums, sumsAt(r)) / columns;
      alongs[r] = ScalarKernels.sumAscending(sums, sumsAt(r) + Matrix.PANEL) / columns;
    }
    clearSums(row, count);
  }

  /// Finds 1 / the deviation from the sums of squares; every step is correctly rounded.
  void findDeviations(int row, int count) {
    for (int r = row; r < row + count; r++) {
      float variance = ScalarKernels.sumAscending(sums, sumsAt(r)) / columns;
      deviations[r] = 1f / (float) Math.sqrt(variance + epsilon);
    }
  }
}
