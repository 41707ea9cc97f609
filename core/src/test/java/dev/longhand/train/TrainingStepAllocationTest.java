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
/// would be in every run. One worker makes the kernels warm, because it waits for nobody; half of
/// its sequences are a whole number of the same register tiles, so two workers run the same code.
class TrainingStepAllocationTest {
  private static final int STEPS = 20;
  private static final int MOST_RUNS = 2_000;
  private static final BatchShape MANY_ROWS = new BatchShape(24, 8);
  private static final BatchShape FEW_ROWS = new BatchShape(24, 4);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    assertThat(leastBytes(1, config, shape)).as("bytes with one worker").isZero();
    assertThat(leastBytes(2, config, shape)).as("bytes with two workers").isZero();
  }

  private long leastBytes(int workerCount, ModelConfig config, BatchShape shape) {
    try (var workers = new Workers(workerCount)) {
      long[] threadIds = new long[workerCount];
      workers.run(worker -> threadIds[worker] = Thread.currentThread().threadId());
      TrainingStep step = TrainingScene.adam(config, new VectorKernels(), workers).step();
      long least = Long.MAX_VALUE;
      for (int run = 0; run < MOST_RUNS && least > 0; run++) {
        least = Math.min(least, bytesOfTwentySteps(step, shape, threadIds));
      }
      return least;
    }
  }

  private long bytesOfTwentySteps(TrainingStep step, BatchShape shape, long[] threadIds) {
    long before = allocated(threadIds);
    for (int i = 0; i < STEPS; i++) {
      step.run(shape);
    }
    return allocated(threadIds) - before;
  }

  private long allocated(long[] threadIds) {
    long bytes = 0;
    for (long id : threadIds) {
      bytes += threads.getThreadAllocatedBytes(id);
    }
    return bytes;
  }
}
