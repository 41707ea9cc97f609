package dev.longhand.cli;

import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.experiment.ExperimentEvent;
import dev.longhand.experiment.ExperimentEvent.Found;
import dev.longhand.experiment.ExperimentListener;
import dev.longhand.experiment.TrialResult;
import dev.longhand.recipe.RunEvent;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Shows a person how an experiment comes along: which trial, of how many, how it ended and how
/// long the rest will take. What is said of the text is said once, not for every trial.
final class ExperimentDisplay implements ExperimentListener {
  /// When the trials so far are listed.
  enum Standings {
    AFTER_EACH,
    AT_THE_END
  }

  private static final int PLACE = 12; // columns in front of what is said

  private final PrintStream err;
  private final Longhand longhand;
  private final Reporter reporter;
  private final ExperimentOptions options;
  private final Standings standings;
  private final BooleanSupplier stop;
  private final Set<String> told = new HashSet<>();
  private StepDisplay steps;
  private OptionalDouble validation = OptionalDouble.empty();
  private double seconds; // of the trials that were trained now
  private int trained;

  ExperimentDisplay(
      Longhand longhand, ExperimentOptions options, Standings standings, BooleanSupplier stop) {
    this.longhand = longhand;
    this.options = options;
    this.standings = standings;
    this.stop = stop;
    err = longhand.console().err();
    reporter = longhand.reporter();
    steps = steps();
  }

  private StepDisplay steps() {
    return new StepDisplay(longhand.console(), longhand.machine().nanoTime());
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  @Override
  public void accept(ExperimentEvent event) {
    switch (event) {
      case ExperimentEvent.Noticed noticed -> tell(List.of(noticed.problem()));
      case ExperimentEvent.Began began -> begin(began);
      case ExperimentEvent.InRun run -> show(run.event());
      case ExperimentEvent.Ended ended -> end(ended);
      case ExperimentEvent.RungEnded rung -> showRung(rung);
    }
  }

  private void tell(List<Problem> findings) {
    List<Problem> fresh =
        findings.stream().filter(finding -> told.add(finding.render(""))).toList();
    if (!fresh.isEmpty()) {
      steps.clear();
      reporter.tell(fresh, options.strictness());
    }
  }

  private void begin(ExperimentEvent.Began began) {
    steps = steps();
    validation = OptionalDouble.empty();
    say(
        place(began.number(), began.count())
            + described(began.trial().name(), began.trial().changes()));
  }

  private static String described(String name, List<String> changes) {
    return changes.isEmpty() ? name : name + "  " + String.join(" ", changes);
  }

  private static String place(int number, int count) {
    String place = number + " of " + count;
    return place + " ".repeat(Math.max(1, PLACE - place.length()));
  }

  private void show(RunEvent event) {
    tell(TextArguments.warnings(RunNotices.findings(event)));
    if (options.quiet()) {
      return;
    }
    switch (event) {
      case RunEvent.StepDone step -> steps.show(step, validation);
      case RunEvent.EpochDone epoch -> {
        validation = epoch.figures().validationLoss();
        steps.epochEnds();
      }
      case RunEvent.ModelBuilt built ->
          say(
              " ".repeat(PLACE)
                  + Wording.count(built.model().parameterCount(), "parameter")
                  + ", "
                  + Words.size(built.memory().bytes())
                  + " to train");
      default -> {} // what else happens in a run is for those who follow it alone
    }
  }

  private void end(ExperimentEvent.Ended ended) {
    steps.clear();
    TrialResult result = ended.result();
    if (ended.found() == Found.DONE_BEFORE) {
      say(place(ended.number(), ended.count()) + result.name() + ", done before: " + came(result));
      return;
    }
    trained++;
    seconds += result.seconds();
    int left = ended.count() - ended.number();
    String rest =
        left == 0 ? "" : "; about " + Words.time(seconds / trained * left) + " for the rest";
    say(" ".repeat(PLACE) + came(result) + rest);
    if (standings == Standings.AFTER_EACH && left > 0 && !options.quiet()) {
      new LeaderBoard(longhand).preview(ended.standings());
      say("");
    }
  }

  private static String came(TrialResult result) {
    String bits =
        result.bitsPerCharacter().isPresent()
            ? Words.decimal(result.bitsPerCharacter().getAsDouble(), 3) + " bits a character"
            : "not measured";
    String length =
        Wording.count(result.history().size(), "epoch") + ", " + Words.time(result.seconds());
    return switch (result.end()) {
      case FINISHED -> bits + " after " + length;
      case EARLY -> bits + ", stopped early after " + length;
      case DIVERGED -> "diverged after " + length + "; " + bits;
      case TOO_LARGE -> "too large for the memory there is";
    };
  }

  private void showRung(ExperimentEvent.RungEnded rung) {
    say("");
    String names = String.join(", ", rung.kept().stream().map(TrialResult::name).toList());
    String best =
        rung.kept().size() == 1 ? "the best goes" : "the best " + rung.kept().size() + " go";
    say(best + " on to " + Wording.count(rung.epochs(), "epoch") + ": " + names);
  }

  private void say(String line) {
    if (!options.quiet()) {
      steps.clear();
      err.println(line);
    }
  }
}
