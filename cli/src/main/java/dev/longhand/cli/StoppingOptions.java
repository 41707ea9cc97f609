package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.recipe.TrainingSettings;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say when a run stops before its last epoch.
@OptionHeading("Learning")
final class StoppingOptions {
  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Stop after N epochs without a better figure; the best weights are kept. Default: the"
              + " recipe's.")
  private Optional<Integer> patience = Optional.empty();

  @Option(
      names = "--stop-on",
      paramLabel = "FIGURE",
      description =
          "The figure that --patience watches: validation_loss, validation_accuracy,"
              + " validation_top_5_accuracy, validation_bits_per_character, loss or accuracy."
              + " Default: the recipe's, else validation_loss.")
  private Optional<Metric> metric = Optional.empty();

  @Option(names = "--no-early-stopping", description = "Train all epochs, whatever the figures.")
  private boolean never;

  /// Settings with what was asked for.
  ///
  /// @param problems gets what cannot go together
  TrainingSettings applyTo(TrainingSettings settings, List<Problem> problems) {
    boolean wanted = patience.isPresent() || metric.isPresent();
    if (never && wanted) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "--no-early-stopping trains all epochs, and "
                  + (patience.isPresent() ? "--patience" : "--stop-on")
                  + " says when to stop sooner",
              "--no-early-stopping, --patience, --stop-on",
              "leave one of them out"));
    }
    if (never) {
      return settings.withoutEarlyStopping();
    }
    return wanted ? settings.withEarlyStopping(rule(settings)) : settings;
  }

  private EarlyStopping rule(TrainingSettings settings) {
    EarlyStopping usual = new EarlyStopping(Metric.VALIDATION_LOSS, EarlyStopping.USUAL_PATIENCE);
    EarlyStopping before = settings.earlyStopping().orElse(usual);
    EarlyStopping watching = metric.map(before::withMetric).orElse(before);
    return patience.map(watching::withPatience).orElse(watching);
  }
}
