package dev.longhand.kernel;

/// What brings the rows of a matrix to mean 0 and variance 1: the matrix, which of its columns
/// count, and the deviation that each row had.
///
/// Sums over columns run in 32 interleaved sums that are then added in ascending order, whatever
/// the width of a vector. Mutable; threads work on different rows.
public final class RowNorm {
  /// [rows, N padded]; what is to be normalised, then the result.
  final Matrix rows;

  /// `[1, N padded]`, ones where there is a column and zeros where a panel is filled up.
  final Matrix present;

  final int columns;
  final float epsilon;
  final float[] deviations; // [rows], 1 / deviation
  final float[] sums; // [rows, 64], used on the way

  /// @param rows what is normalised in place
  /// @param present `[1, N padded]`, ones for the columns that count and zeros for the others
  /// @param epsilon added to the variance
  public RowNorm(Matrix rows, Matrix present, float epsilon) {
    this.rows = rows;
    this.present = present;
    this.epsilon = epsilon;
    deviations = new float[rows.rows()];
    sums = new float[Math.multiplyExact(rows.rows(), 2 * Matrix.PANEL)];
    int count = 0;
    for (int column = 0; column < present.columns(); column++) {
      count += present.get(0, column) == 1f ? 1 : 0;
    }
    columns = count;
  }

  /// The rows, normalised where that has been done.
  public Matrix rows() {
    return rows;
  }
}
