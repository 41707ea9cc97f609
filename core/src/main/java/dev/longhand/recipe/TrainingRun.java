package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.Checkpoints;
import dev.longhand.modelfile.Provenance.TrainingText;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.corpus.SkippedRows;
import dev.longhand.text.corpus.SkippedRowsFile;
import dev.longhand.text.corpus.Source;
import dev.longhand.text.survey.Checkup;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Training from a text to a run folder with a model, as one call; and going on with it, to the
/// same bits as if it had never stopped.
public final class TrainingRun {
  private TrainingRun() {}

  /// Begins a run and trains until it ends or is stopped.
  ///
  /// @param folder where the run writes; made, or empty
  /// @throws LonghandException for whatever is wrong with text, recipe, folder, memory or disk, and
  ///   `TRAINING_DIVERGED`
  public static RunOutcome start(
      Recipe recipe, TextInput input, Path folder, RunOptions options, RunListener listener) {
    return start(Beginning.anew(recipe), input, folder, options, listener);
  }

  /// The same with weights that need not be new.
  ///
  /// @throws LonghandException as for new weights
  public static RunOutcome start(
      Beginning beginning, TextInput input, Path folder, RunOptions options, RunListener listener) {
    long begin = options.nanoTime().getAsLong();
    try (RunFolder run = RunFolder.create(folder)) {
      beginning.keepIn(run.path());
      PreparedRun prepared = prepare(onTime(beginning, listener), input, run, options, listener);
      return train(prepared, run, Optional.empty(), options, listener, begin);
    }
  }

  /// The recipe with a schedule that ends when the time does, where the time decides.
  static Beginning onTime(Beginning beginning, RunListener listener) {
    return new Beginning(onTime(beginning.recipe(), listener), beginning.model());
  }

  private static Recipe onTime(Recipe recipe, RunListener listener) {
    if (recipe.training().budget().isEmpty()) {
      return recipe;
    }
    TimeBudget.notices(recipe).forEach(notice -> listener.accept(new RunEvent.Noticed(notice)));
    TrainingSettings training = recipe.training();
    return recipe.withTraining(training.withSchedule(TimeBudget.ending(training.schedule())));
  }

  /// Reads the text and writes what makes the folder a run; the text itself is not kept in memory.
  private static PreparedRun prepare(
      Beginning beginning,
      TextInput input,
      RunFolder run,
      RunOptions options,
      RunListener listener) {
    Recipe recipe = beginning.recipe();
    try (var skipped = new SkippedRowsFile(run.skippedRows());
        Corpus corpus = input.read(recipe.text(), run.path(), skipped)) {
      CorpusRecord record = CorpusRecord.of(input, corpus).replaying(input, recipe);
      listener.accept(read(record, corpus));
      CorpusParts parts = recipe.parts(corpus);
      RunEvent.CorpusChecked checked = checked(recipe, parts);
      listener.accept(checked);
      PreparedRun prepared =
          PreparedRun.of(beginning, record, parts, run.path(), options.memory(), listener);
      beginning.tell(prepared, listener);
      run.begin(recipe, record.withTokenizer(prepared.tokenizer()), corpus);
      RunReporting.note(checked.checkup(), run, listener);
      return prepared;
    }
  }

  static RunEvent read(CorpusRecord record, Corpus corpus) {
    TrainingText text = record.text();
    return new RunEvent.CorpusRead(text.name(), text.characters(), text.sha256(), corpus.notices());
  }

  /// What is to be said of the text; a run that goes on has been told.
  static RunEvent.CorpusChecked checked(Recipe recipe, CorpusParts parts) {
    return new RunEvent.CorpusChecked(
        parts.corpus().sources().stream().map(Source::name).toList(),
        recipe.text(),
        Checkup.of(parts));
  }

