package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.ModelConfig;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What other programs read: names and values are a contract.
class ArchitectureDocumentTest {
  private static final FilePlace PLACE = FilePlace.of(Path.of("model.safetensors"));

  @Test
  void aSettingIsWrittenWhereItIsNotTheUsualOne() {
    ModelConfig config = SmallModels.architectures().get(3);

    assertThat(ArchitectureDocument.write(config))
        .isEqualTo(
            """
            {"loss_positions":"every","layers":[\
            {"kind":"embedding","vocabulary":7,"width":3,"dropout":0.125},\
            {"kind":"lstm","units":5,"forget_bias":"one","peepholes":"present",\
            "cell_norm":"layer","projection":{"units":2,"bias":"present"},\
            "recurrent_dropout":0.25},\
            {"kind":"lstm","units":4,"forget_bias":"zero","gates":"coupled",\
            "peepholes":"present"},\
            {"kind":"dropout","rate":0.5,"mask":"each_sequence"},\
            {"kind":"gru","units":3,"reset":"before"},\
            {"kind":"layer_norm","epsilon":0.01},\
            {"kind":"gru","units":2,"reset":"after","gate_activation":"hard_sigmoid"},\
            {"kind":"simple_rnn","units":3,"activation":"relu",\
            "projection":{"units":3,"bias":"absent"},"recurrent_dropout":0.25},\
            {"kind":"dense","units":7,"activation":"softmax","kernel":"tied"}]}\
            """);
  }

  @Test
  void bothDirectionsAreOneCell() {
    ModelConfig config = SmallModels.architectures().get(4);

    assertThat(ArchitectureDocument.write(config))
        .contains(
            """
            {"kind":"bidirectional","merge":"concat","cell":\
            {"kind":"simple_rnn","units":2,"activation":"tanh"}},\
            {"kind":"bidirectional","merge":"mul","cell":\
            {"kind":"gru","units":2,"reset":"after","weight_drop":0.25}}\
            """);
  }

  @Test
  void aLayerThatIsNoCellHasNoPlaceWithinABidirectionalLayer() {
    String document =
        ArchitectureDocument.write(SmallModels.architectures().get(4))
            .replace(
                "{\"kind\":\"simple_rnn\",\"units\":2,\"activation\":\"tanh\"}",
                "{\"kind\":\"layer_norm\",\"epsilon\":0.1}");

    assertThat(Refusals.messageOf(() -> ArchitectureDocument.read(document, PLACE)))
        .startsWith(
            "error[MODEL-034]: /layers/1 is impossible: the cell of a bidirectional layer is"
                + " layer_norm");
  }

  @Test
  void anImpossiblePairSaysWhy() {
    String document =
        ArchitectureDocument.write(SmallModels.architectures().get(3))
            .replace("\"forget_bias\":\"zero\"", "\"forget_bias\":\"one\"");

    assertThat(Refusals.messageOf(() -> ArchitectureDocument.read(document, PLACE)))
        .startsWith(
            "error[MODEL-034]: /layers/2 is impossible: coupled gates leave no forget gate");
  }
}
