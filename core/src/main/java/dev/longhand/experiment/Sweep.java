package dev.longhand.experiment;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.experiment.ExperimentOutcome.End;
import dev.longhand.experiment.Rungs.Rung;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.TextInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/// A search for good settings: one recipe, many variations of it, one text.
///
/// @param recipe that is varied
/// @param variations what is varied
/// @param settings how the search goes
/// @param trials in their order
/// @param notices what a person should know of the plan
public record Sweep(
    Recipe recipe,
    List<Variation> variations,
    SweepSettings settings,
    List<Trial> trials,
    List<Problem> notices) {
  /// The file in a sweep's folder that says what is tried.
  public static final String FILE = "sweep.json";

  /// The file in a sweep's folder with the best recipe.
  public static final String BEST = "best.yaml";

  public Sweep {
    Objects.requireNonNull(recipe);
    Objects.requireNonNull(settings);
    variations = List.copyOf(variations);
    trials = List.copyOf(trials);
    notices = List.copyOf(notices);
  }

  /// Plans a search; nothing is trained.
  ///
  /// @throws LonghandException with everything that is wrong with any trial
  public static Sweep of(Recipe recipe, List<Variation> variations, SweepSettings settings) {
    return new SweepPlan(recipe, variations, settings).sweep();
  }

  /// Trains the trials, each in a folder of its name; what was done before is not done again. The
  /// best recipe so far is written down, also where the sweep is stopped.
  ///
  /// @param folder of the sweep; made, or one that this sweep began in
  /// @throws LonghandException `RUN_CHANGED` when the folder was begun with other settings, and
  ///   what training throws, except that a trial diverges or is too large for memory
  public ExperimentOutcome run(
      TextInput input, Path folder, RunOptions options, ExperimentListener listener) {
    LastingText.require(input);
    notices.forEach(notice -> listener.accept(new ExperimentEvent.Noticed(notice)));
    var experiment = Experiment.open(folder, FILE, plan(input), trials, input, options, listener);
    boolean over =
        switch (settings.search()) {
          case GRID, RANDOM -> experiment.run(trials, epochs());
          case HALVING -> halve(experiment, listener);
        };
    ExperimentOutcome outcome = experiment.outcome(over ? End.FINISHED : End.STOPPED);
    outcome.best().ifPresent(best -> writeBest(best, folder));
    return outcome;
  }

  private int epochs() {
    return switch (settings.budget()) {
      case Budget.Epochs(int count) -> count;
      case Budget.Minutes minutes -> 0;
    };
  }

  /// The rungs of a halving.
  public Rungs rungs() {
    return Rungs.of(trials.size(), Math.max(1, epochs()));
  }

  private boolean halve(Experiment experiment, ExperimentListener listener) {
    List<Trial> left = trials;
    List<Rung> rungs = rungs().rungs();
    for (int i = 0; i < rungs.size(); i++) {
      int epochs = rungs.get(i).epochs();
      if (!experiment.run(left, epochs)) {
        return false;
      }
      if (i + 1 < rungs.size()) {
        Rung next = rungs.get(i + 1);
        List<TrialResult> kept = best(experiment, left, epochs, next.trials());
        listener.accept(new ExperimentEvent.RungEnded(kept, next.epochs()));
        left = kept.stream().map(TrialResult::trial).toList();
      }
    }
    return true;
  }

  /// Compares what the trials were when all had the same length, so that a sweep that goes on after
  /// a stop decides as before it.
  private static List<TrialResult> best(
      Experiment experiment, List<Trial> among, int epochs, int count) {
    return among.stream()
        .map(trial -> experiment.result(trial.name()))
        .sorted(Comparator.comparingDouble(result -> bitsWithin(result, epochs)))
        .limit(count)
        .toList();
  }

  private static double bitsWithin(TrialResult result, int epochs) {
    boolean broken =
        switch (result.end()) {
          case DIVERGED, TOO_LARGE -> result.history().size() < epochs;
          case FINISHED, EARLY -> false;
        };
    return broken
        ? Double.POSITIVE_INFINITY
        : result.history().stream()
            .limit(epochs)
            .map(TrialResult::bits)
            .flatMapToDouble(OptionalDouble::stream)
            .min()
            .orElse(Double.MAX_VALUE);
  }

  private void writeBest(TrialResult best, Path folder) {
    String yaml = best.trial().recipe().withSample(recipe.sample()).toYaml();
    AtomicFile.write(folder.resolve(BEST), yaml.getBytes(StandardCharsets.UTF_8));
  }

  /// What must not change while a sweep goes on; more trials may be drawn later, except where their
  /// number decides how long each trains.
  private Map<String, String> plan(TextInput input) {
    var plan = new LinkedHashMap<String, String>();
    plan.put("text", LastingText.described(input, trials.getFirst().recipe().text()));
    plan.put("search", settings.search().name().toLowerCase(Locale.ROOT));
    plan.put("budget", settings.budget().words());
    for (Variation variation : variations) {
      plan.put("vary " + variation.key(), variation.values().words());
    }
    if (settings.search() != Search.GRID) {
      plan.put("seed of the search", Long.toString(settings.seed()));
    }
    if (settings.search() == Search.HALVING || settings.budget() instanceof Budget.Minutes) {
      plan.put("trials", Integer.toString(trials.size()));
    }
    return plan;
  }
}
