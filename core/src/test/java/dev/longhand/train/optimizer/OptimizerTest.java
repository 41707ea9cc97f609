package dev.longhand.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// One parameter that begins with ones, under the examples of docs/math/adam.md.
class OptimizerTest {
  private final Kernels kernels = new ScalarKernels();
  private final Layer layer = Layer.of(new DenseConfig(40, Activation.LINEAR), "dense", 3);
  private final Gradients gradients = new Gradients(layer.parameters());
  private final Parameter kernel = layer.parameters().getFirst();

  @Test
  void adamTakesTheStepsOfTheDocumentation() {
    Optimizer optimizer = begin(Adam.DEFAULTS);
    update(optimizer, -4, 1);
    assertKernelIs(1.001);
    update(optimizer, 2, 1);
    assertKernelIs(1.00126634);
    assertThat(optimizer.steps()).isEqualTo(2);
    assertThat(optimizer.slots().getFirst().value().get(2, 39)).isCloseTo(-0.16f, within(1e-7f));
    assertThat(slot(optimizer, "dense.kernel.variance")).isCloseTo(0.019984f, within(1e-8f));
  }

  @Test
  void theSizeOfTheGradientHardlyMattersToAdam() {
    Optimizer optimizer = begin(Adam.DEFAULTS);
    update(optimizer, 0.1f, 1);
    assertKernelIs(0.999);
    update(optimizer, 0.1f, 1);
    assertKernelIs(0.998);
  }

  @Test
  void adamGoesOnFromItsSlotsAndItsCount() {
    Optimizer unbroken = begin(Adam.DEFAULTS);
    update(unbroken, -4, 1);
    float[] weights = kernel.toRowMajor();
    float[] mean = kernel.toRowMajor(unbroken.slots().get(0).value());
    float[] variance = kernel.toRowMajor(unbroken.slots().get(1).value());
    update(unbroken, 2, 1);
    float[] expected = kernel.toRowMajor();

    kernel.setRowMajor(weights);
    var resumed = new Optimizer(UpdateRule.of(Adam.DEFAULTS), gradients.inOrder());
    kernel.setRowMajor(mean, resumed.slots().get(0).value());
    kernel.setRowMajor(variance, resumed.slots().get(1).value());
    resumed.resumeAt(1);
    update(resumed, 2, 1);
    assertThat(kernel.toRowMajor()).containsExactly(expected);
  }

  @Test
  void descentSubtractsRateTimesGradient() {
    Optimizer optimizer = begin(new Sgd(0.5));
    update(optimizer, 0.25f, 1);
    assertKernelIs(1 - 0.5 * 0.25);
    assertThat(optimizer.slots()).isEmpty();
  }

  @Test
  void clippingScalesTheGradientBeforeAnythingElse() {
    update(begin(new Sgd(0.5)), 4, 0.25f);
    assertKernelIs(1 - 0.5 * 4 * 0.25);
    Optimizer adam = begin(Adam.DEFAULTS);
    update(adam, -8, 0.5f);
    assertThat(adam.slots().getFirst().value().get(0, 0)).isCloseTo(-0.4f, within(1e-7f));
  }

  @Test
  void onlyTheNamedPanelsMove() {
    Optimizer optimizer = begin(new Sgd(1));
    Arrays.fill(gradients.of(kernel).gradient().values(), 0.5f);
    optimizer.begin(1);
    optimizer.update(kernels, 0, 1, 2);
    assertThat(kernel.value().get(1, 31)).isEqualTo(1f);
    assertThat(kernel.value().get(1, 32)).isEqualTo(0.5f);
  }

  @Test
  void refusesSettingsThatCannotBeMeant() {
    for (double rate : new double[] {0, -1, 1001, Double.NaN}) {
      String message = "the learning rate is " + rate + "; it must be above 0 and at most 1000";
      assertThatIllegalArgumentException().isThrownBy(() -> new Sgd(rate)).withMessage(message);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Adam.DEFAULTS.withRate(rate))
          .withMessage(message);
    }
    for (double decay : new double[] {-0.1, 1, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Adam(1, decay, 0.9, 1e-7))
          .withMessageStartingWith("beta_1 is " + decay);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Adam(1, 0.9, decay, 1e-7))
          .withMessageStartingWith("beta_2 is " + decay);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam(1, 0.9, 0.9, 0))
        .withMessageStartingWith("epsilon is 0.0");
  }

  private Optimizer begin(OptimizerConfig config) {
    float[] ones = new float[3 * 40];
    Arrays.fill(ones, 1f);
    kernel.setRowMajor(ones);
    return new Optimizer(UpdateRule.of(config), gradients.inOrder());
  }

  private void update(Optimizer optimizer, float gradient, float scale) {
    float[] values = new float[3 * 40];
    Arrays.fill(values, gradient);
    kernel.setRowMajor(values, gradients.of(kernel).gradient());
    optimizer.begin(scale);
    optimizer.update(kernels, 0, 0, kernel.value().panels());
  }

  private float slot(Optimizer optimizer, String name) {
    return optimizer.slots().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value()
        .get(0, 0);
  }

  private void assertKernelIs(double expected) {
    for (float value : kernel.toRowMajor()) {
      assertThat((double) value).isCloseTo(expected, within(1.2e-7));
    }
  }
}
