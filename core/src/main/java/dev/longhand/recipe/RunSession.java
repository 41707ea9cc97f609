package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.TextGenerator;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.inspect.Ending.State;
import dev.longhand.inspect.Sample;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Progress;
import dev.longhand.modelfile.Provenance;
import dev.longhand.modelfile.Provenance.Software;
import dev.longhand.train.EpochResult;
import dev.longhand.train.StepResult;
import dev.longhand.train.Trainer;
import dev.longhand.train.TrainingListener;
import dev.longhand.train.TrainingOutcome;
import dev.longhand.train.ValidationPart;
import dev.longhand.train.Verdict;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// One run at work: trains, and brings to the disk what each step and epoch gave.
///
/// After an epoch the checkpoint is written first, with all figures so far in it; then the model,
/// if it is the best, and the line of figures. So whatever instant a kill hits, the checkpoint
/// knows what the other files must hold, and {@link #restore} gives them that. Mutable; one thread.
final class RunSession implements TrainingListener {
  private static final String HISTORY = "run_history";
  static final String RECIPE = "run_recipe";
  private static final String SECONDS = "run_epoch_seconds";
  private static final double NANOS = 1e9;

  private final PreparedRun prepared;
  private final Recipe recipe;
  private final RunFolder folder;
  private final RunOptions options;
  private final RunListener listener;
  private final Trainer trainer;
  private final RunReporting report;
  private final RunPlan plan;
  private final List<EpochFigures> history = new ArrayList<>();
  private double secondsBefore; // of the epoch, before the clock below was started
  private long epochStart;
  private double trainingSeconds; // of the epoch, to its last step
  private long lastSave;
  private boolean saved; // whether the newest checkpoint is of this very point
  private boolean promptNoticed;

  RunSession(
      PreparedRun prepared,
      RunFolder folder,
      RunOptions options,
      RunListener listener,
      Workers workers,
      Optional<Checkpoint> checkpoint,
      long begin) {
    this.prepared = prepared;
    recipe = prepared.recipe();
    this.folder = folder;
    this.options = options;
    this.listener = listener;
    report = new RunReporting(prepared, folder.path(), options, listener);
    trainer =
        new Trainer(
            prepared.model(),
            recipe.trainingPlan(Timetable.beforehand(recipe)),
            prepared.examples(),
            validationPart(),
            options.kernels(),
            workers);
    plan = RunPlan.of(prepared, folder, options, trainer, checkpoint, begin);
    checkpoint.ifPresentOrElse(this::restore, () -> listener.accept(plan.begin()));
  }

  private Optional<ValidationPart> validationPart() {
    return prepared.validation().map(part -> new ValidationPart(part, prepared.validationLength()));
  }

  /// Goes on from a checkpoint, and makes the other files of the run agree with it.
  private void restore(Checkpoint checkpoint) {
    trainer.restore(checkpoint);
    Progress progress = checkpoint.progress();
    secondsBefore = progress.figure(SECONDS);
    trainingSeconds = secondsBefore; // no step may be left of this epoch
    progress
        .words(HISTORY)
        .lines()
        .map(line -> EpochFigures.parse(line, folder.path()))
        .forEach(history::add);
    saved = true;
    metrics().repair(history);
    repairModel();
    listener.accept(new RunEvent.Resumed(trainer.epoch(), trainer.batch(), trainer.step()));
    plan.goOn(history).ifPresent(listener::accept);
    repairSamples();
  }

  /// Takes back what was written after this point, and writes what a kill left out.
  private void repairSamples() {
    boolean there = folder.samples().repair(trainer.epoch(), recipe.sample().temperatures().size());
    if (!there && trainer.epoch() > 0 && trainer.batch() == 0) {
      writeSamples(trainer.epoch());
    }
  }

  private MetricsFile metrics() {
    return folder.metrics(recipe.tokens().piece());
  }

  private void repairModel() {
    int wanted = trainer.bestEpoch();
    if (wanted == 0) {
      return;
    }
    Optional<Integer> found = epochOfModel();
    if (found.isPresent() && found.get() == wanted) {
      return;
    }
    if (trainer.epoch() == wanted && trainer.batch() == 0) {
      saveModel(wanted);
    } else if (found.isEmpty()) {
      listener.accept(
          new RunEvent.Noticed(
              new Problem(
                  ErrorCode.RUN_EARLIER,
                  "the best weights, of epoch "
                      + wanted
                      + ", are lost; the newest are kept instead",
                  RunFolder.shown(folder.model()),
                  "")));
      saveModel(trainer.epoch());
    }
  }

