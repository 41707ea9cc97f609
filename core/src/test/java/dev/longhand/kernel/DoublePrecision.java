package dev.longhand.kernel;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// What the formulas of the cells are made of, in double precision, and slopes of them by central
/// differences.
final class DoublePrecision {
  /// The rounding of one float operation: half a unit in the last place of numbers below one.
  static final double ROUNDING = 0x1p-24;

  /// The error of a central difference is the square of this, times a third derivative over 6, and
  /// 2^-53 divided by this: both are below 1e-9 here.
  private static final double STEP = 0x1p-18;

  private DoublePrecision() {}

  /// A gate from its sum.
  ///
  /// @param slope of a hard sigmoid, or 0 for the sigmoid
  static double gate(double sum, float slope) {
    return slope == 0f
        ? 1 / (1 + StrictMath.exp(-sum))
        : Math.min(1, Math.max(0, slope * sum + 0.5));
  }

  /// How much a function grows at some place.
  static double slope(DoubleUnaryOperator function, double at) {
    return (function.applyAsDouble(at + STEP) - function.applyAsDouble(at - STEP)) / (2 * STEP);
  }

  /// A matrix of floats from `-spread` to `spread`, zero where a panel is filled up.
  static Matrix uniform(SplittableRandom random, int rows, int columns, double spread) {
    Matrix matrix = Matrix.zeros(rows, columns);
    fill(random, matrix, spread);
    return matrix;
  }

  static void fill(SplittableRandom random, Matrix matrix, double spread) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        matrix.set(row, column, (float) random.nextDouble(-spread, spread));
      }
    }
  }

  static Matrix copy(Matrix matrix) {
    Matrix copy = Matrix.zeros(matrix.rows(), matrix.columns());
    copy.copyRows(matrix, 0, matrix.rows(), 0);
    return copy;
  }
}
