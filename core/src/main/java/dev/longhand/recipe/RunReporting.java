package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.ContextScores;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.Evaluator;
import dev.longhand.inspect.CheckedText;
import dev.longhand.inspect.CommonTokens;
import dev.longhand.inspect.Ending;
import dev.longhand.inspect.Ending.State;
import dev.longhand.inspect.Machine;
import dev.longhand.inspect.Observations;
import dev.longhand.inspect.Place;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.AtomicFile;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.text.survey.Checkup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// The report of a run that is at work: what is seen of it goes to a file, and the page is written
/// again from time to time. Whatever goes wrong here is a notice, and the run goes on. Mutable.
final class RunReporting {
  /// How often the page is written while the run trains, at most.
  private static final Duration EVERY = Duration.ofMinutes(1);

  private static final int COMMON = 24;

  private final PreparedRun prepared;
  private final Path folder;
  private final RunOptions options;
  private final RunListener listener;
  private long lastPage;

  RunReporting(PreparedRun prepared, Path folder, RunOptions options, RunListener listener) {
    this.prepared = prepared;
    this.folder = folder;
    this.options = options;
    this.listener = listener;
    lastPage = options.nanoTime().getAsLong();
  }

  /// Keeps what the check of a text found.
  static void note(Checkup checkup, RunFolder run, RunListener listener) {
    attempt(
        run.path(),
        listener,
        () -> change(run.path(), seen -> seen.withText(CheckedText.of(checkup))));
  }

  /// Writes the page after an epoch, unless it was written a moment ago.
  void epochDone() {
    long now = options.nanoTime().getAsLong();
    if (now - lastPage >= EVERY.toNanos()) {
      lastPage = now;
      attempt(folder, listener, () -> write(State.RUNNING));
    }
  }

  /// Writes the page at the end of a run and tells of it; nothing where the run was over before and
  /// has its page.
  void ended(RunOutcome outcome, Workers workers) {
    switch (outcome.end()) {
      case FINISHED -> end(State.FINISHED, workers);
      case EARLY -> end(State.EARLY, workers);
      case STOPPED -> end(State.STOPPED, workers);
      case NOTHING_TO_DO -> {
        if (InspectedRun.page(folder).isEmpty()) {
          end(State.FINISHED, workers);
        }
      }
    }
  }

  /// Writes the page of a run that cannot go on.
  void diverged(Workers workers) {
    end(State.DIVERGED, workers);
  }

  private void end(State state, Workers workers) {
    attempt(
        folder,
        listener,
        () -> {
          List<String> common =
              CommonTokens.of(prepared.examples(), prepared.tokenizer().vocabulary(), COMMON);
          List<Place> places = places(workers);
          change(folder, seen -> seen.withCommon(common).withPlaces(places));
          listener.accept(new RunEvent.ReportWritten(write(state)));
        });
  }

  /// How well the kept weights foretell the validation part early and late.
  private List<Place> places(Workers workers) {
    Path model = folder.resolve(RunFolder.MODEL);
    if (prepared.validation().isEmpty() || !Files.exists(model)) {
      return List.of();
    }
    var contexts = new ContextScores();
    new Evaluator(ModelFile.read(model).model(), options.kernels(), workers)
        .evaluate(prepared.validation().get(), contexts);
    return contexts.groups().stream().map(RunReporting::place).toList();
  }

  private static Place place(ContextScores.Group group) {
    Evaluation figures = group.evaluation();
    return new Place(group.from(), group.to(), figures.targets(), figures.hits());
  }

  private Path write(State state) {
    change(
        folder, seen -> seen.withMachine(machine()).withEnding(new Ending(state, lastFigures())));
    return InspectedRun.writePage(folder);
  }

  private Machine machine() {
    boolean scalar = options.kernels() instanceof ScalarKernels;
    return new Machine(
        Runtime.version().toString(),
        System.getProperty("os.name", "unknown") + " " + System.getProperty("os.arch", ""),
        Runtime.getRuntime().availableProcessors(),
        options.threads(),
        scalar ? "scalar" : "vector",
        options.memory());
  }

  /// When the last line of figures was written, or the recipe.
  private Instant lastFigures() {
    Path figures = folder.resolve(RunFolder.METRICS);
    Path file = Files.exists(figures) ? figures : folder.resolve(RunFolder.RECIPE);
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void change(Path folder, UnaryOperator<Observations> change) {
    String json = change.apply(InspectedRun.observations(folder)).toJson();
    AtomicFile.write(folder.resolve(RunFolder.OBSERVATIONS), json.getBytes(StandardCharsets.UTF_8));
  }

  /// A page is never worth a run.
  private static void attempt(Path folder, RunListener listener, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      String reason =
          failed instanceof LonghandException known
              ? known.problems().getFirst().what()
              : RunFolder.shown(String.valueOf(failed.getMessage()));
      listener.accept(
          new RunEvent.Noticed(
              new Problem(
                  ErrorCode.RUN_REPORT,
                  "the report could not be written: " + reason,
                  RunFolder.shown(folder.resolve(RunFolder.REPORT)),
                  "longhand report "
                      + Wording.shellWord(folder.toString())
                      + " writes it once that is mended")));
    }
  }
}
