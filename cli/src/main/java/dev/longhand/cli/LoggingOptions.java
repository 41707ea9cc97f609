package dev.longhand.cli;

import dev.longhand.recipe.CheckpointInterval;
import dev.longhand.recipe.RunLogging;
import dev.longhand.recipe.RunOptions;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say what a run writes down as it goes, and how often.
@OptionHeading("Files of the run")
final class LoggingOptions {
  @Option(
      names = "--checkpoint-every",
      paramLabel = "TIME",
      description =
          "How much may be lost when the process is killed: 30s, 5m, 1h, 200steps or 1epoch."
              + " Default: 5m, and behind every epoch.")
  private Optional<String> checkpointEvery = Optional.empty();

  @Option(
      names = "--log-every",
      paramLabel = "N",
      description =
          "Write the figures of every Nth step to steps.jsonl. Default: about 2 000 lines a run.")
  private Optional<Integer> logEvery = Optional.empty();

  @Option(
      names = "--tensorboard",
      description = "Write events for TensorBoard into the folder tensorboard of the run.")
  private boolean tensorBoard;

  /// Options of a run with what was asked for.
  ///
  /// @param clock of the times in events
  RunOptions applyTo(RunOptions options, InstantSource clock) {
    RunLogging logging = options.logging();
    logging = logEvery.map(logging::withEvery).orElse(logging);
    if (tensorBoard) {
      logging = logging.withTensorBoard(clock);
    }
    RunOptions result = options.withLogging(logging);
    return checkpointEvery
        .map(words -> CheckpointInterval.parse(words, "--checkpoint-every"))
        .map(result::withCheckpoints)
        .orElse(result);
  }
}
