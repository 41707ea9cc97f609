package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Bidirectional;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.BidirectionalPass;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GradientArrives;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHot;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.nn.layer.Source;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/// What a model says of a token depends on those before it alone: another token later changes no
/// bit of it.
class CausalityTest {
  private static final int VOCABULARY = 11;
  private static final int UNITS = 17;
  private static final BatchShape SHAPE = new BatchShape(3, 6);

  private static final Recurrence PROJECTED =
      Recurrence.PLAIN.withProjection(new Projection(5, Projection.Bias.PRESENT));
  private static final Recurrence DROPPING = Recurrence.PLAIN.withDropout(0.3).withWeightDrop(0.3);

  static final List<RecurrentConfig> CELLS =
      List.of(
          new LstmConfig(UNITS),
          new LstmConfig(UNITS).withPeepholes(),
          new LstmConfig(UNITS).withCoupledGates().withPeepholes(),
          new LstmConfig(UNITS).withCellNorm(),
          new LstmConfig(UNITS).withRecurrence(PROJECTED),
          new LstmConfig(UNITS).withRecurrence(DROPPING),
          new GruConfig(UNITS),
          new GruConfig(UNITS).withRecurrence(PROJECTED),
          new GruConfig(UNITS).withReset(GruConfig.Reset.BEFORE),
          new GruConfig(UNITS).withReset(GruConfig.Reset.BEFORE).withRecurrence(DROPPING),
          new SimpleRnnConfig(UNITS),
          new SimpleRnnConfig(UNITS).withRecurrence(PROJECTED));

  static final List<List<LayerConfig>> FIRST_LAYERS =
      List.of(
          List.of(new EmbeddingConfig(VOCABULARY, UNITS)),
          List.of(new EmbeddingConfig(VOCABULARY, UNITS, 0.3)),
          List.of(new OneHotConfig(VOCABULARY)),
          List.of(new ScaledIdConfig(VOCABULARY)),
          List.of(new EmbeddingConfig(VOCABULARY, UNITS), new LayerNormConfig(0.01)),
          List.of(
              new EmbeddingConfig(VOCABULARY, UNITS), new DropoutConfig(0.3, Mask.EACH_SEQUENCE)));

  @ParameterizedTest
  @FieldSource("CELLS")
  void noCellSeesALaterToken(RecurrentConfig cell) {
    assertCausal(
        new EmbeddingConfig(VOCABULARY, UNITS),
        cell,
        new LayerNormConfig(0.01),
        new DropoutConfig(0.3),
        cell,
        new DenseConfig(7, Activation.TANH),
        new DenseConfig(VOCABULARY, Activation.SOFTMAX));
  }

  @ParameterizedTest
  @FieldSource("FIRST_LAYERS")
  void noWayOfReadingTokensSeesALaterOne(List<LayerConfig> first) {
    var layers = new ArrayList<LayerConfig>(first);
    layers.add(new LstmConfig(UNITS));
    layers.add(new DenseConfig(VOCABULARY, Activation.SOFTMAX));
    assertCausal(layers.toArray(LayerConfig[]::new));
  }

  @Test
  void noTiedOutputSeesALaterToken() {
    assertCausal(
        new EmbeddingConfig(VOCABULARY, UNITS),
        new LstmConfig(UNITS),
        new DenseConfig(VOCABULARY, Activation.SOFTMAX, Kernel.TIED));
  }

  private static void assertCausal(LayerConfig... layers) {
    ModelConfig config = new ModelConfig(List.of(layers), LossPositions.EVERY);
    assertThat(config.causal()).isTrue();
    LanguageModel model = LanguageModel.initialise(config, 1);
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      for (int changed = 0; changed < SHAPE.steps(); changed++) {
        int rows = changed * SHAPE.sequences() * VOCABULARY;
        float[][] whole = {logits(model, kernels, -1), trained(model, kernels, -1)};
        float[][] other = {logits(model, kernels, changed), trained(model, kernels, changed)};
        for (int i = 0; i < whole.length; i++) {
          assertThat(Arrays.copyOf(other[i], rows)).containsExactly(Arrays.copyOf(whole[i], rows));
          assertThat(other[i]).isNotEqualTo(whole[i]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Merge.class)
  void aCellThatReadsBackwardSeesEveryLaterToken(Merge merge) {
    List<LayerConfig> layers =
        List.of(
            new EmbeddingConfig(VOCABULARY, UNITS),
            new BidirectionalConfig(new LstmConfig(UNITS), merge),
            new BidirectionalConfig(new GruConfig(UNITS), merge),
            new DenseConfig(VOCABULARY, Activation.SOFTMAX));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelConfig(layers, LossPositions.EVERY))
        .withMessageContaining("has read every later token");
    assertThat(new ModelConfig(layers, LossPositions.LAST).causal()).isFalse();
    float[] whole = readFromBothEnds(merge, -1);
    int step = whole.length / SHAPE.steps();
    for (int changed = 1; changed < SHAPE.steps(); changed++) {
      float[] other = readFromBothEnds(merge, changed);
      assertThat(Arrays.copyOf(other, step)).isNotEqualTo(Arrays.copyOf(whole, step));
    }
  }

  private static float[] readFromBothEnds(Merge merge, int changed) {
    var config = new BidirectionalConfig(new LstmConfig(UNITS), merge);
    var layer = (Bidirectional) Layer.of(config, "bidirectional", VOCABULARY);
    layer.initialise(KeyedRandom.of(1, Purpose.SAMPLE, 0, 0), Initialisers.DEFAULTS);
    int[] tokens = new int[SHAPE.rows()];
    fill(tokens, changed);
    var pass =
        new BidirectionalPass(
            layer,
            new Source.Tokens(tokens, new OneHot(new OneHotConfig(VOCABULARY), "one_hot")),
            SHAPE,
            GradientArrives.AT_EVERY_STEP,
            Optional.empty());
    Kernels kernels = new ScalarKernels();
    pass.fillTables(kernels, 0, pass.tablePanels());
    pass.forward(kernels, 0, SHAPE.sequences());
    return pass.output().toRowMajor();
  }

  private static float[] logits(LanguageModel model, Kernels kernels, int changed) {
    ModelPass pass = ModelPass.evaluation(model, SHAPE);
    run(pass, model, kernels, changed);
    return pass.logits().toRowMajor();
  }

  private static float[] trained(LanguageModel model, Kernels kernels, int changed) {
    var gradients = new Gradients(model.parameters());
    ModelPass pass = ModelPass.training(model, SHAPE, gradients);
    pass.drawDropout(1, 2);
    run(pass, model, kernels, changed);
    return pass.logits().toRowMajor();
  }

  /// Runs a batch in which the tokens of one step, if any, are others.
  private static void run(ModelPass pass, LanguageModel model, Kernels kernels, int changed) {
    fill(pass.tokens(), changed);
    pass.load(model.zeroState(SHAPE.sequences()));
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.forward(kernels, 0, SHAPE.sequences());
  }

  private static void fill(int[] tokens, int changed) {
    for (int row = 0; row < tokens.length; row++) {
      int other = row / SHAPE.sequences() == changed ? 1 : 0;
      tokens[row] = (row * 7 + other) % VOCABULARY;
    }
  }
}