  private Optional<Integer> epochOfModel() {
    try {
      return Optional.of(ModelFile.read(folder.model()).provenance().epochs());
    } catch (LonghandException unusable) {
      return Optional.empty();
    }
  }

  /// Trains until the end, a stop or divergence.
  RunOutcome run() {
    long firstStep = trainer.step();
    int firstEpoch = trainer.epoch();
    epochStart = options.nanoTime().getAsLong();
    lastSave = epochStart;
    if (firstStep == 0) {
      folder.samples().clear();
    }
    TrainingOutcome outcome = trainer.run(this);
    boolean idle = trainer.step() == firstStep && trainer.epoch() == firstEpoch;
    return switch (outcome.end()) {
      case FINISHED -> ended(idle ? RunOutcome.End.NOTHING_TO_DO : RunOutcome.End.FINISHED);
      case EARLY -> {
        if (!idle) {
          int best = trainer.bestEpoch();
          trainer
              .earlyEnd()
              .map(end -> new RunEvent.StoppedEarly(end, trainer.epoch(), best))
              .ifPresent(listener::accept);
        }
        yield ended(idle ? RunOutcome.End.NOTHING_TO_DO : RunOutcome.End.EARLY);
      }
      case STOPPED -> {
        saveStopped();
        yield ended(RunOutcome.End.STOPPED);
      }
      case DIVERGED -> {
        report.ended(State.DIVERGED);
        throw diverged();
      }
    };
  }

  private void saveStopped() {
    if (!saved) {
      save();
    }
    if (trainer.bestEpoch() == 0) {
      saveModel(0);
    }
  }

  private RunOutcome ended(RunOutcome.End end) {
    if (end == RunOutcome.End.NOTHING_TO_DO) {
      listener.accept(new RunEvent.Noticed(finished()));
    }
    switch (end) {
      case FINISHED -> report.ended(State.FINISHED);
      case EARLY -> report.ended(State.EARLY);
      case STOPPED -> report.ended(State.STOPPED);
      case NOTHING_TO_DO -> {}
    }
    return new RunOutcome(
        end,
        folder.path(),
        folder.model(),
        recipe.model().readsBack() ? RunOutcome.Use.MEASURING : RunOutcome.Use.WRITING,
        recipe.training().schedule().spansTheRun()
            ? RunOutcome.Length.FIXED
            : RunOutcome.Length.OPEN,
        trainer.epoch(),
        trainer.step(),
        best());
  }

  private Problem finished() {
    int planned = trainer.epochs();
    boolean allDone = trainer.epoch() >= planned;
    String format =
        allDone
            ? "nothing to do: %d of %d epochs are done"
            : "nothing to do: early stopping ended the run after %d of %d epochs";
    String word = Wording.shellWord(folder.path().toString());
    String use = (recipe.model().readsBack() ? "longhand summary " : "longhand generate ") + word;
    boolean open = allDone && !recipe.training().schedule().spansTheRun();
    return new Problem(
        ErrorCode.RUN_FINISHED,
        String.format(Locale.ROOT, format, trainer.epoch(), planned),
        RunFolder.shown(folder.path()),
        open ? "longhand resume " + word + " --epochs " + (planned + 10) + " goes on" : use);
  }

  private Optional<EpochFigures> best() {
    int epoch = trainer.bestEpoch();
    return epoch == 0 ? Optional.empty() : Optional.of(history.get(epoch - 1));
  }

  @Override
  public Verdict stepDone(StepResult result) {
    saved = false;
    trainingSeconds = epochSeconds();
    listener.accept(new RunEvent.StepDone(result, trainer.epochs(), trainingSeconds));
    plan.stepDone();
    if (listener.stopRequested()) {
      return Verdict.STOP;
    }
    long now = options.nanoTime().getAsLong();
    if (now - lastSave >= options.checkpointEvery().toNanos()) {
      save();
    }
    return Verdict.CONTINUE;
  }

  @Override
  public Verdict epochDone(EpochResult result) {
    EpochFigures figures = figures(result);
    history.add(figures);
    secondsBefore = 0;
    epochStart = options.nanoTime().getAsLong();
    save();
    if (result.best()) {
      saveModel(result.epoch());
    }
    metrics().add(history);
    listener.accept(new RunEvent.EpochDone(figures, trainer.epochs(), result.best()));
    writeSamples(result.epoch());
    report.epochDone();
    plan.epochDone();
    epochStart = options.nanoTime().getAsLong();
    return listener.stopRequested() ? Verdict.STOP : Verdict.CONTINUE;
  }

