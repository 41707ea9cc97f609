package dev.longhand.experiment;

import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.experiment.ExperimentOutcome.End;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.TextInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Several recipes on the same text, with the same part of it held out and the same budget.
///
/// @param trials one for each recipe, with different names
/// @param budget of each trial
/// @param notices what of the recipes had to change so that they compare
public record Comparison(List<Trial> trials, Budget budget, List<Problem> notices) {
  /// The file in a comparison's folder that says what is compared.
  public static final String FILE = "comparison.json";

  public Comparison {
    trials = List.copyOf(trials);
    Objects.requireNonNull(budget);
    notices = List.copyOf(notices);
    if (trials.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to compare");
    }
    if (trials.stream().map(Trial::name).distinct().count() < trials.size()) {
      throw new IllegalArgumentException("two trials have the same name");
    }
  }

  /// Brings trials onto the same text and budget.
  ///
  /// @throws LonghandException with everything that is wrong with any of them
  public static Comparison of(List<Trial> wanted, Budget budget) {
    var problems = new TrialProblems();
    var notices = new ArrayList<Problem>();
    SharedText shared = SharedText.among(wanted);
    var trials = new ArrayList<Trial>();
    for (Trial trial : wanted) {
      try {
        Trial alike = shared.applyTo(trial, notices::add);
        trials.add(alike.with(budget.applyTo(alike.recipe())));
      } catch (LonghandException refused) {
        problems.add(trial, refused.problems());
      }
    }
    problems.throwIfAny();
    return new Comparison(trials, budget, notices);
  }

  /// Trains all of them, each in a folder of its name; what was done before is not done again.
  ///
  /// @param folder of the comparison; made, or one that this comparison began in
  /// @throws LonghandException `RUN_CHANGED` when the folder was begun with other settings, and
  ///   what training throws, except that a trial diverges or is too large for memory
  public ExperimentOutcome run(
      TextInput input, Path folder, RunOptions options, ExperimentListener listener) {
    LastingText.require(input);
    notices.forEach(notice -> listener.accept(new ExperimentEvent.Noticed(notice)));
    var experiment = Experiment.open(folder, FILE, plan(input), trials, input, options, listener);
    boolean over = experiment.run(trials, epochs());
    return experiment.outcome(over ? End.FINISHED : End.STOPPED);
  }

  private int epochs() {
    return switch (budget) {
      case Budget.Epochs(int count) -> count;
      case Budget.Minutes minutes -> 0;
    };
  }

  private Map<String, String> plan(TextInput input) {
    var plan = new LinkedHashMap<String, String>();
    plan.put("text", LastingText.described(input, trials.getFirst().recipe().text()));
    plan.put("budget", budget.words());
    return plan;
  }
}
