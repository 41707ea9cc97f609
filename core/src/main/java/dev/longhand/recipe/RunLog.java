package dev.longhand.recipe;

import dev.longhand.modelfile.EpochFigures;
import dev.longhand.nn.LanguageModel;
import dev.longhand.train.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Everything that a run writes down of itself: figures of epochs and steps, and what TensorBoard
/// shows. Mutable; one thread.
final class RunLog {
  private final MetricsFile metrics;
  private final StepLog steps;
  private final Optional<TensorBoardLog> tensorBoard;

  /// @param piece what one token is, such as `character`
  /// @param plannedSteps of the whole run
  RunLog(RunFolder folder, String piece, RunOptions options, LongSupplier plannedSteps) {
    metrics = folder.metrics(piece);
    steps =
        new StepLog(folder.steps(), options.logging().every(), plannedSteps, options.nanoTime());
    tensorBoard =
        options
            .logging()
            .tensorBoard()
            .map(clock -> new TensorBoardLog(folder.tensorBoard(), clock, piece));
  }

  /// Makes the files hold what belongs to a run that stands here.
  ///
  /// @param step steps taken
  /// @param targets of the running epoch that are predicted already
  void repair(List<EpochFigures> history, long step, long targets) {
    metrics.repair(history);
    steps.repair(step, targets);
    tensorBoard.ifPresent(log -> log.resume(step));
  }

  /// Takes a step.
  void add(StepResult step) {
    tensorBoard.ifPresent(log -> log.count(step.step()));
    steps.add(step).ifPresent(figures -> tensorBoard.ifPresent(log -> log.add(figures)));
  }

  /// Takes the last of all epochs.
  ///
  /// @param model as it is behind it
  void add(List<EpochFigures> history, LanguageModel model) {
    metrics.add(history);
    tensorBoard.ifPresent(log -> log.add(history.getLast(), model));
    flush();
  }

  /// Takes what the model wrote behind an epoch.
  void addSample(double temperature, String text) {
    tensorBoard.ifPresent(log -> log.addSample(temperature, text));
  }

  /// Begins to count the time of an epoch, with everything of the one before on the disk.
  void beginEpoch() {
    flush();
    steps.beginEpoch();
  }

  /// Brings everything to the disk.
  void flush() {
    steps.flush();
    tensorBoard.ifPresent(TensorBoardLog::flush);
  }
}
