package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.RandomNetwork.FirstLayer;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional.Merge;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds logits, loss, states and every gradient of the engine to the oracle, over random small
/// networks around the edges of tiles and panels, as near as {@link OracleTruth} says.
class ModelGradientTest {
  private static final List<Integer> UNITS = List.of(1, 2, 15, 16, 17, 31, 32, 33, 65);
  private static final int COMBINATIONS = 60;

  static Stream<Arguments> firstLayers() {
    return Arrays.stream(FirstLayer.values())
        .flatMap(first -> UNITS.stream().map(units -> Arguments.of(first, units)));
  }

  static Stream<Arguments> cells() {
    return Arrays.stream(CellKind.values())
        .flatMap(kind -> UNITS.stream().map(units -> Arguments.of(kind, units)));
  }

  static Stream<Arguments> bidirectionals() {
    return Arrays.stream(CellKind.values())
        .flatMap(kind -> Arrays.stream(Merge.values()).map(merge -> Arguments.of(merge, kind)));
  }

  static Stream<Arguments> tied() {
    return Stream.of(FirstLayer.EMBEDDING_GATHERED, FirstLayer.EMBEDDING_WRITTEN)
        .flatMap(first -> UNITS.stream().map(width -> Arguments.of(first, width)));
  }

  static IntStream seeds() {
    return IntStream.range(0, COMBINATIONS);
  }

  @ParameterizedTest
  @MethodSource("firstLayers")
  void everyGradientIsTheOraclesHoweverTokensAreRead(FirstLayer first, int units) {
    RandomNetwork network = RandomNetwork.draw(first, CellKind.LSTM, units, 0);
    assertReadsTokensAs(first, network);
    network.truth().assertMetBy(run(network, new ScalarKernels()));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyGradientOfACellIsTheOracles(CellKind kind, int units) {
    FirstLayer first =
        CellKind.any(FirstLayer.values(), KeyedRandom.of(units, Purpose.SAMPLE, 0, 0));
    RandomNetwork network = RandomNetwork.draw(first, kind, units, 1);
    network.truth().assertMetBy(run(network, new ScalarKernels()));
  }

  @ParameterizedTest
  @MethodSource("bidirectionals")
  void everyGradientOfACellThatReadsBothWaysIsTheOracles(Merge merge, CellKind kind) {
    RandomNetwork network = RandomNetwork.bidirectional(merge, kind, 17, 2);
    network.truth().assertMetBy(run(network, new ScalarKernels()));
  }

  @ParameterizedTest
  @MethodSource("tied")
  void everyGradientUnderTiedOutputsIsTheOracles(FirstLayer first, int width) {
    RandomNetwork network = RandomNetwork.tied(first, width, 4);
    network.truth().assertMetBy(run(network, new ScalarKernels()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyGradientOfAnyCombinationIsTheOracles(int seed) {
    RandomNetwork network = RandomNetwork.drawAny(seed);
    network.truth().assertMetBy(run(network, new ScalarKernels()));
  }

  private static void assertReadsTokensAs(FirstLayer first, RandomNetwork network) {
    LanguageModel model = network.twin().model();
    var gradients = new Gradients(model.parameters());
    int passes = ModelPass.training(model, network.shape(), gradients).layers();
    boolean lookedUp =
        switch (first) {
          case EMBEDDING_GATHERED, ONE_HOT -> true;
          case EMBEDDING_WRITTEN, SCALED_ID -> false;
        };
    assertThat(passes).isEqualTo(model.layers().size() - (lookedUp ? 1 : 0));
  }

  /// Three copies of a batch have the loss and the gradients of one, but rows enough for a table.
  @Test
  void gatheringFromATableIsWritingVectorsOut() {
    RandomNetwork written = embeddingOfFiveTokens();
    RandomNetwork gathered = written.repeated(3);
    assertReadsTokensAs(FirstLayer.EMBEDDING_WRITTEN, written);
    assertReadsTokensAs(FirstLayer.EMBEDDING_GATHERED, gathered);

    OracleRun ofWritten = run(written, new ScalarKernels());
    OracleRun ofGathered = run(gathered, new ScalarKernels());

    double[][] logits = ofWritten.matrices().get("logits");
    assertThat(Arrays.copyOf(ofGathered.matrices().get("logits"), logits.length))
        .isDeepEqualTo(logits);
    written.truth().assertGradientsMetBy(ofWritten);
    written.truth().assertGradientsMetBy(ofGathered);
  }

  private static RandomNetwork embeddingOfFiveTokens() {
    var stack =
        OracleStack.of(
            5,
            new OracleLayer.Embedding(10),
            new OracleLayer.Recurrent(new OracleCell.Lstm(17), Positions.EVERY),
            new OracleLayer.Dense(5, Activation.LINEAR));
    return RandomNetwork.fill(stack, new BatchShape(2, 4), KeyedRandom.of(5, Purpose.SAMPLE, 0, 0))
        .withoutStates();
  }

  private static OracleRun run(RandomNetwork network, Kernels kernels) {
    return network.twin().run(kernels, network.states(), network.idRows(), network.targetRows());
  }
}
