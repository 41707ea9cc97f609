package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The definition of a normalised row and of its gradient against the formulas in double precision.
class RowNormTest {
  private static final float EPSILON = 1e-3f;
  private static final int ROW = 2;
  private static final int RESULT_ROW = 1;

  private final Kernels kernels = new ScalarKernels();

  /// A row, of which some columns count. Values lie between -1 and 3, gradients between -1 and 1,
  /// scales between 0 and 2.
  private static final class Row {
    final int[] counting;
    final double[] values; // of the columns that count
    final RowNorm norm;
    final Matrix scale;
    final Matrix gradient;

    /// @param filled how many of each sixteen columns count
    Row(int columns, int filled) {
      counting =
          IntStream.range(0, columns).filter(column -> column % LstmTile.UNITS < filled).toArray();
      var random = new SplittableRandom(columns);
      Matrix rows = Matrix.zeros(4, columns);
      Matrix present = Matrix.zeros(1, columns);
      scale = Matrix.zeros(1, columns);
      gradient = Matrix.zeros(4, columns);
      for (int column : counting) {
        rows.set(ROW, column, (float) random.nextDouble(-1, 3));
        present.set(0, column, 1f);
        scale.set(0, column, (float) random.nextDouble(2));
        gradient.set(ROW, column, (float) random.nextDouble(-1, 1));
      }
      values = Arrays.stream(counting).mapToDouble(column -> rows.get(ROW, column)).toArray();
      norm = new RowNorm(rows, present, EPSILON, rows.rows());
    }

    /// How much the loss grows with one of the values.
    double slope(int i) {
      double[] moved = values.clone();
      return DoublePrecision.slope(
          x -> {
            moved[i] = x;
            return loss(moved);
          },
          values[i]);
    }

    private double loss(double[] x) {
      double[] normal = normal(x);
      double loss = 0;
      for (int i = 0; i < normal.length; i++) {
        loss += normal[i] * scale.get(0, counting[i]) * gradient.get(ROW, counting[i]);
      }
      return loss;
    }

    /// Relative error of a sum of P panels and then 32 numbers, and some operations.
    double sumError() {
      return (norm.rows().panels() + 36) * DoublePrecision.ROUNDING;
    }

    /// How far a normalised value may be off: the mean is wrong by the error of a sum of numbers up
    /// to 3, and so is a distance from it, up to 4, but for a rounding; relative to the deviation
    /// that goes into it twice as a square and half of it as a root, and the error of the sum too.
    double error() {
      double distance = 4 * sumError() / deviation(values);
      return distance + 4 / deviation(values) * (distance + sumError());
    }

    /// How far a gradient may be off: `(slope - mean slope - normal * mean (slope * normal)) /
    /// deviation`, where slopes are up to 2 and so is the second mean, as normal values have the
    /// square 1 in the mean.
    double gradientError() {
      double most = 4 / deviation(values);
      double along = 2 * error() + 2 * most * sumError();
      double inner = 2 * sumError() + most * along + 2 * error();
      double relative = error() / most + sumError();
      return (inner + (4 + 2 * most) * relative) / deviation(values);
    }
  }

  private static double mean(double[] x) {
    return Arrays.stream(x).average().orElseThrow();
  }

  private static double deviation(double[] x) {
    double mean = mean(x);
    double[] squares = Arrays.stream(x).map(value -> (value - mean) * (value - mean)).toArray();
    return Math.sqrt(mean(squares) + EPSILON);
  }

