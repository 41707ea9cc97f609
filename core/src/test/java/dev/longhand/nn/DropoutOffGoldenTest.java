package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.nn.layer.State;
import dev.longhand.nn.oracle.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds a model with every kind of dropout to Keras, which had rates too and dropped nothing, as
/// it did not train.
class DropoutOffGoldenTest {
  private final Golden golden = Golden.read("keras_dropout_off");
  private final OracleTwin twin = OracleTwin.of(golden.stack(), 0);
  private final LanguageModel model = LanguageModel.blank(dropping(twin.model().config()));
  private final BatchShape shape =
      new BatchShape(golden.ids().size(), golden.ids().getFirst().length);

  DropoutOffGoldenTest() {
    twin.setParameters(golden.matricesUnder("initial/"));
    List<Parameter> weights = twin.model().parameters();
    for (int index = 0; index < weights.size(); index++) {
      model.parameters().get(index).setRowMajor(weights.get(index).toRowMajor());
    }
  }

  @Test
  void logitsMeetKerasOutsideTraining() {
    assertLogitsMeet(run(ModelPass.evaluation(model, shape)));
  }

  @Test
  void statesMeetKerasOutsideTraining() {
    State state = model.zeroState(shape.sequences());
    run(ModelPass.evaluation(model, shape)).save(state);
    var lstm = state.layers().getFirst();
    assertMeets("final_state/lstm/hidden", lstm.hidden().toRowMajor());
    assertMeets("final_state/lstm/cell", lstm.cell().orElseThrow().toRowMajor());
    assertMeets("final_state/gru/hidden", state.layers().getLast().hidden().toRowMajor());
  }

  /// Else the tests above would hold of a model that never drops anything.
  @Test
  void logitsMissKerasInTraining() {
    ModelPass pass = ModelPass.training(model, shape, new Gradients(model.parameters()));
    pass.drawDropout(1, 1);
    run(pass);
    assertThatThrownBy(() -> assertLogitsMeet(pass)).isInstanceOf(AssertionError.class);
  }

  private ModelPass run(ModelPass pass) {
    Kernels kernels = new ScalarKernels();
    twin.fill(pass, golden.matricesUnder("initial_state/"), golden.idRows(), golden.targetRows());
    try (var workers = new Workers(1)) {
      pass.fillTables(kernels, workers);
    }
    pass.forward(kernels, 0, shape.sequences());
    return pass;
  }

  private void assertLogitsMeet(ModelPass pass) {
    assertMeets("logits", pass.logits().toRowMajor());
  }

  private void assertMeets(String name, float[] found) {
    var tensor = golden.tensors().get(name);
    int columns = tensor.shape().getLast();
    GoldenTolerance.assertMeets(name, tensor, OracleTwin.rows(found, columns));
  }

  /// The same layers, all of which drop what they can.
  private static ModelConfig dropping(ModelConfig config) {
    var layers = config.layers().stream().map(DropoutOffGoldenTest::dropping).toList();
    assertThat(layers).isNotEqualTo(config.layers());
    return new ModelConfig(layers, config.lossPositions());
  }

  private static LayerConfig dropping(LayerConfig layer) {
    return switch (layer) {
      case EmbeddingConfig embedding ->
          new EmbeddingConfig(embedding.vocabulary(), embedding.width(), 0.2);
      case DropoutConfig _ -> new DropoutConfig(0.4, DropoutConfig.Mask.EACH_SEQUENCE);
      case LstmConfig lstm -> lstm.withRecurrence(dropping(lstm.recurrence()));
      case GruConfig gru -> gru.withRecurrence(dropping(gru.recurrence()));
      case SimpleRnnConfig simple ->
          new SimpleRnnConfig(simple.units(), simple.activation(), dropping(simple.recurrence()));
      case BidirectionalConfig _,
          LayerNormConfig _,
          DenseConfig _,
          OneHotConfig _,
          ScaledIdConfig _ ->
          layer;
    };
  }

  private static Recurrence dropping(Recurrence recurrence) {
    return recurrence.withDropout(0.3).withWeightDrop(0.2);
  }
}
