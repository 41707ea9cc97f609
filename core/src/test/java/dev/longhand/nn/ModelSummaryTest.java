package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.ModelSummary.Row;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

  /// 50 numbers in and 150 units.
  static Stream<Arguments> cells() {
    var lstm = new LstmConfig(150);
    var narrow = Recurrence.PLAIN.withProjection(new Projection(64));
    var biased = Recurrence.PLAIN.withProjection(new Projection(64, Bias.PRESENT));
    return Stream.of(
        Arguments.of(new SimpleRnnConfig(150), 30_150),
        Arguments.of(lstm, 120_600),
        Arguments.of(lstm.withPeepholes(), 121_050),
        Arguments.of(lstm.withCoupledGates(), 90_450),
        Arguments.of(lstm.withCoupledGates().withPeepholes(), 90_750),
        Arguments.of(lstm.withCellNorm(), 122_100),
        Arguments.of(new GruConfig(150), 90_900),
        Arguments.of(new GruConfig(150).withReset(Reset.BEFORE), 90_450),
        Arguments.of(lstm.withRecurrence(narrow), 78_600),
        Arguments.of(lstm.withRecurrence(biased), 78_664),
        Arguments.of(new GruConfig(150).withRecurrence(narrow), 61_800),
        Arguments.of(new SimpleRnnConfig(150).withRecurrence(narrow), 26_850),
        Arguments.of(new BidirectionalConfig(lstm), 241_200),
        Arguments.of(new LayerNormConfig(0.001), 100));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyCellHasTheParametersThatItsFormulasName(LayerConfig layer, long parameters) {
    List<LayerConfig> layers =
        List.of(
            new EmbeddingConfig(7, 50),
            layer,
            new SimpleRnnConfig(1),
            new DenseConfig(7, Activation.SOFTMAX));
    var config = new ModelConfig(layers, LossPositions.LAST);

    assertThat(ModelSummary.of(config).rows().get(1).parameters()).isEqualTo(parameters);
    assertThat(
            LanguageModel.blank(config).layers().get(1).parameters().stream()
                .mapToLong(Parameter::size)
                .sum())
        .isEqualTo(parameters);
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
