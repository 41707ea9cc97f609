package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An output that is tied to the embedding, beside one whose own kernel happens to be the
/// embedding's transpose.
class TiedOutputTest {
  private static final BatchShape SHAPE = new BatchShape(6, 7);
  private static final int WIDTH = 33;

  private final LanguageModel tied;
  private final LanguageModel own;

  TiedOutputTest() {
    tied = model(37, LossPositions.EVERY, Kernel.TIED);
    own = twin(tied);
  }

  private static LanguageModel model(int vocabulary, LossPositions positions, Kernel kernel) {
    return LanguageModel.initialise(
        new ModelConfig(
            List.of(
                new EmbeddingConfig(vocabulary, WIDTH),
                new LstmConfig(WIDTH),
                new DenseConfig(vocabulary, Activation.SOFTMAX, kernel)),
            positions),
        1);
  }

  private static LanguageModel twin(LanguageModel tied) {
    ModelConfig config = tied.config();
    LanguageModel own = model(config.vocabulary(), config.lossPositions(), Kernel.OWN);
    for (Parameter parameter : own.parameters()) {
      parameter.setRowMajor(
          parameter.name().equals("dense.kernel")
              ? transposed(parameter(tied, "embedding.embeddings"))
              : parameter(tied, parameter.name()).toRowMajor());
    }
    return own;
  }

  private static Parameter parameter(LanguageModel model, String name) {
    return model.parameters().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static float[] transposed(Parameter parameter) {
    float[] values = parameter.toRowMajor();
    float[] result = new float[values.length];
    for (int row = 0; row < parameter.rows(); row++) {
      for (int column = 0; column < parameter.columns(); column++) {
        result[column * parameter.rows() + row] = values[row * parameter.columns() + column];
      }
    }
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 31, 32, 33, 200})
  void logitsAreTheBitsOfAKernelThatIsTheTranspose(int vocabulary) {
    for (LossPositions positions : LossPositions.values()) {
      LanguageModel model = model(vocabulary, positions, Kernel.TIED);
      for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
        assertThat(logits(model, kernels)).containsExactly(logits(twin(model), kernels));
      }
    }
  }

  private static float[] logits(LanguageModel model, Kernels kernels) {
    ModelPass pass = ModelPass.evaluation(model, SHAPE);
    fill(pass, model);
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.forward(kernels, 0, SHAPE.sequences());
    return pass.logits().toRowMajor();
  }

  private static void fill(ModelPass pass, LanguageModel model) {
    KeyedRandom random = KeyedRandom.of(1, Purpose.SAMPLE, 0, 0);
    int vocabulary = model.config().vocabulary();
    Arrays.setAll(pass.tokens(), i -> random.nextInt(vocabulary));
    Arrays.setAll(pass.targets(), i -> random.nextInt(vocabulary));
    pass.load(model.zeroState(SHAPE.sequences()));
  }

  /// One sum in place of two, so the last bits differ: by half a unit in the last place of each of
  /// the 42 terms and of as many of the embedding, at most 2^-24 * 84 of the largest partial sum.
  @ParameterizedTest
  @EnumSource(LossPositions.class)
  void theGradientOfTheVectorsIsThatOfReadingAndOfScoring(LossPositions positions) {
    LanguageModel model = model(37, positions, Kernel.TIED);
    float[] found = gradient(model, "embedding.embeddings", 64);
    LanguageModel twin = twin(model);
    float[] reading = gradient(twin, "embedding.embeddings", 64);
    float[] scoring = gradient(twin, "dense.kernel", 64);
    for (int id = 0; id < 37; id++) {
      for (int j = 0; j < WIDTH; j++) {
        float expected = reading[id * WIDTH + j] + scoring[j * 37 + id];
        assertThat(found[id * WIDTH + j]).isCloseTo(expected, within(1e-6f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theCutIntoPiecesChangesNoBit(int panels) {
    for (Parameter parameter : tied.parameters()) {
      assertThat(gradient(tied, parameter.name(), panels))
          .containsExactly(gradient(tied, parameter.name(), 64));
    }
    assertThat(gradient(tied, "dense.bias", panels))
        .containsExactly(gradient(own, "dense.bias", panels));
  }

  /// Runs one batch forward and back, forms gradients in pieces from the last to the first, and
  /// reads one.
  private static float[] gradient(LanguageModel model, String name, int panels) {
    Kernels kernels = new ScalarKernels();
    var gradients = new Gradients(model.parameters());
    ModelPass pass = ModelPass.training(model, SHAPE, gradients);
    fill(pass, model);
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.forward(kernels, 0, SHAPE.sequences());
    pass.runLoss(kernels, 0, SHAPE.sequences());
    pass.backward(kernels, 0, SHAPE.sequences());
    for (int layer = pass.layers() - 1; layer >= 0; layer--) {
      for (int to = pass.gradientPanels(layer); to > 0; to -= panels) {
        pass.formGradients(kernels, layer, Math.max(0, to - panels), to);
      }
    }
    pass.formTableGradients(kernels);
    Parameter parameter = parameter(model, name);
    return parameter.toRowMajor(gradients.of(parameter).gradient());
  }
}
