package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkSettingsTest {
  private static final DropoutConfig FEW = new DropoutConfig(0.1);
  private static final DropoutConfig MANY = new DropoutConfig(0.6);

  @Test
  void aCellOfAnotherKindKeepsWhatBothKindsHave() {
    var recurrence = Recurrence.PLAIN.withProjection(new Projection(3)).withWeightDrop(0.5);
    LstmConfig lstm =
        new LstmConfig(7)
            .withPeepholes()
            .withGateActivation(GateActivation.HARD_SIGMOID)
            .withRecurrence(recurrence);

    assertThat(CellKind.GRU.like(lstm))
        .isEqualTo(
            new GruConfig(7)
                .withGateActivation(GateActivation.HARD_SIGMOID)
                .withRecurrence(recurrence));
    assertThat(CellKind.SIMPLE_RNN.like(lstm))
        .isEqualTo(new SimpleRnnConfig(7).withRecurrence(recurrence));
    assertThat(CellKind.LSTM.like(lstm)).isEqualTo(lstm);
  }

  @Test
  void everyCellIsChangedWithinBidirectionalLayersToo() {
    var both = new BidirectionalConfig(new GruConfig(2), Merge.AVE);

    assertThat(network(new LstmConfig(1), FEW, both).withUnits(5).layers())
        .containsExactly(
            new LstmConfig(5), FEW, new BidirectionalConfig(new GruConfig(5), Merge.AVE));
  }

  @Test
  void everyRecurrentLayerReadsBothWays() {
    var both = new BidirectionalConfig(new GruConfig(2), Merge.AVE);

    assertThat(network(new LstmConfig(1), FEW, both).withBidirectional(Merge.SUM).layers())
        .containsExactly(
            new BidirectionalConfig(new LstmConfig(1), Merge.SUM),
            FEW,
            new BidirectionalConfig(new GruConfig(2), Merge.SUM));
  }

  @Test
  void dropoutComesBehindRecurrentLayersInThePlaceOfWhatWasThere() {
    var dense = new DenseConfig(4, Activation.TANH);
    NetworkSettings network =
        network(FEW, new LstmConfig(1), FEW, FEW, new LstmConfig(2), dense, FEW);

    assertThat(network.withDropout(0.6).layers())
        .containsExactly(FEW, new LstmConfig(1), MANY, new LstmConfig(2), MANY, dense, FEW);
    assertThat(network.withDropout(0).layers())
        .containsExactly(FEW, new LstmConfig(1), new LstmConfig(2), dense, FEW);
  }

  @Test
  void aTiedOutputGetsVectorsOfTheEmbeddingsWidth() {
    NetworkSettings network =
        new NetworkSettings(
            new InputCoding.Embedding(8), List.of(new LstmConfig(8), FEW), Kernel.TIED);

    assertThat(network.impossiblePairs(SmallRuns.streams().examples(), SettingSpelling.OPTION))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lstm, '--projection 8, or --width 20'",
    "concat, '--projection 4, or --width 40'",
    "mul, '--projection 8, or --width 20'",
    "dense, '--width 5'"
  })
  void whatMendsATiedOutputFitsWhatStandsInFrontOfIt(String last, String fix) {
    var cell = new LstmConfig(20);
    LayerConfig layer =
        switch (last) {
          case "concat" -> new BidirectionalConfig(cell);
          case "mul" -> new BidirectionalConfig(cell, Merge.MUL);
          case "dense" -> new DenseConfig(5, Activation.RELU);
          default -> cell;
        };
    NetworkSettings network =
        new NetworkSettings(
            new InputCoding.Embedding(8), List.of(new LstmConfig(3), layer, FEW), Kernel.TIED);

    List<Problem> problems =
        network.impossiblePairs(SmallRuns.windows().examples(), SettingSpelling.OPTION);

    assertThat(problems).extracting(Problem::code).containsExactly(ErrorCode.USAGE_PAIR);
    assertThat(problems.getFirst().fix()).isEqualTo(fix);
  }

  @Test
  void aTiedOutputNeedsAnEmbedding() {
    NetworkSettings network = network(new LstmConfig(3)).withOutput(Kernel.TIED);

    assertThat(network.impossiblePairs(SmallRuns.streams().examples(), SettingSpelling.OPTION))
        .extracting(Problem::what, Problem::fix)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "a tied output multiplies by the embedding, and the input is scaled_id",
                "--width 3"));
  }

  @Test
  void whatMendsARecipeIsSpelledAsKeys() {
    NetworkSettings tied =
        new NetworkSettings(new InputCoding.Embedding(8), List.of(new LstmConfig(20)), Kernel.TIED);
    NetworkSettings hot = network(new LstmConfig(3)).withOutput(Kernel.TIED);
    NetworkSettings both = network(new BidirectionalConfig(new LstmConfig(3)));

    assertThat(fixes(tied)).containsExactly("projection: 8, or width: 20");
    assertThat(fixes(hot)).containsExactly("kind: embedding and width: 3");
    assertThat(fixes(both))
        .containsExactly(
            "write kind: windows, window: 50 and batch: 16 under examples, or take a cell that is"
                + " not bidirectional");
  }

  private static List<String> fixes(NetworkSettings network) {
    return network.impossiblePairs(SmallRuns.streams().examples(), SettingSpelling.KEY).stream()
        .map(Problem::fix)
        .toList();
  }

  private static NetworkSettings network(LayerConfig... layers) {
    return new NetworkSettings(new InputCoding.ScaledId(), List.of(layers));
  }
}
