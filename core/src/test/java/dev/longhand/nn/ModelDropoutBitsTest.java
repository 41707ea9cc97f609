package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.DroppedStack.Place;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Dropout;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is dropped depends on seed and step alone, and nothing is dropped outside training.
class ModelDropoutBitsTest {
  private static final int VOCABULARY = 40;
  private static final BatchShape SHAPE = new BatchShape(7, 4);
  private static final DropoutConfig DROPOUT = new DropoutConfig(0.4);

  @ParameterizedTest
  @EnumSource
  void anyNumberOfWorkersDropsTheSame(CellKind kind) {
    RandomNetwork network = network(kind);
    OracleRun ofOne = train(network, new ScalarKernels(), 1);
    for (int workers : new int[] {3, 16}) {
      SameBits.assertSame(ofOne, train(network, new ScalarKernels(), workers));
    }
  }

  @ParameterizedTest
  @EnumSource
  void scalarAndVectorKernelsDropTheSame(CellKind kind) {
    RandomNetwork network = network(kind);
    SameBits.assertSame(
        train(network, new ScalarKernels(), 1), train(network, new VectorKernels(), 1));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLeftOfABatchThatRanBefore(CellKind kind) {
    ModelBitsTest.assertNothingIsLeft(network(kind), DROPOUT);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsDroppedOutsideTraining(CellKind kind) {
    RandomNetwork network = network(kind);
    RandomNetwork whole = network.withStack(stack(kind));
    assertThat(measure(network)).isDeepEqualTo(measure(whole));
    assertThat(train(network, new ScalarKernels(), 1).logits())
        .isNotEqualTo(train(whole, new ScalarKernels(), 1).logits());
  }

  private static RandomNetwork network(CellKind kind) {
    OracleStack dropped = DroppedStack.of(stack(kind), DROPOUT, EnumSet.allOf(Place.class), SHAPE);
    return RandomNetwork.fill(dropped, SHAPE, KeyedRandom.of(7, Purpose.SAMPLE, 0, 0));
  }

  private static OracleStack stack(CellKind kind) {
    return OracleStack.of(
        VOCABULARY,
        new Embedding(6),
        new Recurrent(kind.of(33, 17), Positions.EVERY),
        new Dropout(List.of()),
        new Recurrent(kind.of(18, 7), Positions.LAST),
        new Dense(VOCABULARY, Activation.LINEAR));
  }

  private static OracleRun train(RandomNetwork network, Kernels kernels, int workerCount) {
    try (var workers = new Workers(workerCount)) {
      return network
          .twin(DROPOUT)
          .run(kernels, workers, network.states(), network.idRows(), network.targetRows());
    }
  }

  private static double[][] measure(RandomNetwork network) {
    return network.twin(DROPOUT).measure(new ScalarKernels(), network.states(), network.idRows());
  }
}
