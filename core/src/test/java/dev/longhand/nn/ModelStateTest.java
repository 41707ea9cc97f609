package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.LayerState;
import dev.longhand.nn.layer.State;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Dropout;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.LayerNorm;
import dev.longhand.nn.oracle.OracleLayer.OneHot;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleLayer.ScaledId;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// State is an argument and a result: where a text is cut, and with how many others it is read,
/// changes no bit, and no prediction depends on what comes later.
class ModelStateTest {
  private static final int VOCABULARY = 37;
  private static final int SEQUENCES = 5;
  private static final int STEPS = 9;

  static Stream<OracleStack> networks() {
    Stream<OracleStack> firstLayers =
        Stream.of(new OneHot(), new ScaledId()).map(first -> network(first, CellKind.LSTM));
    Stream<OracleStack> cells =
        Arrays.stream(CellKind.values()).map(kind -> network(new Embedding(11), kind));
    return Stream.concat(firstLayers, cells);
  }

  private static OracleStack network(OracleLayer first, CellKind kind) {
    return OracleStack.of(
        VOCABULARY,
        first,
        every(kind.of(33, 19)),
        new Dropout(List.of()),
        new LayerNorm(1e-3),
        every(kind.of(17, 34)),
        new Dense(VOCABULARY, Activation.LINEAR));
  }

  private static OracleLayer every(OracleCell cell) {
    return new Recurrent(cell, Positions.EVERY);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aCutWindowGivesTheBitsOfTheWhole(OracleStack network) {
    LanguageModel model = model(network);
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
  void aSequenceAloneGivesTheBitsThatItGivesAmongOthers(OracleStack network) {
    LanguageModel model = model(network);
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

  @ParameterizedTest
  @MethodSource("networks")
  void aLaterTokenMovesNoEarlierPrediction(OracleStack network) {
    LanguageModel model = model(network);
    int[] tokens = tokens();
    int[] others = tokens.clone();
    int changed = (STEPS - 2) * SEQUENCES + 1;
    others[changed] = (tokens[changed] + 1) % VOCABULARY;
    Kernels kernels = new ScalarKernels();
    float[] of = logits(model, kernels, tokens, SEQUENCES, model.zeroState(SEQUENCES));
    float[] ofOthers = logits(model, kernels, others, SEQUENCES, model.zeroState(SEQUENCES));
    int first = Arrays.mismatch(of, ofOthers);
    assertThat(first / VOCABULARY).isEqualTo(changed);
  }

  private static LanguageModel model(OracleStack network) {
    var shape = new BatchShape(SEQUENCES, STEPS);
    return RandomNetwork.fill(network, shape, KeyedRandom.of(4, Purpose.SAMPLE, 0, 0))
        .twin(new DropoutConfig(0.5))
        .model();
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
      LayerState before = expected.layers().get(i);
      LayerState now = found.layers().get(i);
      assertThat(now.hidden().toRowMajor()).containsExactly(before.hidden().toRowMajor());
      assertThat(now.cell().map(Matrix::toRowMajor))
          .usingRecursiveComparison()
          .isEqualTo(before.cell().map(Matrix::toRowMajor));
    }
  }
}
