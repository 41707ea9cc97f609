package dev.longhand.cli;

import dev.longhand.error.ExitStatus;
import dev.longhand.error.Wording;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.recipe.InspectedRun;
import dev.longhand.recipe.RunListener;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.RunOutcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/// One training run as a person meets it: what is shown, what a signal does, what is said at the
/// end.
final class Training {
  /// The part of it that the library does.
  @FunctionalInterface
  interface Work {
    RunOutcome run(RunOptions options, RunListener listener);
  }

  /// How much of a run is shown.
  enum View {
    /// All of it.
    FULL,
    /// All of it, with a sample after the first, the second, the fourth, the eighth epoch and so
    /// on.
    FEW_SAMPLES,
    /// What may be wrong.
    QUIET;

    static View of(boolean quiet) {
      return quiet ? QUIET : FULL;
    }
  }

  private static final int MORE_EPOCHS = 10;

  private final Longhand longhand;
  private final Reporter reporter;
  private final View view;
  private final Strictness strictness;

  Training(Longhand longhand, View view, Strictness strictness) {
    this.longhand = longhand;
    reporter = longhand.reporter();
    this.view = view;
    this.strictness = strictness;
  }

  /// What a run came to, and with which status the process has to end.
  record Result(RunOutcome outcome, int status) {}

  /// Runs until the end or until a signal comes.
  ///
  /// @param threads how many, else one a core
  Result run(Optional<Integer> threads, Work work) {
    RunOptions options = options(threads);
    try (var signals = StopSignals.listen(this::announceStop);
        var follower = follower(() -> signals.status().isPresent())) {
      RunOutcome outcome = work.run(options, follower);
      int status =
          outcome.end() == RunOutcome.End.STOPPED
              ? signals.status().orElse(ExitStatus.OK.value())
              : ExitStatus.OK.value();
      return new Result(outcome, status);
    }
  }

  /// Lets the library do all that comes before a first step.
  ///
  /// @param threads how many, else one a core
  void prepare(Optional<Integer> threads, BiConsumer<RunOptions, RunListener> work) {
    RunOptions options = options(threads);
    try (var follower = follower(() -> false)) {
      work.accept(options, follower);
    }
  }

  private RunOptions options(Optional<Integer> threads) {
    longhand.machine().requireSafeJava();
    Kernels kernels = longhand.machine().kernels().get();
    Machine.slowness(kernels).ifPresent(note -> reporter.tell(List.of(note), Strictness.LENIENT));
    int count = threads.orElse(longhand.machine().cores());
    return RunOptions.of(count, kernels, longhand.machine().nanoTime());
  }

  private RunFollower follower(BooleanSupplier stop) {
    if (longhand.form() == Reporter.Form.MACHINES) {
      return new RunEvents(longhand, strictness, stop);
    }
    return switch (view) {
      case FULL -> new RunDisplay(longhand, strictness, stop, epoch -> true);
      case FEW_SAMPLES ->
          new RunDisplay(longhand, strictness, stop, epoch -> Integer.bitCount(epoch) == 1);
      case QUIET -> new RunNotices(longhand, strictness, stop);
    };
  }

  private void announceStop() {
    reporter.say("");
    reporter.say("stopping after this step; a second signal stops at once");
  }

  /// Says how the run ended and what can be done next.
  void conclude(RunOutcome outcome) {
    if (longhand.form() == Reporter.Form.MACHINES) {
      longhand
          .console()
          .out()
          .println(
              Json.line(
                  Json.object()
                      .put("event", "end")
                      .put("end", outcome.end().name().toLowerCase(Locale.ROOT))
                      .put("epoch", outcome.epoch())
                      .put("step", outcome.step())
                      .put("model", outcome.model().toString())));
      return;
    }
    if (view == View.QUIET) {
      return;
    }
    reporter.say("");
    reporter.say(ending(outcome));
    String run = Wording.shellWord(outcome.folder().toString());
    reporter.say("model       " + Wording.escaped(outcome.model().toString(), 400));
    InspectedRun.page(outcome.folder())
        .ifPresent(page -> reporter.say("report      " + Wording.escaped(page.toString(), 400)));
    reporter.say("");
    if (outcome.end() == RunOutcome.End.STOPPED) {
      reporter.say("go on:      " + command("resume " + run));
    }
    reporter.say("write:      " + command("generate " + run + " --tokens 400"));
    boolean ended = outcome.end() != RunOutcome.End.STOPPED;
    if (ended) {
      reporter.say("look:       " + command("summary " + run));
    }
    if (ended && outcome.length() == RunOutcome.Length.OPEN) {
      int more = outcome.epoch() + MORE_EPOCHS;
      reporter.say("train on:   " + command("resume " + run + " --epochs " + more));
    }
  }

  private String command(String words) {
    return longhand.machine().command() + " " + words;
  }

  private static String ending(RunOutcome outcome) {
    String best = outcome.best().map(Training::figures).orElse("");
    return switch (outcome.end()) {
      case FINISHED -> "finished    " + Wording.count(outcome.epoch(), "epoch") + best;
      case EARLY ->
          "finished    early, after "
              + Wording.count(outcome.epoch(), "epoch")
              + ": no better for a while"
              + best;
      case STOPPED -> "stopped     after step " + Wording.number(outcome.step()) + ", saved" + best;
      case NOTHING_TO_DO -> "finished    before; nothing to do" + best;
    };
  }

  private static String figures(EpochFigures best) {
    return best.validationLoss().isPresent()
        ? "; best: epoch "
            + best.epoch()
            + ", validation loss "
            + Words.decimal(best.validationLoss().getAsDouble(), 3)
        : "; best: epoch " + best.epoch() + ", loss " + Words.decimal(best.loss(), 3);
  }
}
