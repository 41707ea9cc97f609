package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.RandomNetwork.FirstLayer;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional.Merge;
import dev.longhand.nn.oracle.OracleRun;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Neither the kernels nor the number of threads nor what else is in the batch changes a bit of a
/// whole pass, forward and backward, with any cell.
class ModelBitsTest {
  private static final List<Integer> UNITS = List.of(1, 17, 33);
  private static final int COMBINATIONS = 20;

  static Stream<RandomNetwork> networks() {
    Stream<RandomNetwork> cells =
        Arrays.stream(CellKind.values())
            .flatMap(kind ->
                UNITS.stream()
                    .map(
                        units -> RandomNetwork.draw(FirstLayer.EMBEDDING_WRITTEN, kind, units, 5)));
    Stream<RandomNetwork> bothWays =
        Arrays.stream(CellKind.values())
            .map(kind -> RandomNetwork.bidirectional(Merge.CONCAT, kind, 18, 6));
    Stream<RandomNetwork> combinations =
        IntStream.range(0, COMBINATIONS).mapToObj(RandomNetwork::drawAny);
    return Stream.of(cells, bothWays, combinations).flatMap(stream -> stream);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void scalarAndVectorKernelsGiveTheSameBits(RandomNetwork network) {
    SameBits.assertSame(run(network, new ScalarKernels(), 1), run(network, new VectorKernels(), 1));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void anyNumberOfWorkersGivesTheSameBits(RandomNetwork network) {
    OracleRun ofOne = run(network, new ScalarKernels(), 1);
    for (int workers : new int[] {3, 16}) {
      SameBits.assertSame(ofOne, run(network, new ScalarKernels(), workers));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aPassThatOnlyLooksGivesTheBitsOfTraining(RandomNetwork network) {
    Kernels kernels = new ScalarKernels();
    assertThat(network.twin().measure(kernels, network.states(), network.idRows()))
        .isDeepEqualTo(run(network, kernels, 1).logits());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void nothingIsLeftOfABatchThatRanBefore(RandomNetwork network) {
    assertNothingIsLeft(network, new DropoutConfig(0));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void repeatedSequencesRepeatTheBits(RandomNetwork network) {
    RandomNetwork once = network.withoutStates();
    OracleRun twice = run(once.repeated(2), new ScalarKernels(), 1);
    OracleRun of = run(once, new ScalarKernels(), 1);
    assertThat(twice.logits()).isDeepEqualTo(twofold(of.logits()));
    of.finalStates()
        .forEach((name, state) ->
            assertThat(twice.finalStates().get(name)).as(name).isDeepEqualTo(twofold(state)));
  }

  /// Runs a network's batch on a new pass, and on one that has run over its sequences the other way
  /// round, beginning with zeros.
  static void assertNothingIsLeft(RandomNetwork network, DropoutConfig dropout) {
    Kernels kernels = new ScalarKernels();
    OracleTwin twin = network.twin(dropout);
    OracleTwin.Training used = twin.training(network.shape());
    int[][] ids = network.idRows();
    int[][] targets = network.targetRows();
    try (var workers = new Workers(1)) {
      used.run(kernels, workers, Named.none(), reversed(ids), reversed(targets));
      SameBits.assertSame(
          twin.run(kernels, workers, network.states(), ids, targets),
          used.run(kernels, workers, network.states(), ids, targets));
    }
  }

  private static int[][] reversed(int[][] rows) {
    return List.of(rows).reversed().toArray(int[][]::new);
  }

  private static double[][] twofold(double[][] rows) {
    return Stream.concat(Arrays.stream(rows), Arrays.stream(rows)).toArray(double[][]::new);
  }

  private static OracleRun run(RandomNetwork network, Kernels kernels, int workerCount) {
    try (var workers = new Workers(workerCount)) {
      return network
          .twin()
          .run(kernels, workers, network.states(), network.idRows(), network.targetRows());
    }
  }
}
