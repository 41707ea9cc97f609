package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Padding in networks that drop something, and lengths that a pass refuses.
class RaggedPassTest {
  private static final int VOCABULARY = 7;
  private static final int PADDING = 3;
  private static final BatchShape SHAPE = new BatchShape(4, 6);
  private static final int[] LENGTHS = {6, 4, 2, 1};
  private static final int[] TOO_LONG = {7, 4, 2, 1};
  private static final EmbeddingConfig EMBEDDING = new EmbeddingConfig(VOCABULARY, 5);
  private static final LstmConfig LSTM = new LstmConfig(9);

  private final Kernels kernels = new ScalarKernels();

  static Stream<List<LayerConfig>> dropping() {
    return Stream.of(
        List.of(EMBEDDING, LSTM.withRecurrence(Recurrence.PLAIN.withDropout(0.5))),
        List.of(EMBEDDING, new DropoutConfig(0.5), LSTM),
        List.of(EMBEDDING, LSTM, new DropoutConfig(0.5), new GruConfig(8)),
        List.of(new EmbeddingConfig(VOCABULARY, 5, 0.5), LSTM),
        List.of(EMBEDDING, new BidirectionalConfig(LSTM, Merge.CONCAT)));
  }

  /// Each sequence has choices of its own, or reads the padding last.
  @ParameterizedTest
  @MethodSource("dropping")
  void wherePaddingIsNotTheSameForAllItIsWrittenOut(List<LayerConfig> layers) {
    LanguageModel model = model(layers, LossPositions.LAST);
    Learnt plain = new Learnt(model, SHAPE);
    plain.writePadding();
    Learnt padded = new Learnt(model, SHAPE.withPadding());
    padded.pass.setLengths(LENGTHS, PADDING);
    plain.run();
    padded.run();
    assertThat(padded.pass.loss().lossSum()).isEqualTo(plain.pass.loss().lossSum());
    for (Parameter parameter : model.parameters()) {
      assertThat(padded.gradient(parameter)).containsExactly(plain.gradient(parameter));
    }
  }

  static Stream<RecurrentConfig> weightDropping() {
    Recurrence dropping = Recurrence.PLAIN.withWeightDrop(0.5);
    return Stream.of(LSTM.withRecurrence(dropping), new GruConfig(9).withRecurrence(dropping));
  }

  /// Weights are dropped for a whole step, so padding is the same for all.
  @ParameterizedTest
  @MethodSource("weightDropping")
  void droppedWeightsAreDroppedFromThePaddingToo(RecurrentConfig cell) {
    LanguageModel model =
        model(List.of(EMBEDDING, cell, cell, new DropoutConfig(0.3)), LossPositions.LAST);
    Learnt plain = new Learnt(model, SHAPE);
    plain.writePadding();
    Learnt shared = new Learnt(model, SHAPE.withPadding());
    shared.pass.setLengths(LENGTHS, PADDING);
    plain.run();
    shared.run();
    assertThat(shared.pass.loss().lossSum())
        .isCloseTo(plain.pass.loss().lossSum(), Offset.offset(1e-5));
    for (Parameter parameter : model.parameters()) {
      float[] expected = plain.gradient(parameter);
      float[] found = shared.gradient(parameter);
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i]).as(parameter.name()).isCloseTo(expected[i], Offset.offset(1e-6f));
      }
    }
  }

  @Test
  void aPassThatReadsFromTheEndTakesNoShortSequences() {
    LayerConfig both = new BidirectionalConfig(LSTM, Merge.CONCAT);
    ModelPass pass = pass(List.of(EMBEDDING, both), LossPositions.LAST, SHAPE);
    pass.setLengths(new int[] {6, 6, 6, 6});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pass.setLengths(LENGTHS))
        .withMessageContaining("bidirectional");
  }

  @Test
  void nobodyForetellsPadding() {
    ModelPass pass = pass(List.of(EMBEDDING, LSTM), LossPositions.EVERY, SHAPE.withPadding());
    assertThatIllegalArgumentException().isThrownBy(() -> pass.setLengths(LENGTHS, PADDING));
  }

  @Test
  void lengthsThatAreNoneAreRefused() {
    ModelPass pass = pass(List.of(EMBEDDING, LSTM), LossPositions.LAST, SHAPE);
    for (int[] lengths : List.of(new int[] {6, 4, 2}, new int[] {6, 4, 2, 0}, TOO_LONG)) {
      assertThatIllegalArgumentException().isThrownBy(() -> pass.setLengths(lengths));
    }
  }

  @Test
  void aPassWithoutPaddingTakesNone() {
    ModelPass pass = pass(List.of(EMBEDDING, LSTM), LossPositions.LAST, SHAPE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pass.setLengths(LENGTHS, PADDING))
        .withMessage("this pass was planned for a batch without padding");
  }

  private static ModelPass pass(
      List<LayerConfig> layers, LossPositions positions, BatchShape shape) {
    return ModelPass.evaluation(model(layers, positions), shape);
  }

  private static LanguageModel model(List<LayerConfig> layers, LossPositions positions) {
    Stream<LayerConfig> output = Stream.of(new DenseConfig(VOCABULARY, Activation.SOFTMAX));
    List<LayerConfig> all = Stream.concat(layers.stream(), output).toList();
    return LanguageModel.initialise(new ModelConfig(all, positions), 4);
  }

  /// A pass that has learnt from one batch.
  private final class Learnt {
    private final Gradients gradients;
    private final ModelPass pass;

    Learnt(LanguageModel model, BatchShape shape) {
      gradients = new Gradients(model.parameters());
      pass = ModelPass.training(model, shape, gradients);
      Arrays.setAll(pass.tokens(), row -> (3 * row + 1) % VOCABULARY);
      Arrays.setAll(pass.targets(), row -> row % VOCABULARY);
    }

    void writePadding() {
      for (int row = 0; row < SHAPE.rows(); row++) {
        int length = SHAPE.steps() - row / SHAPE.sequences();
        if (length > LENGTHS[row % SHAPE.sequences()]) {
          pass.tokens()[row] = PADDING;
        }
      }
    }

    void run() {
      int sequences = SHAPE.sequences();
      pass.drawDropout(1, 2);
      try (var workers = new Workers(1)) {
        pass.fillTables(kernels, workers);
      }
      pass.forwardPadding(kernels);
      pass.forward(kernels, 0, sequences);
      pass.runLoss(kernels, 0, sequences);
      pass.backward(kernels, 0, sequences);
      pass.backwardPadding(kernels);
      for (int layer = 0; layer < pass.layers(); layer++) {
        pass.formGradients(kernels, layer, 0, pass.gradientPanels(layer));
        pass.formPaddingGradients(kernels, layer, 0, pass.gradientPanels(layer));
      }
      pass.formTableGradients(kernels);
    }

    float[] gradient(Parameter parameter) {
      return parameter.toRowMajor(gradients.of(parameter).gradient());
    }
  }
}
