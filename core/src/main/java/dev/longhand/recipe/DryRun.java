package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.Workers;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.SkippedRows;
import dev.longhand.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything of a run up to its first step, of which nothing is trained and nothing kept.
public final class DryRun {
  private DryRun() {}

  /// Tells the listener of the text, its findings, tokens, examples, network, memory and how long
  /// the run would take.
  ///
  /// @throws LonghandException for whatever is wrong with text, recipe or memory
  public static void of(
      Beginning beginning, TextInput input, RunOptions options, RunListener listener) {
    long begin = options.nanoTime().getAsLong();
    Beginning timed = TrainingRun.onTime(beginning, listener);
    RunEvent.Forecast forecast =
        prepared(timed, input, options, listener, run -> forecast(run, options, begin));
    listener.accept(forecast);
  }

  private static RunEvent.Forecast forecast(PreparedRun run, RunOptions options, long begin) {
    Recipe recipe = run.recipe();
    try (var workers = new Workers(options.threads())) {
      var trainer =
          new Trainer(
              run.model(),
              recipe.trainingPlan(Timetable.beforehand(recipe)),
              run.examples(),
              run.validationPart(),
              options.kernels(),
              workers);
      return RunPlan.begin(run, trainer, options, Timetable.of(recipe, Optional.empty(), begin));
    }
  }

  /// What somebody makes of a run that is ready and has no folder.
  static <T> T prepared(
      Beginning beginning,
      TextInput input,
      RunOptions options,
      RunListener listener,
      Function<PreparedRun, T> use) {
    Recipe recipe = beginning.recipe();
    Path scratch = scratch();
    try (Corpus corpus = input.read(recipe.text(), scratch, SkippedRows.NONE)) {
      CorpusRecord record = CorpusRecord.of(input, corpus);
      listener.accept(TrainingRun.read(record, corpus));
      CorpusParts parts = recipe.parts(corpus);
      listener.accept(TrainingRun.checked(recipe, parts));
      PreparedRun run =
          PreparedRun.of(beginning, record, parts, scratch, options.memory(), listener);
      beginning.tell(run, listener);
      return use.apply(run);
    } finally {
      remove(scratch);
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("longhand");
    } catch (IOException failed) {
      throw unusable(failed);
    }
  }

  private static void remove(Path scratch) {
    try (Stream<Path> files = Files.list(scratch)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(scratch);
    } catch (IOException _) {
      // a file too many is no reason to hide how the run would be
    }
  }

  private static LonghandException unusable(IOException failed) {
    return new LonghandException(
            ErrorCode.DISK_IO,
            "the folder for temporary files cannot be used: " + RunFolder.reason(failed),
            System.getProperty("java.io.tmpdir"),
            "export LONGHAND_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER names another one")
        .causedBy(failed);
  }
}
