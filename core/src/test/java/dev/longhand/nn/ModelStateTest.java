package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.State;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// State is an argument and a result: where a text is cut, and with how many others it is read,
/// changes no bit.
class ModelStateTest {
  private static final int VOCABULARY = 37;
  private static final int SEQUENCES = 5;
  private static final int STEPS = 9;

  static List<List<LayerConfig>> networks() {
    return List.of(
        network(new EmbeddingConfig(VOCABULARY, 11)),
        network(new OneHotConfig(VOCABULARY)),
        network(new ScaledIdConfig(VOCABULARY)));
  }

  private static List<LayerConfig> network(LayerConfig first) {
    return List.of(
        first,
        new LstmConfig(33),
        new DropoutConfig(0.5),
        new LstmConfig(17),
        new DenseConfig(VOCABULARY, Activation.SOFTMAX));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aCutWindowGivesTheBitsOfTheWhole(List<LayerConfig> layers) {
    LanguageModel model = model(layers);
    int[] tokens = tokens();
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      State whole = model.zeroState(SEQUENCES);
      float[] expected = logits(model, kernels, tokens, SEQUENCES, whole);
      for (int cut = 1; cut < STEPS; cut++) {
        State carried = model.zeroState(SEQUENCES);
        int[] front = Arrays.copyOf(tokens, cut * SEQUENCES);
        int[] back = Arrays.copyOfRange(tokens, cut * SEQUENCES, tokens.length);
        float[] before = logits(model, kernels, front, SEQUENCES, carried);
        float[] after = logits(model, kernels, back, SEQUENCES, carried);
        assertThat(joined(before, after)).containsExactly(expected);
        assertSame(carried, whole);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aSequenceAloneGivesTheBitsThatItGivesAmongOthers(List<LayerConfig> layers) {
    LanguageModel model = model(layers);
    int[] tokens = tokens();
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      float[] together = logits(model, kernels, tokens, SEQUENCES, model.zeroState(SEQUENCES));
      for (int b = 0; b < SEQUENCES; b++) {
        int[] own = new int[STEPS];
        float[] expected = new float[STEPS * VOCABULARY];
        for (int t = 0; t < STEPS; t++) {
          int row = t * SEQUENCES + b;
          own[t] = tokens[row];
          System.arraycopy(together, row * VOCABULARY, expected, t * VOCABULARY, VOCABULARY);
        }
        assertThat(logits(model, kernels, own, 1, model.zeroState(1))).containsExactly(expected);
      }
    }
  }

  private static LanguageModel model(List<LayerConfig> layers) {
    return LanguageModel.initialise(new ModelConfig(layers, LossPositions.EVERY), 4);
  }

  private static int[] tokens() {
    return KeyedRandom.of(8, Purpose.SAMPLE, 0, 0).ints(SEQUENCES * STEPS, 0, VOCABULARY).toArray();
  }

  /// [T B, V], beginning with a state, which becomes the one after the last step.
  private static float[] logits(
      LanguageModel model, Kernels kernels, int[] tokens, int sequences, State state) {
    var shape = new BatchShape(sequences, tokens.length / sequences);
    ModelPass pass = ModelPass.evaluation(model, shape);
    System.arraycopy(tokens, 0, pass.tokens(), 0, tokens.length);
    pass.load(state);
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.forward(kernels, 0, sequences);
    pass.save(state);
    return pass.logits().toRowMajor();
  }

  private static float[] joined(float[] front, float[] back) {
    float[] whole = Arrays.copyOf(front, front.length + back.length);
    System.arraycopy(back, 0, whole, front.length, back.length);
    return whole;
  }

  private static void assertSame(State found, State expected) {
    for (int i = 0; i < expected.layers().size(); i++) {
      assertThat(found.layers().get(i).hidden().toRowMajor())
          .containsExactly(expected.layers().get(i).hidden().toRowMajor());
      assertThat(found.layers().get(i).cell().orElseThrow().toRowMajor())
          .containsExactly(expected.layers().get(i).cell().orElseThrow().toRowMajor());
    }
  }
}