  private EpochFigures figures(EpochResult result) {
    return new EpochFigures(
        result.epoch(),
        new EpochFigures.Training(
            result.loss(),
            OptionalDouble.of(result.accuracy()),
            OptionalDouble.of(result.gradientNorm()),
            OptionalDouble.of(result.learningRate()),
            epochSeconds(),
            trainingSeconds > 0 ? result.targets() / trainingSeconds : 0),
        result.validation().map(part -> figures(part, result.bitsPerCharacter())),
        ModelHash.of(trainer.keptModel()));
  }

  private static EpochFigures.Validation figures(Evaluation part, OptionalDouble bits) {
    return new EpochFigures.Validation(
        part.loss(),
        OptionalDouble.of(part.accuracy()),
        OptionalDouble.of(part.topFiveAccuracy()),
        bits);
  }

  /// How long the epoch has taken, never less than nothing.
  private double epochSeconds() {
    return secondsBefore + Math.max(0, options.nanoTime().getAsLong() - epochStart) / NANOS;
  }

  private void save() {
    Checkpoint checkpoint = trainer.checkpoint(Software.CURRENT.version());
    Progress progress =
        checkpoint
            .progress()
            .with(HISTORY, MetricsFile.text(history, recipe.tokens().piece()))
            .with(RECIPE, plan.comparable())
            .with(SECONDS, trainer.batch() == 0 ? 0 : epochSeconds());
    folder
        .checkpoints()
        .save(
            new Checkpoint(
                checkpoint.longhandVersion(), checkpoint.tensors(), plan.writeTo(progress)));
    plan.saved();
    saved = true;
    lastSave = options.nanoTime().getAsLong();
    listener.accept(new RunEvent.CheckpointSaved(trainer.epoch(), trainer.batch(), trainer.step()));
  }

  private void saveModel(int epoch) {
    List<EpochFigures> sofar = history.subList(0, Math.min(epoch, history.size()));
    OptionalDouble loss =
        sofar.isEmpty() ? OptionalDouble.empty() : sofar.getLast().validationLoss();
    var provenance =
        new Provenance(
            plan.recipe().toYaml(), prepared.text(), recipe.seed(), epoch, loss, Software.CURRENT);
    new ModelFile(trainer.keptModel(), prepared.tokenizer(), prepared.cleaning(), provenance, sofar)
        .write(folder.model());
    listener.accept(new RunEvent.ModelSaved(folder.model(), epoch));
  }

  private void writeSamples(int epoch) {
    SampleSettings sample = recipe.sample();
    if (sample.length() == 0 || recipe.model().readsBack()) {
      return;
    }
    var generator =
        new TextGenerator(
            trainer.keptModel(), prepared.tokenizer(), prepared.cleaning(), options.kernels());
    Prompt prompt = generator.prompt(sample.prompt());
    if (!promptNoticed) {
      prompt.notices().forEach(notice -> listener.accept(new RunEvent.Noticed(notice)));
      promptNoticed = true;
    }
    for (double temperature : sample.temperatures()) {
      var continuation =
          new Continuation(sample.length(), Sampling.at(temperature), recipe.seed(), epoch);
      String text = generator.generate(prompt, continuation);
      folder.samples().add(new Sample(epoch, temperature, prompt.text(), text));
      listener.accept(new RunEvent.SampleWritten(epoch, temperature, prompt.text(), text));
    }
  }

  private LonghandException diverged() {
    UpdateRule rule = recipe.training().rule();
    double rate = rule.optimizer().rate();
    String clipped =
        switch (rule.clipping()) {
          case Clipping.Norm(double limit) -> "clip_norm (now " + limit + ")";
          case Clipping.Value(double limit) -> "clip_value (now " + limit + ")";
          case Clipping.None none -> "clip_norm (now none; 1 is usual)";
        };
    return new LonghandException(
        ErrorCode.TRAINING_DIVERGED,
        String.format(
            Locale.ROOT,
            "the loss is no longer a finite number after step %d; that step was not taken",
            trainer.step()),
        String.format(Locale.ROOT, "epoch %d, batch %d", trainer.epoch() + 1, trainer.batch() + 1),
        String.format(
            Locale.ROOT,
            "start a new run with a smaller --learning-rate (now %s), such as %s, or a smaller %s"
                + " in the recipe; the files of this run are unharmed",
            rate,
            rate / 4,
            clipped));
  }
}
