package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.recipe.Assignment;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Makes the trials of a sweep and gathers everything that is wrong with any of them. Mutable.
final class SweepPlan {
  private static final List<String> BUDGET =
      List.of("training.epochs", "training.minutes", "training.steps");
  private static final List<String> HELD_OUT =
      List.of("examples.validation", "examples.held_out", "examples.test");

  private final Recipe recipe;
  private final List<Variation> variations;
  private final SweepSettings settings;
  private final TrialProblems problems = new TrialProblems();
  private final List<Problem> notices = new ArrayList<>();
  private Budget budget;

  SweepPlan(Recipe recipe, List<Variation> variations, SweepSettings settings) {
    this.recipe = recipe;
    this.variations = variations;
    this.settings = settings;
    budget = settings.budget();
  }

  Sweep sweep() {
    noteVariations();
    noteHalving();
    problems.throwIfAny();
    Recipe base = measured();
    List<List<String>> combinations = combinations();
    budget = settings.budget().sharedBy(combinations.size());
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < combinations.size(); i++) {
      trial(base, combinations.get(i), i + 1).ifPresent(trials::add);
    }
    problems.throwIfAny();
    return new Sweep(recipe, variations, settings, trials, notices);
  }

  private void noteVariations() {
    if (variations.isEmpty()) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_OPTION,
              "nothing is varied",
              Variation.OPTION,
              "--vary model.layers[0].units=128,256"));
    }
    var keys = new ArrayList<String>();
    for (Variation variation : variations) {
      String key = variation.key();
      if (keys.contains(key)) {
        problems.add(pair(key + " is varied twice", "leave one of them out"));
      }
      keys.add(key);
      if (BUDGET.contains(key)) {
        problems.add(
            pair(
                key + " is how long a trial may learn, which is the same for all",
                "--epochs or --minutes"));
      }
      if (decidesTheText(key)) {
        problems.add(
            pair(
                key
                    + " decides which text is measured on, so trials with several of it would not"
                    + " compare",
                "leave it out, and set it for all in the recipe"));
      }
    }
  }

  private boolean decidesTheText(String key) {
    boolean drawn = recipe.examples().heldOut() == HeldOut.DOCUMENTS && key.equals("seed");
    return drawn || HELD_OUT.contains(key) || key.equals("text") || key.startsWith("text.");
  }

  private void noteHalving() {
    if (settings.search() == Search.HALVING && settings.budget() instanceof Budget.Minutes) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "halving lets trials go on for more epochs, so it counts epochs and not minutes",
              "--search, --minutes",
              "--epochs 9"));
    }
  }

  private static Problem pair(String what, String fix) {
    return new Problem(ErrorCode.USAGE_PAIR, what, Variation.OPTION, fix);
  }

  /// The recipe with a part of the text held out, without which nothing could be compared.
  private Recipe measured() {
    if (recipe.examples().validation() > 0) {
      return recipe;
    }
    String share = Wording.share(SharedText.USUAL_VALIDATION);
    notices.add(
        new Problem(
            ErrorCode.RUN_SHARED,
            "the recipe holds nothing out to measure on; " + share + " of the text is held out",
            "recipe " + recipe.name(),
            ""));
    String value = Double.toString(SharedText.USUAL_VALIDATION);
    return recipe.with(List.of(new Assignment("examples.validation", value)));
  }

  private List<List<String>> combinations() {
    if (settings.search() == Search.GRID) {
      List<List<String>> all = Draws.grid(variations);
      int wanted = settings.trials().orElse(all.size());
      if (wanted < all.size()) {
        throw new LonghandException(
            ErrorCode.USAGE_PAIR,
            "the grid has "
                + Wording.count(all.size(), "combination")
                + ", and there are to be "
                + Wording.count(wanted, "trial"),
            "--search, --trials",
            "--search random draws some of them; without --trials all are tried");
      }
      return all;
    }
    int wanted = settings.trials().orElse(SweepSettings.USUAL_TRIALS);
    List<List<String>> drawn = Draws.random(variations, wanted, settings.seed());
    if (drawn.size() < wanted) {
      notices.add(
          new Problem(
              ErrorCode.RUN_SHARED,
              "there are only "
                  + Wording.count(drawn.size(), "combination")
                  + "; each is tried once",
              "",
              ""));
    }
    return drawn;
  }

  private Optional<Trial> trial(Recipe base, List<String> values, int number) {
    var changes = new ArrayList<String>();
    var assignments = new ArrayList<Assignment>();
    for (int i = 0; i < values.size(); i++) {
      changes.add(variations.get(i).assignment(values.get(i)));
      assignments.add(new Assignment(variations.get(i).key(), values.get(i)));
    }
    String name = String.format(Locale.ROOT, "trial-%03d", number);
    var trial = new Trial(name, changes, base);
    try {
      Recipe changed = budget.applyTo(base.with(assignments));
      noteSchedule(trial, changed);
      noteText(trial, base, changed);
      return Optional.of(trial.with(changed.withSampleLength(0)));
    } catch (LonghandException refused) {
      problems.add(trial, refused.problems().stream().map(SweepPlan::varied).toList());
      return Optional.empty();
    }
  }

  /// The change stands under another option here.
  private static Problem varied(Problem problem) {
    String where = problem.where().replaceAll("^--set ", Variation.OPTION + " ");
    return new Problem(problem.code(), problem.what(), where, problem.fix());
  }

  private void noteSchedule(Trial trial, Recipe changed) {
    if (settings.search() == Search.HALVING && changed.training().schedule().spansTheRun()) {
      problems.add(
          trial,
          List.of(
              new Problem(
                  ErrorCode.USAGE_PAIR,
                  "halving lets trials go on for more epochs, and this schedule's learning rates"
                      + " depend on how many there are",
                  "training.schedule",
                  "--set training.schedule.kind=constant, or --search random")));
    }
  }

  private void noteText(Trial trial, Recipe base, Recipe changed) {
    if (SharedText.of(base).heldOut() != SharedText.of(changed).heldOut()) {
      problems.add(
          trial,
          List.of(
              new Problem(
                  ErrorCode.USAGE_PAIR,
                  "some trials would be measured on the end of the text and some on documents",
                  "examples",
                  "--set examples.held_out=documents")));
    }
  }
}
