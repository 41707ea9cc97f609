package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.ModelSummary.Row;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSummaryTest {
  @Test
  void aModelIsCountedAsItIsMade() {
    for (ModelConfig config : List.of(words(), characters())) {
      LanguageModel model = LanguageModel.blank(config);
      ModelSummary summary = ModelSummary.of(config);

      assertThat(summary.parameters()).isEqualTo(model.parameterCount());
      for (int i = 0; i < model.layers().size(); i++) {
        Row row = summary.rows().get(i);
        assertThat(row.name()).isEqualTo(model.layers().get(i).name());
        assertThat(row.width()).isEqualTo(model.layers().get(i).outputWidth());
      }
    }
  }

  @Test
  void fromTheLastRecurrentLayerOnOnlyThePositionsOfTheLossAreSeen() {
    assertThat(ModelSummary.of(words()).rows().stream().map(Row::positions))
        .containsExactly(
            LossPositions.EVERY,
            LossPositions.EVERY,
            LossPositions.LAST,
            LossPositions.LAST,
            LossPositions.LAST);
  }

  @Test
  void aModelOfManyThousandMillionParametersIsCountedWithoutMakingIt() {
    List<LayerConfig> layers =
        List.of(
            new OneHotConfig(1_000_000),
            new LstmConfig(65_536),
            new DenseConfig(1_000_000, Activation.SOFTMAX));

    assertThat(ModelSummary.of(new ModelConfig(layers, LossPositions.EVERY)).parameters())
        .isEqualTo(4L * 65_536 * 1_065_537 + 65_537L * 1_000_000);
  }

  private static ModelConfig words() {
    return new ModelConfig(
        List.of(
            new EmbeddingConfig(2698, 50),
            new LstmConfig(150),
            new LstmConfig(150),
            new DenseConfig(150, Activation.RELU),
            new DenseConfig(2698, Activation.SOFTMAX)),
        LossPositions.LAST);
  }

  private static ModelConfig characters() {
    return new ModelConfig(
        List.of(
            new ScaledIdConfig(69),
            new LstmConfig(256),
            new DropoutConfig(0.2),
            new DenseConfig(69, Activation.SOFTMAX)),
        LossPositions.EVERY);
  }
}
