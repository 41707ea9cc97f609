package dev.longhand.train;

import com.sun.management.ThreadMXBean;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BatchShape.Start;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import dev.longhand.train.optimizer.UpdateRule;
import java.lang.management.ManagementFactory;
import java.util.List;

/// Prints how many bytes twenty training steps allocate once everything is compiled, a line for
/// each network and number of workers, and one for each other optimizer.
///
/// Until the compiler has a vector kernel, its vectors are objects; so steps are counted in runs of
/// twenty until one run allocates nothing on any thread. Whatever a step allocated by its source
/// would be in every run. One worker makes the kernels warm, because it waits for nobody; half of
/// its sequences are a whole number of the same register tiles, so two workers run the same code.
final class SteadyBytes {
  private static final int STEPS = 20;
  private static final int MOST_RUNS = 1_000;
  private static final BatchShape MANY_ROWS = new BatchShape(24, 8);
  private static final BatchShape FEW_ROWS = new BatchShape(24, 4);

  /// As long for one half as for the other, so that two workers run the same code.
  private static final int[] LENGTHS = {
    8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 5, 5, 5, 5, 5, 5, 5, 5, 2, 2, 2, 2
  };

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private SteadyBytes() {}

  public static void main(String[] arguments) {
    var bytes = new SteadyBytes();
    bytes.print("embedding gathered", TrainingScene.characters(), MANY_ROWS);
    bytes.print("embedding written", TrainingScene.characters(), FEW_ROWS);
    bytes.print("one-hot", TrainingScene.poem(), MANY_ROWS);
    bytes.print("scaled id", TrainingScene.dracula(), MANY_ROWS);
    List<ModelConfig> cells = TrainingScene.cells();
    for (int i = 0; i < cells.size(); i++) {
      bytes.print("cells " + i, cells.get(i), FEW_ROWS);
    }
    bytes.print("shared padding", TrainingScene.dracula(), MANY_ROWS.withPadding());
    bytes.printOptimizers();
  }

  private void print(String name, ModelConfig config, BatchShape shape) {
    UpdateRule adam = UpdateRule.of(Adam.DEFAULTS.withRate(0.01)).withClipNorm(0.5);
    for (int workers = 1; workers <= 2; workers++) {
      long bytes = least(workers, config, adam, shape);
      System.out.println(name + ", workers " + workers + ": " + bytes);
    }
  }

  private void printOptimizers() {
    List<OptimizerConfig> optimizers =
        List.of(
            new Sgd(0.01, 0.9, Nesterov.OFF),
            new Sgd(0.01, 0.9, Nesterov.ON),
            new RmsProp(0.01, 0.9, 0.5, 1e-7, Centering.OFF),
            new RmsProp(0.01, 0.9, 0.5, 1e-7, Centering.ON),
            Adagrad.DEFAULTS,
            AveragedSgd.DEFAULTS);
    var clipping = new Clipping.Value(0.1);
    for (OptimizerConfig optimizer : optimizers) {
      var rule = new UpdateRule(optimizer, clipping, 0.001, 0.1);
      System.out.println(optimizer + ": " + least(1, TrainingScene.poem(), rule, FEW_ROWS));
    }
  }

  private long least(int workerCount, ModelConfig config, UpdateRule rule, BatchShape shape) {
    try (var workers = new Workers(workerCount)) {
      long[] threadIds = new long[workerCount];
      workers.run(worker -> threadIds[worker] = Thread.currentThread().threadId());
      LanguageModel model = LanguageModel.initialise(config, 42);
      var step = new TrainingStep(model, rule, new VectorKernels(), workers, 42);
      if (rule.optimizer() instanceof AveragedSgd) {
        step.optimizer().averageAfter(0);
      }
      if (shape.start() == Start.PADDING) {
        step.pass(shape).setLengths(LENGTHS, 0);
      }
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
