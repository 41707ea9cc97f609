package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.experiment.Budget;
import dev.longhand.recipe.Assignment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of every command that trains several models.
final class ExperimentOptions {
  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = "The folder of all runs; made when it is missing.")
  private String out = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Change a setting of every recipe, such as model.layers[0].units=128.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often each of them goes over the text.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--png", description = "Draw the picture as PNG, too.")
  private boolean png;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads train; no model depends on it. Default: one a core.")
  private Optional<Integer> threads = Optional.empty();

  @Option(names = "--strict", description = "Let warnings end the run like errors.")
  private boolean strict;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show warnings, errors and the result only.")
  private boolean quiet;

  Path folder() {
    return Paths.of(out, "--out");
  }

  /// The changes of every recipe.
  ///
  /// @throws LonghandException with all that are refused
  List<Assignment> changes() {
    var refusals = new Refusals();
    List<Assignment> read =
        assignments.stream()
            .map(words -> refusals.of(() -> Assignment.parse(words)))
            .flatMap(Optional::stream)
            .toList();
    refusals.end();
    return read;
  }

  /// How many epochs were asked for, if any were.
  Optional<Integer> epochs() {
    return epochs;
  }

  /// What each trial may cost.
  ///
  /// @param minutes of each, if they were asked for
  /// @param example what a message advises where nothing was said
  /// @throws LonghandException `USAGE_PAIR` for both epochs and minutes, `USAGE_OPTION` for none
  Budget budget(Optional<Double> minutes, String example) {
    if (epochs.isPresent() && minutes.isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "--epochs and --minutes both say how long to learn",
          "--epochs, --minutes",
          "leave one of them out");
    }
    if (minutes.isPresent()) {
      return new Budget.Minutes(minutes.get());
    }
    return epochs
        .map(Budget.Epochs::new)
        .orElseThrow(() ->
            new LonghandException(
                ErrorCode.USAGE_OPTION,
                "neither --epochs nor --minutes says how long each of them may learn",
                "--epochs, --minutes",
                example));
  }

  boolean png() {
    return png;
  }

  Optional<Integer> threads() {
    return threads;
  }

  Strictness strictness() {
    return Strictness.of(strict);
  }

  boolean quiet() {
    return quiet;
  }
}
