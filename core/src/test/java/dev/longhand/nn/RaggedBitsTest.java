package dev.longhand.nn;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BatchShape.Start;
import dev.longhand.nn.oracle.OracleRun;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Neither kernels nor threads nor what ran before change a bit of a batch of sequences of
/// different lengths.
class RaggedBitsTest {
  private static final int ONE_OF = 3; // of the networks whose gradients are compared

  /// A batch and what its sequences begin with.
  record Case(RaggedNetwork network, Start start) {
    BatchShape shape() {
      return new BatchShape(network.shape().sequences(), network.steps(), start);
    }
  }

  static Stream<Case> cases() {
    Stream<Case> zeros = RaggedGradientTest.causal().map(network -> new Case(network, Start.ZEROS));
    Stream<Case> padding =
        RaggedGradientTest.answeringLast().map(network -> new Case(network, Start.PADDING));
    List<Case> all = Stream.concat(zeros, padding).toList();
    return IntStream.range(0, all.size() / ONE_OF).mapToObj(i -> all.get(ONE_OF * i + i % ONE_OF));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void scalarAndVectorKernelsGiveTheSameBits(Case batch) {
    OracleRun scalar = batch.network().run(new ScalarKernels(), 1, batch.shape());
    SameBits.assertSame(scalar, batch.network().run(new VectorKernels(), 1, batch.shape()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anyNumberOfWorkersGivesTheSameBits(Case batch) {
    OracleRun ofOne = batch.network().run(new ScalarKernels(), 1, batch.shape());
    for (int workers : new int[] {2, 3, 16}) {
      SameBits.assertSame(ofOne, batch.network().run(new ScalarKernels(), workers, batch.shape()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsLeftOfABatchThatRanBefore(Case batch) {
    RaggedNetwork network = batch.network();
    OracleRun fresh = network.run(new ScalarKernels(), 1, batch.shape());
    OracleTwin.Training used = network.network().twin().training(batch.shape());
    network.full().run(new ScalarKernels(), 1, used);
    network.run(new ScalarKernels(), 1, used);
    SameBits.assertSame(fresh, network.run(new ScalarKernels(), 1, used));
  }
}
