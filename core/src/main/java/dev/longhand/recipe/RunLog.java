package dev.longhand.recipe;

import dev.longhand.modelfile.EpochFigures;
import dev.longhand.train.StepResult;
import java.util.List;
import java.util.function.LongSupplier;

/// Everything that a run writes down of itself: figures of epochs and steps. Mutable; one thread.
final class RunLog {
  private final MetricsFile metrics;
  private final StepLog steps;

  /// @param piece what one token is, such as `character`
  /// @param plannedSteps of the whole run
  RunLog(RunFolder folder, String piece, RunOptions options, LongSupplier plannedSteps) {
    metrics = folder.metrics(piece);
    steps =
        new StepLog(folder.steps(), options.logging().every(), plannedSteps, options.nanoTime());
  }

  /// Makes the files hold what belongs to a run that stands here.
  ///
  /// @param step steps taken
  /// @param targets of the running epoch that are predicted already
  void repair(List<EpochFigures> history, long step, long targets) {
    metrics.repair(history);
    steps.repair(step, targets);
  }

  /// Takes a step.
  void add(StepResult step) {
    steps.add(step);
  }

  /// Takes the last of all epochs.
  void add(List<EpochFigures> history) {
    steps.flush();
    metrics.add(history);
  }

  /// Begins to count the time of an epoch.
  void beginEpoch() {
    steps.beginEpoch();
  }

  /// Brings everything to the disk.
  void flush() {
    steps.flush();
  }
}
