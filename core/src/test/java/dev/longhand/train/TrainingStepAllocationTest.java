package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Steady training makes no garbage.
///
/// Until the compiler has a vector kernel, its vectors are objects; so steps are counted in runs of
/// twenty until one run allocates nothing on any thread. Whatever a step allocated by its source
/// would be in every run.
class TrainingStepAllocationTest {
  private static final int STEPS = 20;
  private static final int MOST_RUNS = 500;
  private static final int WORKERS = 2;
  private static final BatchShape MANY_ROWS = new BatchShape(13, 12);
  private static final BatchShape FEW_ROWS = new BatchShape(13, 6);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long[] threadIds = new long[WORKERS];

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of("embedding gathered", TrainingScene.characters(), MANY_ROWS),
        Arguments.of("embedding written", TrainingScene.characters(), FEW_ROWS),
        Arguments.of("one-hot", TrainingScene.poem(), MANY_ROWS),
        Arguments.of("scaled id", TrainingScene.dracula(), MANY_ROWS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void twentyStepsAllocateNothing(String name, ModelConfig config, BatchShape shape) {
    try (var workers = new Workers(WORKERS)) {
      workers.run(worker -> threadIds[worker] = Thread.currentThread().threadId());
      TrainingStep step = TrainingScene.adam(config, new VectorKernels(), workers).step();
      long bytes = Long.MAX_VALUE;
      for (int run = 0; run < MOST_RUNS && bytes > 0; run++) {
        bytes = bytesOfTwentySteps(step, shape);
      }
      assertThat(bytes).as("bytes on all threads in the last run").isZero();
    }
  }

  private long bytesOfTwentySteps(TrainingStep step, BatchShape shape) {
    long before = allocated();
    for (int i = 0; i < STEPS; i++) {
      step.run(shape);
    }
    return allocated() - before;
  }

  private long allocated() {
    long bytes = 0;
    for (long id : threadIds) {
      bytes += threads.getThreadAllocatedBytes(id);
    }
    return bytes;
  }
}