  /// Goes on with a run.
  ///
  /// @param epochs how many it is to have in all; empty for as many as its recipe says
  /// @throws LonghandException `RUN_MISSING`, `RUN_IN_USE`, `RUN_CHANGED` when recipe or text are
  ///   not those the run began with, and all that {@link #start} throws
  public static RunOutcome resume(
      Path folder, OptionalInt epochs, RunOptions options, RunListener listener) {
    long begin = options.nanoTime().getAsLong();
    try (RunFolder run = RunFolder.open(folder)) {
      Recipe written = run.readRecipe();
      Recipe wanted = epochs.isPresent() ? written.withEpochs(epochs.getAsInt()) : written;
      Optional<Checkpoint> checkpoint = newest(run, listener);
      checkpoint.ifPresent(found -> requireFits(wanted, written, found, run));
      Recipe recipe = checkpoint.map(found -> Timetable.planned(wanted, found)).orElse(wanted);
      CorpusRecord record = run.readCorpusRecord();
      PreparedRun prepared;
      try (Corpus corpus =
          record.readAgain(run.path(), recipe.text(), run.path(), SkippedRows.NONE)) {
        listener.accept(read(record, corpus));
        CorpusParts parts = recipe.parts(corpus);
        Beginning beginning = Beginning.ofRun(run.path(), recipe);
        prepared = PreparedRun.of(beginning, record, parts, run.path(), options.memory(), listener);
      }
      if (!recipe.equals(written)) {
        TestMeasurement.noteSeen(run, listener);
        run.write(recipe);
      }
      return train(prepared, run, checkpoint, options, listener, begin);
    }
  }

  private static Optional<Checkpoint> newest(RunFolder run, RunListener listener) {
    Optional<Checkpoints.Found> found = run.checkpoints().load();
    if (found.isEmpty()) {
      listener.accept(new RunEvent.Noticed(anew(run)));
      return Optional.empty();
    }
    found.get().notices().forEach(notice -> listener.accept(new RunEvent.Noticed(notice)));
    return Optional.of(found.get().checkpoint());
  }

  private static void requireFits(
      Recipe recipe, Recipe written, Checkpoint checkpoint, RunFolder run) {
    requireLength(recipe.training(), written.training());
    RunPlan.requireSame(recipe, checkpoint, run);
    requireEnough(recipe, checkpoint, run);
  }

  private static void requireLength(TrainingSettings wanted, TrainingSettings written) {
    if (wanted.budget().isEmpty() && written.budget().isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "the run was given "
              + written.budget().get().minutes()
              + " minutes and not a number of epochs, and its learning rates end with them",
          "--epochs",
          "leave --epochs out, or train anew: longhand train TEXT --out OTHER --epochs "
              + wanted.epochs());
    }
    if (wanted.epochs() != written.epochs() && written.schedule().spansTheRun()) {
      String schedule = RecipeSection.name(ScheduleKind.of(written.schedule()));
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          String.format(
              Locale.ROOT,
              "the learning rates of the schedule %s depend on how many epochs there are, %d; with"
                  + " another number those that are done would have been others",
              schedule,
              written.epochs()),
          "--epochs",
          "leave --epochs out, or train anew: longhand train TEXT --out OTHER --schedule "
              + schedule
              + " --epochs "
              + wanted.epochs());
    }
  }

  private static Problem anew(RunFolder run) {
    return new Problem(
        ErrorCode.RUN_ANEW,
        "no checkpoint was saved yet; the run starts anew from the same seed",
        RunFolder.shown(run.path()),
        "");
  }

  private static void requireEnough(Recipe recipe, Checkpoint checkpoint, RunFolder run) {
    long done = checkpoint.progress().count("epoch");
    if (recipe.training().budget().isEmpty() && recipe.training().epochs() < done) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          String.format(
              Locale.ROOT,
              "epochs is %d, and %d are done already",
              recipe.training().epochs(),
              done),
          "--epochs",
          "longhand resume "
              + Wording.shellWord(run.path().toString())
              + " --epochs "
              + (done + 10));
    }
  }

  private static RunOutcome train(
      PreparedRun prepared,
      RunFolder run,
      Optional<Checkpoint> checkpoint,
      RunOptions options,
      RunListener listener,
      long begin) {
    BaselineMeasurement.of(prepared, run, options.memory(), listener);
    try (var workers = new Workers(options.threads())) {
      var session = new RunSession(prepared, run, options, listener, workers, checkpoint, begin);
      RunOutcome outcome = trained(session, workers);
      switch (options.testPart()) {
        case MEASURED ->
            new TestMeasurement(prepared, run, listener)
                .measureAfter(outcome, options.kernels(), workers);
        case UNSEEN -> {}
      }
      session.report().ended(outcome, workers);
      return outcome;
    }
  }

  private static RunOutcome trained(RunSession session, Workers workers) {
    try {
      return session.run();
    } catch (LonghandException failed) {
      if (failed.code() == ErrorCode.TRAINING_DIVERGED) {
        session.report().diverged(workers);
      }
      throw failed;
    }
  }
}
