package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The definition of the kernels that go element by element, and that they keep to their elements.
///
/// Numbers lie between -1 and 1. In double precision a product of two floats is exact, so a result
/// up to 2 is wrong by half a unit in its last place: two roundings of 2^-24.
class ElementKernelsTest {
  private static final int ROWS = 5;
  private static final int AT = 3;
  private static final double ONE_OPERATION = 2 * DoublePrecision.ROUNDING;

  private final SplittableRandom random = new SplittableRandom(1);
  private final float[] a = numbers();
  private final float[] b = numbers();
  private final float[] start = numbers();

  private float[] numbers() {
    var numbers = new float[(ROWS + 2) * Matrix.PANEL];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextDouble(-1, 1);
    }
    return numbers;
  }

  private static List<Kernels> both() {
    return List.of(new ScalarKernels(), new VectorKernels());
  }

  /// That `found` is `expected` in some columns of some rows, and `before` elsewhere.
  private static void assertRows(
      float[] found, float[] before, double[] expected, int rows, int width) {
    for (int i = 0; i < found.length; i++) {
      int row = Math.floorDiv(i - AT, Matrix.PANEL);
      boolean mine = row >= 0 && row < rows && Math.floorMod(i - AT, Matrix.PANEL) < width;
      assertThat((double) found[i])
          .as("element %d", i)
          .isCloseTo(mine ? expected[i] : before[i], within(mine ? ONE_OPERATION : 0.0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void scaledColumnsAreAddedToAMatrix(int width) {
    for (Kernels kernels : both()) {
      float[] c = numbers();
      float[] before = c.clone();
      var expected = new double[c.length];
      for (int i = AT; i < AT + ROWS * Matrix.PANEL; i++) {
        int column = (i - AT) % Matrix.PANEL;
        expected[i] = start[i - 1] + (double) a[i - 2] * b[column];
      }
      kernels.scaleColumns(ROWS, width, a, AT - 2, b, 0, start, AT - 1, Matrix.PANEL, c, AT);
      assertRows(c, before, expected, ROWS, width);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void scaledColumnsAreAddedToOneRow(int width) {
    for (Kernels kernels : both()) {
      float[] c = numbers();
      float[] before = c.clone();
      var expected = new double[c.length];
      for (int i = AT; i < AT + ROWS * Matrix.PANEL; i++) {
        int column = (i - AT) % Matrix.PANEL;
        expected[i] = start[column + 1] + (double) a[i - 2] * b[column];
      }
      kernels.scaleColumns(ROWS, width, a, AT - 2, b, 0, start, 1, 0, c, AT);
      assertRows(c, before, expected, ROWS, width);
    }
  }

  @Test
  void productsOfElementsAreAddedToWhatIsThere() {
    for (Kernels kernels : both()) {
      float[] c = numbers();
      float[] before = c.clone();
      var expected = new double[c.length];
      for (int i = AT; i < AT + ROWS * Matrix.PANEL; i++) {
        expected[i] = start[i - 3] + (double) a[i - 1] * b[i - 2];
      }
      kernels.multiplyElements(ROWS * Matrix.PANEL, a, AT - 1, b, AT - 2, start, AT - 3, c, AT);
      assertRows(c, before, expected, ROWS, Matrix.PANEL);
    }
  }

  /// Five terms of up to 1 and a start of up to 1: each addition rounds a sum of up to 6.
  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void sumsOfProductsRunDownTheColumns(int width) {
    for (Kernels kernels : both()) {
      float[] sums = start.clone();
      kernels.sumProducts(ROWS, width, a, 1, b, 2, sums, AT);
      for (int i = 0; i < sums.length; i++) {
        int column = i - AT;
        double expected = start[i];
        boolean mine = column >= 0 && column < width;
        for (int row = 0; mine && row < ROWS; row++) {
          int at = row * Matrix.PANEL + column;
          expected += (double) a[at + 1] * b[at + 2];
        }
        double error = mine ? ROWS * 6 * DoublePrecision.ROUNDING : 0;
        assertThat((double) sums[i]).isCloseTo(expected, within(error));
      }
    }
  }

  @Test
  void theSlopeOfTanhIsOneMinusItsSquare() {
    for (Kernels kernels : both()) {
      float[] gradient = b.clone();
      var expected = new double[b.length];
      for (int i = AT; i < AT + ROWS * Matrix.PANEL; i++) {
        expected[i] = b[i] * (1 - (double) a[i - 1] * a[i - 1]);
      }
      kernels.tanhBackward(a, AT - 1, gradient, AT, ROWS * Matrix.PANEL);
      assertRows(gradient, b, expected, ROWS, Matrix.PANEL);
    }
  }

  @Test
  void reluKeepsWhatIsAboveZeroAndWhatIsNotANumber() {
    for (Kernels kernels : both()) {
      float[] x = a.clone();
      x[AT] = Float.NaN;
      x[AT + 1] = Float.NEGATIVE_INFINITY;
      float[] before = x.clone();
      var expected = new double[x.length];
      for (int i = AT; i < AT + ROWS * Matrix.PANEL; i++) {
        expected[i] = Math.max(x[i], 0);
      }
      kernels.relu(x, AT, ROWS * Matrix.PANEL);
      assertRows(x, before, expected, ROWS, Matrix.PANEL);
    }
  }

  @Test
  void theSlopeOfReluIsOneAboveZeroAlone() {
    for (Kernels kernels : both()) {
      float[] output = a.clone();
      output[AT] = 0f;
      output[AT + 1] = -0f;
      float[] gradient = b.clone();
      var expected = new double[b.length];
      for (int i = AT; i < AT + ROWS * Matrix.PANEL; i++) {
        expected[i] = output[i] > 0 ? b[i] : 0;
      }
      kernels.reluBackward(output, AT, gradient, AT, ROWS * Matrix.PANEL);
      assertRows(gradient, b, expected, ROWS, Matrix.PANEL);
    }
  }

  @Test
  void gradientsTooSmallForTheNormalFloatsInTimeBecomeZero() {
    float least = ScalarKernels.LEAST_GRADIENT;
    for (Kernels kernels : both()) {
      var ones = new float[Matrix.PANEL];
      Arrays.fill(ones, 1f);
      float[] small = {least, Math.nextDown(least), -least, -Math.nextDown(least)};
      float[] throughRelu = Arrays.copyOf(small, Matrix.PANEL);
      float[] throughTanh = throughRelu.clone();
      kernels.reluBackward(ones, 0, throughRelu, 0, Matrix.PANEL);
      kernels.tanhBackward(new float[Matrix.PANEL], 0, throughTanh, 0, Matrix.PANEL);
      assertThat(throughRelu).startsWith(least, 0f, -least, 0f);
      assertThat(throughTanh).startsWith(least, 0f, -least, 0f);
    }
  }
}
