package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.RandomNetwork.FirstLayer;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds batches of sequences of different lengths to the oracle: loss, logits, states and every
/// gradient, over random small networks.
class RaggedGradientTest {
  private static final int COMBINATIONS = 60;
  private static final List<Integer> UNITS = List.of(1, 17, 33);
  private static final Kernels KERNELS = new ScalarKernels();

  static Stream<RaggedNetwork> networks() {
    Stream<RandomNetwork> cells =
        Arrays.stream(CellKind.values())
            .flatMap(kind ->
                UNITS.stream()
                    .map(units -> RandomNetwork.draw(first(kind, units), kind, units, 11)));
    Stream<RandomNetwork> firstLayers =
        Arrays.stream(FirstLayer.values())
            .flatMap(first ->
                IntStream.range(20, 24)
                    .mapToObj(seed -> RandomNetwork.draw(first, CellKind.LSTM, 18, seed)));
    Stream<RandomNetwork> tied =
        IntStream.range(0, 6)
            .mapToObj(seed -> RandomNetwork.tied(FirstLayer.EMBEDDING_WRITTEN, 19, seed));
    Stream<RandomNetwork> combinations =
        IntStream.range(100, 100 + COMBINATIONS).mapToObj(RandomNetwork::drawAny);
    List<RandomNetwork> all =
        Stream.of(cells, firstLayers, tied, combinations).flatMap(stream -> stream).toList();
    return IntStream.range(0, all.size()).mapToObj(i -> RaggedNetwork.of(all.get(i), i));
  }

  private static FirstLayer first(CellKind kind, int units) {
    var random = KeyedRandom.of(units, Purpose.SAMPLE, kind.name().length(), 5);
    return CellKind.any(FirstLayer.values(), random);
  }

  static Stream<RaggedNetwork> causal() {
    return networks().filter(RaggedNetwork::causal);
  }

  static Stream<RaggedNetwork> answeringLast() {
    return networks().filter(RaggedNetwork::answersLast);
  }

  static Stream<RaggedNetwork> answeringEvery() {
    return networks().filter(network -> !network.answersLast());
  }

  @ParameterizedTest
  @MethodSource("causal")
  void aSequenceThatEntersLateIsOneThatBeginsThere(RaggedNetwork network) {
    network.truth().assertMetByRagged(network.run(KERNELS, 1, network.shape()));
  }

  @ParameterizedTest
  @MethodSource("answeringLast")
  void sharedPaddingIsPaddingWrittenOut(RaggedNetwork network) {
    BatchShape padded = network.shape().withPadding();
    network.paddedTruth().assertMetByRagged(network.run(KERNELS, 1, padded));
  }

  /// n (n + 1) / 2 steps for what n steps say.
  @ParameterizedTest
  @MethodSource("answeringEvery")
  void aLossAtEveryStepIsThatOfAllBeginningsOfTheSequences(RaggedNetwork network) {
    RandomNetwork whole = network.network();
    RaggedNetwork beginnings = network.beginnings(whole.withStack(answeringLast(whole.stack())));
    beginnings.truth().assertGradientsMetBy(network.run(KERNELS, 1, network.shape()));
    network.truth().assertGradientsMetBy(beginnings.run(KERNELS, 1, beginnings.shape()));
  }

  private static OracleStack answeringLast(OracleStack stack) {
    var layers = new ArrayList<>(stack.layers());
    int last = layers.size() - 1;
    while (!(layers.get(last) instanceof Recurrent)) {
      last--;
    }
    var recurrent = (Recurrent) layers.get(last);
    layers.set(last, new Recurrent(recurrent.cell(), Positions.LAST));
    return new OracleStack(stack.vocabulary(), List.<OracleLayer>copyOf(layers));
  }
}
