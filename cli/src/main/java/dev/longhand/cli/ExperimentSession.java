package dev.longhand.cli;

import dev.longhand.cli.ExperimentDisplay.Standings;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.Wording;
import dev.longhand.experiment.ExperimentListener;
import dev.longhand.experiment.ExperimentOutcome;
import dev.longhand.experiment.ExperimentOutcome.End;
import dev.longhand.inspect.chart.Drawing;
import dev.longhand.inspect.chart.Palette;
import dev.longhand.inspect.chart.PngChart;
import dev.longhand.inspect.chart.SvgChart;
import dev.longhand.kernel.Kernels;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.recipe.RunOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// Several trainings as a person meets them: what is shown, what a signal does, what is said at the
/// end.
final class ExperimentSession {
  /// The part of it that the library does.
  @FunctionalInterface
  interface Work {
    ExperimentOutcome run(RunOptions options, ExperimentListener listener);
  }

  /// What an experiment came to, and with which status the process has to end.
  record Result(ExperimentOutcome outcome, int status) {}

  private final Longhand longhand;
  private final Reporter reporter;
  private final ExperimentOptions options;
  private final Standings standings;
  private final List<String> arguments;

  ExperimentSession(
      Longhand longhand, ExperimentOptions options, Standings standings, CommandSpec spec) {
    this.longhand = longhand;
    this.options = options;
    this.standings = standings;
    reporter = longhand.reporter();
    arguments = spec.root().commandLine().getParseResult().originalArgs();
  }

  /// Runs until the end or until a signal comes.
  Result run(Work work) {
    longhand.machine().requireSafeJava();
    Kernels kernels = longhand.machine().kernels().get();
    Machine.slowness(kernels).ifPresent(note -> reporter.tell(List.of(note), Strictness.LENIENT));
    int threads = options.threads().orElse(longhand.machine().cores());
    var runOptions = RunOptions.of(threads, kernels, longhand.machine().nanoTime());
    try (var signals = StopSignals.listen(this::announceStop)) {
      ExperimentOutcome outcome =
          work.run(runOptions, listener(() -> signals.status().isPresent()));
      int status =
          outcome.end() == End.STOPPED
              ? signals.status().orElse(ExitStatus.OK.value())
              : ExitStatus.OK.value();
      return new Result(outcome, status);
    }
  }

  private ExperimentListener listener(BooleanSupplier stop) {
    return switch (longhand.form()) {
      case MACHINES -> new ExperimentLines(longhand, options.strictness(), stop);
      case PEOPLE -> new ExperimentDisplay(longhand, options, standings, stop);
    };
  }

  private void announceStop() {
    reporter.say("");
    reporter.say("stopping after this step; a second signal stops at once");
  }

  /// Keeps a picture in the folder of the experiment.
  void keep(Drawing drawing, Path folder, String name) {
    byte[] svg = SvgChart.draw(drawing).getBytes(StandardCharsets.UTF_8);
    keep(folder.resolve(name + ".svg"), svg);
    if (options.png()) {
      keep(folder.resolve(name + ".png"), PngChart.draw(drawing, Palette.LIGHT));
    }
  }

  private void keep(Path file, byte[] bytes) {
    AtomicFile.write(file, bytes);
    if (!options.quiet()) {
      reporter.say("picture     " + Wording.escaped(file.toString(), 400));
    }
  }

  /// Says how it ended and what can be done next.
  ///
  /// @param advice further lines for people, where it is over
  void conclude(Result result, List<String> advice) {
    ExperimentOutcome outcome = result.outcome();
    if (longhand.form() == Reporter.Form.MACHINES) {
      String end = outcome.end().name().toLowerCase(Locale.ROOT);
      var object = Json.object().put("event", "end").put("end", end);
      outcome.best().ifPresent(best -> object.put("best", best.name()));
      longhand.console().out().println(Json.line(object));
      return;
    }
    if (outcome.end() == End.STOPPED) {
      reporter.say("go on:      " + again());
      return;
    }
    if (options.quiet()) {
      return;
    }
    outcome
        .best()
        .ifPresent(best -> {
          String run = Wording.shellWord(outcome.folder().resolve(best.name()).toString());
          reporter.say("look:       " + longhand.machine().command() + " summary " + run);
        });
    advice.forEach(reporter::say);
  }

  /// The same command, to be pasted.
  private String again() {
    return longhand.machine().command()
        + " "
        + arguments.stream()
            .map(word -> word.startsWith("-") ? word : Wording.shellWord(word))
            .collect(Collectors.joining(" "));
  }
}
