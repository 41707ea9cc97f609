package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingStepTest {
  private static final BatchShape SHAPE = new BatchShape(13, 12);
  private static final BatchShape SHORT = new BatchShape(5, 12);
  private static final BatchShape BRIEF = new BatchShape(13, 3);
  private static final int STEPS = 5;

  static List<ModelConfig> networks() {
    return Stream.concat(TrainingScene.all().stream(), TrainingScene.cells().stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void lossFallsOnABatchThatIsRepeated(ModelConfig config) {
    try (var workers = new Workers(1)) {
      LanguageModel model = LanguageModel.initialise(config, 1);
      var step =
          new TrainingStep(
              model,
              UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.01)),
              new ScalarKernels(),
              workers,
              1);
      Arrays.fill(step.pass(SHAPE).targets(), 3);
      step.run(SHAPE);
      double first = step.pass(SHAPE).loss().lossSum() / step.pass(SHAPE).loss().rows();
      for (int i = 0; i < 30; i++) {
        step.run(SHAPE);
      }
      double last = step.pass(SHAPE).loss().lossSum() / step.pass(SHAPE).loss().rows();
      assertThat(first).isCloseTo(Math.log(TrainingScene.VOCABULARY), within(0.3));
      assertThat(last).isLessThan(first / 3);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void scalarAndVectorKernelsGiveTheSameBits(ModelConfig config) {
    try (var workers = new Workers(2)) {
      assertSame(
          numbersAfter(config, new VectorKernels(), workers),
          numbersAfter(config, new ScalarKernels(), workers));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void anyNumberOfWorkersGivesTheSameBits(ModelConfig config) {
    List<float[]> ofOne = numbersAfterWith(1, config);
    for (int count : new int[] {2, 3, 7, 16}) {
      assertSame(numbersAfterWith(count, config), ofOne);
    }
  }

  private static List<float[]> numbersAfterWith(int workerCount, ModelConfig config) {
    try (var workers = new Workers(workerCount)) {
      return numbersAfter(config, new ScalarKernels(), workers);
    }
  }

  private static List<float[]> numbersAfter(ModelConfig config, Kernels kernels, Workers workers) {
    TrainingScene scene = TrainingScene.adam(config, kernels, workers);
    for (int i = 0; i < STEPS; i++) {
      scene.train(i == 2 ? SHORT : SHAPE);
    }
    return scene.numbers();
  }

  /// The transposed copies are shared by all shapes: a step that was planned before another shape
  /// trained gives the gradients of one that is planned afresh for the same parameters.
  @ParameterizedTest
  @MethodSource("networks")
  void batchesOfOtherShapesInBetweenLeaveNothingStale(ModelConfig config) {
    try (var workers = new Workers(2)) {
      TrainingScene scene = TrainingScene.adam(config, new ScalarKernels(), workers);
      for (BatchShape shape : List.of(SHAPE, SHORT, BRIEF, SHORT, SHAPE)) {
        scene.train(shape);
      }
      for (BatchShape shape : List.of(SHAPE, SHORT, BRIEF)) {
        TrainingScene fresh =
            TrainingScene.of(
                scene.copyOfModel(),
                UpdateRule.of(OptimizerConfig.Adam.DEFAULTS),
                new ScalarKernels(),
                workers);
        fresh.step().optimizer().resumeAt(scene.step().optimizer().steps());
        fresh.train(shape);
        scene.train(shape);
        assertSame(gradients(scene), gradients(fresh));
      }
    }
  }

  @Test
  void parametersThatWereSetFromOutsideCountOnceTransposesAreRefreshed() {
    try (var workers = new Workers(2)) {
      TrainingScene scene =
          TrainingScene.adam(TrainingScene.characters(), new ScalarKernels(), workers);
      scene.train(SHAPE);
      LanguageModel other = LanguageModel.initialise(TrainingScene.characters(), 77);
      for (int i = 0; i < other.parameters().size(); i++) {
        scene.model().parameters().get(i).setRowMajor(other.parameters().get(i).toRowMajor());
      }
      scene.step().refreshTransposes();
      TrainingScene fresh =
          TrainingScene.of(
              other, UpdateRule.of(OptimizerConfig.Adam.DEFAULTS), new ScalarKernels(), workers);
      fresh.step().optimizer().resumeAt(1);
      fresh.train(SHAPE);
      scene.train(SHAPE);
      assertSame(gradients(scene), gradients(fresh));
    }
  }

  @Test
  void dropoutDropsAnewAtEveryStepAndTheSameWhenRepeated() {
    try (var workers = new Workers(1)) {
      LanguageModel model = LanguageModel.initialise(TrainingScene.dracula(), 1);
      var losses = new ArrayList<Double>();
      for (long at : new long[] {0, 1, 0}) {
        var step =
            new TrainingStep(model, UpdateRule.of(new Sgd(1e-30)), new ScalarKernels(), workers, 5);
        step.optimizer().resumeAt(at);
        Arrays.fill(step.pass(SHAPE).tokens(), 30);
        step.run(SHAPE);
        losses.add(step.pass(SHAPE).loss().lossSum());
      }
      assertThat(losses.get(1)).isNotEqualTo(losses.get(0));
      assertThat(losses.get(2)).isEqualTo(losses.get(0));
    }
  }

  @Test
  void clippingScalesEveryGradientByLimitOverNorm() {
    double limit = 0.05;
    try (var workers = new Workers(2)) {
      TrainingScene scene = gradientDescent(new Clipping.Norm(limit), workers);
      List<float[]> before = weights(scene.model());
      scene.train(SHAPE);
      List<float[]> gradients = gradients(scene);
      double norm = norm(gradients);
      assertThat(norm).isGreaterThan(limit);
      float scale = (float) (limit / norm);
      assertThat(List.of(Math.nextDown(scale), scale, Math.nextUp(scale)))
          .as("squares are summed in floats, so the last bit of the scale is the engine's")
          .anySatisfy(s -> assertSame(weights(scene.model()), moved(before, gradients, s)));
    }
  }

  @Test
  void l2MovesKernelsAndLeavesTheLossThatIsReportedAlone() {
    float l2 = 0.125f;
    try (var workers = new Workers(2)) {
      TrainingScene plain = gradientDescent(new Clipping.None(), workers);
      TrainingScene penalised =
          TrainingScene.of(
              plain.copyOfModel(),
              UpdateRule.of(new Sgd(0.5)).withL2(l2),
              new ScalarKernels(),
              workers);
      List<float[]> before = weights(plain.model());
      assertThat(penalised.train(SHAPE)).isEqualTo(plain.train(SHAPE));
      List<float[]> expected = gradients(plain);
      for (int i = 0; i < expected.size(); i++) {
        for (int j = 0;
            plain.model().parameters().get(i).isKernel() && j < before.get(i).length;
            j++) {
          expected.get(i)[j] = Math.fma(2 * l2, before.get(i)[j], expected.get(i)[j]);
        }
      }
      assertSame(gradients(penalised), expected);
      assertSame(weights(penalised.model()), moved(before, expected, 1f));
    }
  }

  @Test
  void theNormThatIsClippedHasThePenaltyInIt() {
    try (var workers = new Workers(1)) {
      UpdateRule rule = UpdateRule.of(new Sgd(0.5)).withL2(1).withClipNorm(1);
      TrainingScene scene =
          TrainingScene.of(
              LanguageModel.initialise(TrainingScene.poem(), 3),
              rule,
              new ScalarKernels(),
              workers);
      List<float[]> before = weights(scene.model());
      scene.train(SHAPE);
      assertThat(norm(gradients(scene))).isGreaterThan(3);
      double moved = 0;
      for (int i = 0; i < before.size(); i++) {
        for (int j = 0; j < before.get(i).length; j++) {
          double distance = weights(scene.model()).get(i)[j] - before.get(i)[j];
          moved += distance * distance;
        }
      }
      assertThat(Math.sqrt(moved)).isCloseTo(0.5, within(1e-5));
    }
  }

  @Test
  void aNormWithinTheLimitIsLeftAlone() {
    try (var workers = new Workers(2)) {
      TrainingScene clipped = gradientDescent(new Clipping.Norm(1000), workers);
      TrainingScene free = gradientDescent(new Clipping.None(), workers);
      List<float[]> before = weights(free.model());
      clipped.train(SHAPE);
      free.train(SHAPE);
      assertSame(weights(clipped.model()), weights(free.model()));
      assertSame(weights(free.model()), moved(before, gradients(free), 1f));
    }
  }

  private static TrainingScene gradientDescent(Clipping clipping, Workers workers) {
    return TrainingScene.of(
        LanguageModel.initialise(TrainingScene.characters(), 3),
        new UpdateRule(new Sgd(0.5), clipping, 0, 0),
        new ScalarKernels(),
        workers);
  }

  private static List<float[]> moved(List<float[]> weights, List<float[]> slopes, float scale) {
    var moved = new ArrayList<float[]>();
    for (int p = 0; p < weights.size(); p++) {
      float[] values = weights.get(p).clone();
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.fma(-0.5f, scale * slopes.get(p)[i], values[i]);
      }
      moved.add(values);
    }
    return moved;
  }

  private static double norm(List<float[]> gradients) {
    double squares = 0;
    for (float[] gradient : gradients) {
      for (float slope : gradient) {
        squares += (double) slope * slope;
      }
    }
    return Math.sqrt(squares);
  }

  @Test
  void aParameterThatIsNoNumberStopsTheStepAndChangesNothing() {
    for (float poison : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
        for (int i = 0; i < TrainingScene.characters().layers().size(); i++) {
          assertStops(i, poison, kernels);
        }
      }
    }
  }

  /// Poisons one row of every parameter of a layer in turn. An infinite bias below the last layer
  /// only saturates a gate or a tanh, from which nothing infinite follows, so it is left out.
  private static void assertStops(int layer, float poison, Kernels kernels) {
    LanguageModel model = LanguageModel.initialise(TrainingScene.characters(), 3);
    boolean last = layer == model.layers().size() - 1;
    for (Parameter parameter : model.layers().get(layer).parameters()) {
      if (Float.isInfinite(poison) && parameter.rows() == 1 && !last) {
        continue;
      }
      float[] good = parameter.toRowMajor();
      float[] bad = good.clone();
      Arrays.fill(bad, 0, Math.min(bad.length, parameter.columns()), poison);
      parameter.setRowMajor(bad);
      assertNoStep(parameter.name() + " of " + poison, model, kernels);
      parameter.setRowMajor(good);
    }
  }

  private static void assertNoStep(String what, LanguageModel model, Kernels kernels) {
    try (var workers = new Workers(2)) {
      TrainingScene scene =
          TrainingScene.of(
              model,
              UpdateRule.of(OptimizerConfig.Adam.DEFAULTS).withClipNorm(1),
              kernels,
              workers);
      List<float[]> before = scene.numbers();
      assertThat(scene.step().run(BRIEF)).as(what).isFalse();
      assertSame(scene.numbers(), before);
      assertThat(scene.step().optimizer().steps()).isZero();
    }
  }

  @Test
  void aStepGoesOnAfterOneThatWasRefused() {
    try (var workers = new Workers(2)) {
      TrainingScene unbroken = gradientDescent(new Clipping.Norm(1), workers);
      TrainingScene broken = gradientDescent(new Clipping.Norm(1), workers);
      train(unbroken, model -> {});
      train(
          broken,
          model -> {
            Parameter bias = model.parameters().getLast();
            float[] good = bias.toRowMajor();
            float[] bad = good.clone();
            bad[0] = Float.NaN;
            bias.setRowMajor(bad);
            assertThat(broken.tryTrain(SHAPE)).isFalse();
            bias.setRowMajor(good);
          });
      assertSame(broken.numbers(), unbroken.numbers());
    }
  }

  private static void train(TrainingScene scene, Consumer<LanguageModel> between) {
    scene.train(SHAPE);
    between.accept(scene.model());
    scene.train(SHAPE);
  }

  private static List<float[]> weights(LanguageModel model) {
    return model.parameters().stream().map(Parameter::toRowMajor).toList();
  }

  private static List<float[]> gradients(TrainingScene scene) {
    var gradients = scene.step().gradients();
    return scene.model().parameters().stream()
        .map(parameter -> parameter.toRowMajor(gradients.of(parameter).gradient()))
        .toList();
  }

  private static void assertSame(List<float[]> found, List<float[]> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).containsExactly(expected.get(i));
    }
  }
}
