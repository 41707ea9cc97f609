package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerNormPassTest {
  private static final BatchShape SHAPE = new BatchShape(5, 3);
  private static final double EPSILON = 0.01;

  /// Values near 1 through a hundred sums and products of floats keep five digits.
  private static final double TOLERANCE = 1e-5;

  private final RandomMatrix random = new RandomMatrix(1);
  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 65})
  void everyRowIsBroughtToItsMeanAndDeviationThenScaledAndShifted(int width) {
    Run run = new Run(width, kernels);
    for (int row = 0; row < SHAPE.rows(); row++) {
      double[] normal = run.normal(row);
      for (int j = 0; j < width; j++) {
        double expected =
            run.layer.gamma().value().get(0, j) * normal[j] + run.layer.beta().value().get(0, j);
        assertThat((double) run.pass.output().get(row, j)).isCloseTo(expected, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 65})
  void theGradientOfTheInputIsThatOfTheFormula(int width) {
    Run run = new Run(width, kernels);
    for (int row = 0; row < SHAPE.rows(); row++) {
      double[] normal = run.normal(row);
      double mean = 0;
      double along = 0;
      double[] scaled = new double[width];
      for (int j = 0; j < width; j++) {
        scaled[j] = run.layer.gamma().value().get(0, j) * run.gradientAbove.get(row, j);
        mean += scaled[j] / width;
        along += scaled[j] * normal[j] / width;
      }
      for (int j = 0; j < width; j++) {
        double expected = (scaled[j] - mean - normal[j] * along) / run.spread(row);
        assertThat((double) run.gradientBelow.get(row, j)).isCloseTo(expected, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 31, 32, 33, 65})
  void theGradientsOfScaleAndShiftAreSumsOverAllRows(int width) {
    Run run = new Run(width, kernels);
    for (int j = 0; j < width; j++) {
      double gamma = 0;
      double beta = 0;
      for (int row = 0; row < SHAPE.rows(); row++) {
        gamma += run.gradientAbove.get(row, j) * run.normal(row)[j];
        beta += run.gradientAbove.get(row, j);
      }
      assertThat(run.gradient(run.layer.gamma())[j]).isCloseTo((float) gamma, within(1e-5f));
      assertThat(run.gradient(run.layer.beta())[j]).isCloseTo((float) beta, within(1e-5f));
    }
  }

  @Test
  void neitherCutsNorVectorsChangeABit() {
    Run whole = new Run(65, kernels);
    Run cut = new Run(65, new VectorKernels(), 0, 1, 3, SHAPE.sequences());

    assertThat(cut.pass.output().toRowMajor()).containsExactly(whole.pass.output().toRowMajor());
    assertThat(cut.gradientBelow.toRowMajor()).containsExactly(whole.gradientBelow.toRowMajor());
    for (Parameter parameter : whole.layer.parameters()) {
      int i = whole.layer.parameters().indexOf(parameter);
      assertThat(cut.gradient(cut.layer.parameters().get(i)))
          .containsExactly(whole.gradient(parameter));
    }
  }

  @Test
  void inputsThatLearnNothingGetNoGradient() {
    var layer = (LayerNorm) Layer.of(LayerNormConfig.DEFAULTS, "layer_norm", 3);
    var source = new Source.Activations(random.draw(SHAPE.rows(), 3), Optional.empty());
    var pass = new LayerNormPass(layer, source, new BatchRows(SHAPE), Optional.empty());
    layer.initialise(KeyedRandom.of(1, Purpose.SAMPLE, 0, 0), Initialisers.DEFAULTS);
    pass.forward(kernels, 0, SHAPE.sequences());
    pass.backward(kernels, 0, SHAPE.sequences());
    assertThat(pass.output().toRowMajor()).doesNotContain(0f);
  }

  /// One run forward and backward over random numbers, in ranges.
  private static final class Run {
    private final LayerNorm layer;
    private final Matrix input;
    private final Matrix gradientAbove;
    private final Matrix gradientBelow;
    private final Gradients gradients;
    private final LayerNormPass pass;

    Run(int width, Kernels kernels) {
      this(width, kernels, 0, SHAPE.sequences());
    }

    Run(int width, Kernels kernels, int... cuts) {
      var random = new RandomMatrix(width);
      layer = (LayerNorm) Layer.of(new LayerNormConfig(EPSILON), "layer_norm", width);
      random.fill(layer);
      input = random.draw(SHAPE.rows(), width);
      gradientAbove = random.draw(SHAPE.rows(), width);
      gradientBelow = random.draw(SHAPE.rows(), width);
      gradients = new Gradients(layer.parameters());
      var source = new Source.Activations(input, Optional.of(gradientBelow));
      pass = new LayerNormPass(layer, source, new BatchRows(SHAPE), Optional.of(gradients));
      for (int i = 1; i < cuts.length; i++) {
        pass.forward(kernels, cuts[i - 1], cuts[i]);
      }
      pass.outputGradient().setRowMajor(gradientAbove.toRowMajor());
      for (int i = 1; i < cuts.length; i++) {
        pass.backward(kernels, cuts[i - 1], cuts[i]);
      }
      for (int panel = pass.gradientPanels() - 1; panel >= 0; panel--) {
        pass.formGradients(kernels, panel, panel + 1);
      }
    }

    float[] gradient(Parameter parameter) {
      return parameter.toRowMajor(gradients.of(parameter).gradient());
    }

    double[] normal(int row) {
      double[] normal = new double[input.columns()];
      for (int j = 0; j < normal.length; j++) {
        normal[j] = (input.get(row, j) - mean(row)) / spread(row);
      }
      return normal;
    }

    private double mean(int row) {
      double mean = 0;
      for (int j = 0; j < input.columns(); j++) {
        mean += (double) input.get(row, j) / input.columns();
      }
      return mean;
    }

    double spread(int row) {
      double variance = 0;
      for (int j = 0; j < input.columns(); j++) {
        double distance = input.get(row, j) - mean(row);
        variance += distance * distance / input.columns();
      }
      return Math.sqrt(variance + EPSILON);
    }
  }
}
