package dev.longhand.cli;

import dev.longhand.recipe.RunListener;
import dev.longhand.recipe.RunOptions;
import java.util.Optional;
import java.util.function.BiConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that trains for a person: how fast, how strictly, how loudly.
final class TrainingOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads train; the model does not depend on it. Default: one a core.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--strict", description = "Let warnings end the run like errors.")
  private boolean strict;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show warnings and errors only.")
  private boolean quiet;

  @Mixin private LoggingOptions loggingOptions = new LoggingOptions();

  /// Does some work of training and says how it ended.
  ///
  /// @return the exit status
  int train(Longhand longhand, Training.Work work) {
    var training = new Training(longhand, Training.View.of(quiet), Strictness.of(strict));
    Training.Result result =
        training.run(
            threads,
            (options, listener) ->
                work.run(loggingOptions.applyTo(options, longhand.machine().clock()), listener));
    training.conclude(result.outcome());
    return result.status();
  }

  /// Does all of training that comes before a first step.
  void prepare(Longhand longhand, BiConsumer<RunOptions, RunListener> work) {
    new Training(longhand, Training.View.of(quiet), Strictness.of(strict)).prepare(threads, work);
  }
}
