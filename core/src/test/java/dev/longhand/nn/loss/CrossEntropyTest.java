package dev.longhand.nn.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossEntropyTest {
  static List<Kernels> kernels() {
    return List.of(new ScalarKernels(), new VectorKernels());
  }

  /// The example of docs/math/softmax-cross-entropy.md.
  @ParameterizedTest
  @MethodSource("kernels")
  void exampleOfTheDocumentation(Kernels kernels) {
    Matrix logits = row(2, 1, -1);
    CrossEntropy loss = run(kernels, logits, 1);
    assertThat(loss.lossSum()).isCloseTo(1.34902, within(1e-5));
    assertThat(logits.get(0, 0)).isCloseTo(0.70538f, within(1e-5f));
    assertThat(logits.get(0, 1)).isCloseTo(-0.74050f, within(1e-5f));
    assertThat(logits.get(0, 2)).isCloseTo(0.03512f, within(1e-5f));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void aTargetWithoutProbabilityStillHasItsLoss(Kernels kernels) {
    Matrix logits = row(0, 300);
    CrossEntropy loss = run(kernels, logits, 0);
    assertThat(loss.lossSum()).isEqualTo(300);
    assertThat(logits.toRowMajor()).containsExactly(-1f, 1f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void hugeLogitsDoNotOverflow(Kernels kernels) {
    Matrix logits = row(1e20f, 1e20f);
    assertThat(run(kernels, logits, 0).lossSum()).isCloseTo(Math.log(2), within(1e-6));
    assertThat(logits.toRowMajor()).containsExactly(-0.5f, 0.5f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void theOnlyTokenIsCertain(Kernels kernels) {
    Matrix logits = row(3);
    CrossEntropy loss = run(kernels, logits, 0);
    assertThat(loss.lossSum()).isZero();
    assertThat(loss.hits()).isOne();
    assertThat(logits.toRowMajor()).containsExactly(0f);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void ofEqualLogitsTheLowestIdIsTheHit(Kernels kernels) {
    assertThat(run(kernels, row(0, 5, 5), 1).hits()).isOne();
    assertThat(run(kernels, row(0, 5, 5), 2).hits()).isZero();
    assertThat(run(kernels, row(0, 5, 5), 0).hits()).isZero();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void whatIsNoNumberShowsInTheLoss(Kernels kernels) {
    for (float poison : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThat(run(kernels, row(poison, 1, 2), 1).lossSum()).isNaN();
    }
    assertThat(run(kernels, row(Float.NEGATIVE_INFINITY, 1), 0).lossSum()).isInfinite();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void ofEqualLogitsTheLowerIdRanksFirst(Kernels kernels) {
    assertThat(rank(kernels, row(0, 5, 5), 1)).isOne();
    assertThat(rank(kernels, row(0, 5, 5), 2)).isEqualTo(2);
    assertThat(rank(kernels, row(0, 5, 5), 0)).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void anyColumnOfAnyPanelTakesPartInTheRank(Kernels kernels) {
    var logits = new float[70];
    logits[1] = 2;
    logits[40] = 3;
    logits[69] = 4;
    assertThat(rank(kernels, row(logits), 1)).isEqualTo(3);
    assertThat(rank(kernels, row(logits), 2)).isEqualTo(5);
    assertThat(rank(kernels, row(logits), 68)).isEqualTo(70);
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void whatIsNoNumberRanksBeforeAllThatAre(Kernels kernels) {
    assertThat(rank(kernels, row(Float.NaN, 1, 2), 2)).isEqualTo(2);
    assertThat(rank(kernels, row(Float.NaN, 1, 2), 0)).isEqualTo(3);
  }

  private static int rank(Kernels kernels, Matrix logits, int target) {
    var loss = new CrossEntropy(logits, 1);
    loss.targets()[0] = target;
    loss.rank(0, 1);
    loss.run(kernels, 0, 1);
    return loss.rankAt(0);
  }

  /// Rows of the batch are 3 sequences times 2 steps; the loss is their mean, so every gradient is
  /// a sixth. Padding up to the panel takes no part and stays zero.
  @ParameterizedTest
  @MethodSource("kernels")
  void everyRowTakesItsShareAndPaddingNone(Kernels kernels) {
    for (int vocabulary : new int[] {1, 2, 31, 32, 33, 64, 65, 100}) {
      Matrix logits = Matrix.zeros(6, vocabulary);
      double[][] plain = new double[6][vocabulary];
      var random = KeyedRandom.of(3, Purpose.SAMPLE, vocabulary, 0);
      var loss = new CrossEntropy(logits, 3);
      double expectedLoss = 0;
      for (int row = 0; row < 6; row++) {
        loss.targets()[row] = random.nextInt(vocabulary);
        for (int column = 0; column < vocabulary; column++) {
          logits.set(row, column, (float) (3 * random.nextGaussian()));
          plain[row][column] = logits.get(row, column);
        }
        expectedLoss += gradient(plain[row], loss.targets()[row]);
      }

      loss.run(kernels, 0, 2);
      loss.run(kernels, 2, 3);

      assertThat(loss.lossSum()).isCloseTo(expectedLoss, within(2e-5));
      assertThat(loss.rows()).isEqualTo(6);
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column < vocabulary; column++) {
          assertThat((double) logits.get(row, column))
              .isCloseTo(plain[row][column] / 6, within(1e-6));
        }
        for (int column = vocabulary; column < Matrix.panels(vocabulary) * Matrix.PANEL; column++) {
          assertThat(logits.get(row, column)).isZero();
        }
      }
    }
  }

  /// Turns logits into the gradient of their loss, which is returned.
  private static double gradient(double[] logits, int target) {
    double total = 0;
    for (double logit : logits) {
      total += StrictMath.exp(logit);
    }
    double loss = StrictMath.log(total) - logits[target];
    for (int column = 0; column < logits.length; column++) {
      logits[column] = StrictMath.exp(logits[column]) / total - (column == target ? 1 : 0);
    }
    return loss;
  }

  private static CrossEntropy run(Kernels kernels, Matrix logits, int target) {
    var loss = new CrossEntropy(logits, 1);
    loss.targets()[0] = target;
    loss.run(kernels, 0, 1);
    return loss;
  }

  private static Matrix row(float... logits) {
    Matrix matrix = Matrix.zeros(1, logits.length);
    matrix.setRowMajor(logits);
    return matrix;
  }
}