  private static double[] normal(double[] x) {
    double mean = mean(x);
    double deviation = deviation(x);
    return Arrays.stream(x).map(value -> (value - mean) / deviation).toArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 64, 65, 150, 601})
  void aRowIsBroughtToMeanZeroAndVarianceOne(int columns) {
    assertNormal(new Row(columns, LstmTile.UNITS));
  }

  /// As the gates of an LSTM stand, whose units do not fill a half panel.
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 15})
  void columnsThatOnlyFillAPanelDoNotCountAndStayZero(int filled) {
    var row = new Row(128, filled);
    assertNormal(row);
    for (int column = 0; column < 128; column++) {
      if (column % LstmTile.UNITS >= filled) {
        assertThat(row.norm.rows().get(ROW, column)).isZero();
      }
    }
  }

  private void assertNormal(Row row) {
    kernels.normalise(row.norm, ROW, 1);
    double[] expected = normal(row.values);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) row.norm.rows().get(ROW, row.counting[i]))
          .isCloseTo(expected[i], within(row.error()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 31, 32, 33, 64, 65, 150, 601})
  void theGradientIsTheSlopeOfTheFormula(int columns) {
    assertGradient(new Row(columns, LstmTile.UNITS));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 15})
  void columnsThatOnlyFillAPanelHaveNoGradient(int filled) {
    var row = new Row(128, filled);
    Matrix result = assertGradient(row);
    for (int column = 0; column < 128; column++) {
      if (column % LstmTile.UNITS >= filled) {
        assertThat(result.get(RESULT_ROW, column)).isZero();
      }
    }
  }

  private Matrix assertGradient(Row row) {
    Matrix result = Matrix.zeros(3, row.gradient.columns());
    kernels.normalise(row.norm, ROW, 1);
    kernels.normaliseBackward(row.norm, ROW, 1, row.scale, row.gradient, result, RESULT_ROW);
    for (int i = 0; i < row.values.length; i++) {
      assertThat((double) result.get(RESULT_ROW, row.counting[i]))
          .isCloseTo(row.slope(i), within(row.gradientError()));
    }
    return result;
  }

  @Test
  void aRowOfOneColumnIsZeroAndHasNoGradient() {
    var row = new Row(1, LstmTile.UNITS);
    Matrix result = ones(1, 1);
    kernels.normalise(row.norm, ROW, 1);
    kernels.normaliseBackward(row.norm, ROW, 1, row.scale, row.gradient, result, 0);
    assertThat(row.norm.rows().get(ROW, 0)).isZero();
    assertThat(result.get(0, 0)).isZero();
  }

  @Test
  void aRowOfEqualNumbersBecomesZeroAndNoOtherRowChanges() {
    Matrix rows = ones(3, 40);
    kernels.normalise(new RowNorm(rows, ones(1, 40), EPSILON, 3), 1, 1);
    float[] expected = ones(3, 40).toRowMajor();
    Arrays.fill(expected, 40, 80, 0f);
    assertThat(rows.toRowMajor()).isEqualTo(expected);
  }

  @Test
  void rowsSideBySideAreNormalisedEachForItself() {
    var noise = Noise.finite(1);
    Matrix scale = noise.matrix(1, 64, 2);
    Matrix gradient = noise.matrix(5, 64, 3);
    var together = new RowNorm(noise.matrix(5, 64, 4), ones(1, 64), EPSILON, 5);
    var oneByOne = new RowNorm(noise.matrix(5, 64, 4), ones(1, 64), EPSILON, 1);
    Matrix gradients = Matrix.zeros(4, 64);
    Matrix sameGradients = Matrix.zeros(4, 64);

    kernels.normalise(together, 1, 3);
    kernels.normaliseBackward(together, 1, 3, scale, gradient, gradients, 0);
    for (int row = 1; row < 4; row++) {
      kernels.normalise(oneByOne, row, 1);
      kernels.normaliseBackward(oneByOne, row, 1, scale, gradient, sameGradients, row - 1);
    }

    assertThat(together.rows().toRowMajor()).isEqualTo(oneByOne.rows().toRowMajor());
    assertThat(gradients.toRowMajor()).isEqualTo(sameGradients.toRowMajor());
  }

  private static Matrix ones(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    var ones = new float[rows * columns];
    Arrays.fill(ones, 1f);
    matrix.setRowMajor(ones);
    return matrix;
  }
}
