package dev.longhand.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    refuse(() -> new Sgd(1, 1, Nesterov.OFF), "momentum is 1.0");
    refuse(() -> new Sgd(1, 0, Nesterov.ON), "nesterov looks ahead by the momentum");
    refuse(() -> new RmsProp(1, 1, 0, 1e-7, Centering.OFF), "rho is 1.0");
    refuse(() -> new RmsProp(1, 0.9, -1, 1e-7, Centering.OFF), "momentum is -1.0");
    refuse(() -> new Adagrad(1, -0.1, 1e-7), "the initial accumulator is -0.1");
    refuse(() -> new AveragedSgd(1, 0), "non_monotone is 0");
    refuse(() -> new Clipping.Norm(0), "the clip norm is 0.0");
    refuse(() -> new Clipping.Value(Double.NaN), "the clip value is NaN");
    refuse(() -> UpdateRule.of(Sgd.DEFAULTS).withL2(-1), "l2 is -1.0");
    refuse(() -> UpdateRule.of(Sgd.DEFAULTS).withWeightDecay(1.5), "weight_decay is 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam(1, 0.9, 0.9, 0))
        .withMessageStartingWith("epsilon is 0.0");
  }

  private static void refuse(Runnable maker, String reason) {
    assertThatIllegalArgumentException().isThrownBy(maker::run).withMessageStartingWith(reason);
  }

  static List<OptimizerConfig> all() {
    return List.of(
        Sgd.DEFAULTS,
        new Sgd(0.1, 0.9, Nesterov.OFF),
        new Sgd(0.1, 0.9, Nesterov.ON),
        RmsProp.DEFAULTS,
        new RmsProp(0.01, 0.9, 0.5, 1e-7, Centering.ON),
        Adagrad.DEFAULTS,
        Adam.DEFAULTS,
        AveragedSgd.DEFAULTS);
  }

  @ParameterizedTest
  @MethodSource("all")
  void slotsAreAsManyAsTheConfigurationSays(OptimizerConfig config) {
    assertThat(begin(config).slots()).hasSize(config.slots() * 2);
  }

  @ParameterizedTest
  @MethodSource("all")
  void itGoesOnFromItsSlotsAndItsCountToTheSameBits(OptimizerConfig config) {
    Optimizer unbroken = begin(config);
    averageAfterTwo(unbroken);
    for (float gradient : new float[] {-4, 2, 0.5f}) {
      update(unbroken, gradient, 1);
    }
    var resumed = new Optimizer(UpdateRule.of(config), gradients.inOrder());
    for (int i = 0; i < resumed.slots().size(); i++) {
      Optimizer.Slot slot = unbroken.slots().get(i);
      float[] values = slot.parameter().toRowMajor(slot.value());
      slot.parameter().setRowMajor(values, resumed.slots().get(i).value());
    }
    resumed.resumeAt(3);
    averageAfterTwo(resumed);
    float[] before = kernel.toRowMajor();
    update(unbroken, 0.25f, 1);
    float[] expected = kernel.toRowMajor();
    kernel.setRowMajor(before);
    update(resumed, 0.25f, 1);

    assertThat(kernel.toRowMajor()).containsExactly(expected);
    for (int i = 0; i < resumed.slots().size(); i++) {
      assertThat(resumed.slots().get(i).value().values())
          .as(resumed.slots().get(i).name())
          .containsExactly(unbroken.slots().get(i).value().values());
    }
  }

  private static void averageAfterTwo(Optimizer optimizer) {
    if (optimizer.rule().optimizer() instanceof AveragedSgd) {
      optimizer.averageAfter(2);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aGradientThatStaysAwayLeavesNoTinyNumbersBehind(OptimizerConfig config) {
    Optimizer optimizer = begin(config);
    update(optimizer, 1e-3f, 1);
    for (int i = 0; i < 3000; i++) {
      update(optimizer, 0, 1);
    }
    for (Optimizer.Slot slot : optimizer.slots()) {
      for (float value : slot.value().values()) {
        assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).as(slot.name()).isTrue();
      }
    }
  }

  @Test
  void momentumGoesOnWhereTheGradientEnds() {
    Optimizer optimizer = begin(new Sgd(0.5, 0.5, Nesterov.OFF));
    update(optimizer, 1, 1);
    assertKernelIs(0.5);
    update(optimizer, 0, 1);
    assertKernelIs(0.25);
  }

  @Test
  void nesterovIsOneMovementAhead() {
    Optimizer optimizer = begin(new Sgd(0.5, 0.5, Nesterov.ON));
    update(optimizer, 1, 1);
    assertKernelIs(1 - 0.5 - 0.25);
    update(optimizer, 0, 1);
    assertKernelIs(1 - 0.5 - 0.25 - 0.125);
  }

  @Test
  void aCenteredGradientThatNeverChangesStaysFinite() {
    Optimizer optimizer = begin(new RmsProp(1e-3, 0.9, 0, 1e-7, Centering.ON));
    for (int i = 0; i < 500; i++) {
      update(optimizer, 37.3f, 1);
    }
    for (float value : kernel.toRowMajor()) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void valuesAreCutOffOnBothSides() {
    UpdateRule clipped = UpdateRule.of(new Sgd(1)).withClipping(new Clipping.Value(0.25));
    update(begin(clipped), 3, 1);
    assertKernelIs(0.75);
    update(begin(clipped), -3, 1);
    assertKernelIs(1.25);
    update(begin(clipped), 0.125f, 1);
    assertKernelIs(0.875);
  }

  @Test
  void weightDecayDoesNotAskForAGradient() {
    update(begin(UpdateRule.of(new Sgd(0.5)).withWeightDecay(0.25)), 0, 1);
    assertKernelIs(1 - 0.5 * 0.25);
  }

  @Test
  void l2AddsToTheGradientsOfKernelsAlone() {
    Optimizer optimizer = begin(UpdateRule.of(new Sgd(0.5)).withL2(0.25));
    Parameter bias = layer.parameters().get(1);
    bias.setRowMajor(new float[40]);
    for (int index = 0; index < 2; index++) {
      Arrays.fill(gradients.inOrder().get(index).gradient().values(), 0.125f);
      optimizer.addPenalty(kernels, index, 0, 2);
    }
    assertThat(gradients.of(kernel).gradient().get(2, 39)).isEqualTo(0.125f + 2 * 0.25f);
    assertThat(gradients.of(bias).gradient().get(0, 39)).isEqualTo(0.125f);
  }

  @Test
  void theRateOfAStepIsTheOneThatWasSet() {
    Optimizer optimizer = begin(new Sgd(0.5));
    assertThat(optimizer.rate()).isEqualTo(0.5);
    optimizer.setRate(0.25);
    update(optimizer, 1, 1);
    assertKernelIs(0.75);
  }

  @Test
  void averagesAreOfTheStepsBehindTheOneThatIsNamed() {
    Optimizer optimizer = begin(new AveragedSgd(1, 5));
    update(optimizer, 1, 1);
    optimizer.averageAfter(1);
    assertThat(optimizer.averagedSteps()).isZero();
    update(optimizer, 1, 1);
    update(optimizer, 1, 1);
    assertThat(optimizer.averagedSteps()).isEqualTo(2);
    assertThat(kernel.toRowMajor(optimizer.averages().getFirst())).containsOnly(-1.5f);
    assertKernelIs(-2);
  }

  @Test
  void onlyAveragedDescentKeepsAverages() {
    assertThatIllegalStateException().isThrownBy(() -> begin(new Sgd(1)).averageAfter(0));
  }

  private Optimizer begin(OptimizerConfig config) {
    return begin(UpdateRule.of(config));
  }

  private Optimizer begin(UpdateRule rule) {
    float[] ones = new float[3 * 40];
    Arrays.fill(ones, 1f);
    kernel.setRowMajor(ones);
    return new Optimizer(rule, gradients.inOrder());
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
