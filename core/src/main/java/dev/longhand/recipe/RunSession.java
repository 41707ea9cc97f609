package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.Progress;
import dev.longhand.modelfile.Provenance;
import dev.longhand.modelfile.Provenance.Software;
import dev.longhand.train.EpochResult;
import dev.longhand.train.StepResult;
import dev.longhand.train.Trainer;
import dev.longhand.train.TrainingListener;
import dev.longhand.train.TrainingOutcome;
import dev.longhand.train.Verdict;
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
  static final String RECIPE = "run_recipe";

  private final PreparedRun prepared;
  private final Recipe recipe;
  private final RunFolder folder;
  private final RunOptions options;
  private final RunListener listener;
  private final Trainer trainer;
  private final RunReporting report;
  private final RunPlan plan;
  private final RunFigures figures;
  private final RunLog log;
  private final RunSamples samples;
  private long lastSave;
  private boolean saved; // whether the newest checkpoint is of this very point

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
            prepared.validationPart(),
            options.kernels(),
            workers);
    figures = new RunFigures(options, recipe.tokens().piece());
    log = new RunLog(folder, recipe.tokens().piece(), options, () -> trainer.steps().steps());
    samples = new RunSamples(recipe, folder.samples(), log, listener);
    plan = RunPlan.of(prepared, folder, options, trainer, checkpoint, begin);
    checkpoint.ifPresentOrElse(this::restore, () -> listener.accept(plan.begin()));
  }

  /// Goes on from a checkpoint, and makes the other files of the run agree with it.
  private void restore(Checkpoint checkpoint) {
    trainer.restore(checkpoint);
    figures.readFrom(checkpoint.progress(), folder.path());
    saved = true;
    log.repair(figures.history(), trainer.step(), trainer.targets());
    repairModel();
    listener.accept(new RunEvent.Resumed(trainer.epoch(), trainer.batch(), trainer.step()));
    plan.goOn(figures.history()).ifPresent(listener::accept);
    repairSamples();
  }

  /// Takes back what was written after this point, and writes what a kill left out.
  private void repairSamples() {
    boolean there = folder.samples().repair(trainer.epoch(), recipe.sample().temperatures().size());
    if (!there && trainer.epoch() > 0 && trainer.batch() == 0) {
      samples.write(epochModel(trainer.epoch()));
    }
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

  /// The page about the run.
  RunReporting report() {
    return report;
  }

  /// Trains until the end, a stop or divergence.
  RunOutcome run() {
    long firstStep = trainer.step();
    int firstEpoch = trainer.epoch();
    if (firstStep == 0) { // nothing may stay of a run that was killed before its first checkpoint
      log.repair(List.of(), 0, 0);
      folder.samples().clear();
    }
    figures.startClock();
    lastSave = options.nanoTime().getAsLong();
    TrainingOutcome outcome = trainer.run(this);
    boolean idle = trainer.step() == firstStep && trainer.epoch() == firstEpoch;
    return switch (outcome.end()) {
      case FINISHED -> {
        saveEnd();
        yield ended(idle ? RunOutcome.End.NOTHING_TO_DO : RunOutcome.End.FINISHED);
      }
      case EARLY -> {
        saveEnd();
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
        saveEnd();
        yield ended(RunOutcome.End.STOPPED);
      }
      case DIVERGED -> {
        log.flush();
        throw Divergence.of(trainer, recipe.training().rule());
      }
    };
  }

  private void saveEnd() {
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
    return new RunOutcome(
        end,
        folder.path(),
        folder.model(),
        recipe.training().schedule().spansTheRun()
            ? RunOutcome.Length.FIXED
            : RunOutcome.Length.OPEN,
        trainer.epoch(),
        trainer.step(),
        best(),
        figures.history());
  }

  private Problem finished() {
    int planned = trainer.epochs();
    boolean allDone = trainer.epoch() >= planned;
    String format =
        allDone
            ? "nothing to do: %d of %d epochs are done"
            : "nothing to do: early stopping ended the run after %d of %d epochs";
    String word = Wording.shellWord(folder.path().toString());
    String use = "longhand generate " + word;
    boolean open = allDone && !recipe.training().schedule().spansTheRun();
    return new Problem(
        ErrorCode.RUN_FINISHED,
        String.format(Locale.ROOT, format, trainer.epoch(), planned),
        RunFolder.shown(folder.path()),
        open ? "longhand resume " + word + " --epochs " + (planned + 10) + " goes on" : use);
  }

  private Optional<EpochFigures> best() {
    int epoch = trainer.bestEpoch();
    return epoch == 0 ? Optional.empty() : Optional.of(figures.history().get(epoch - 1));
  }

  @Override
  public Verdict stepDone(StepResult result) {
    saved = false;
    log.add(result);
    double seconds = figures.stepTaken();
    listener.accept(new RunEvent.StepDone(result, trainer.epochs(), seconds));
    plan.stepDone();
    if (listener.stopRequested()) {
      return Verdict.STOP;
    }
    long now = options.nanoTime().getAsLong();
    if (options.checkpoints().isDueAfterStep(now - lastSave, result.step())) {
      save();
    }
    return Verdict.CONTINUE;
  }

  @Override
  public Verdict epochDone(EpochResult result) {
    EpochModel model = epochModel(result.epoch());
    EpochFigures epoch = figures.add(result, model);
    if (result.best() || options.checkpoints().isDueAfterEpoch(result.epoch())) {
      save();
    }
    if (result.best()) {
      saveModel(result.epoch());
    }
    log.add(figures.history(), model.model());
    listener.accept(new RunEvent.EpochDone(epoch, trainer.epochs(), result.best()));
    samples.write(model);
    report.epochDone();
    plan.epochDone();
    figures.startClock();
    log.beginEpoch();
    return listener.stopRequested() ? Verdict.STOP : Verdict.CONTINUE;
  }

  private EpochModel epochModel(int epoch) {
    return new EpochModel(
        epoch,
        trainer.keptModel(),
        prepared.tokenizer(),
        prepared.cleaning(),
        prepared.reading(),
        options.kernels(),
        recipe.seed());
  }

  private void save() {
    log.flush();
    Checkpoint checkpoint = trainer.checkpoint(Software.CURRENT.version());
    Progress progress =
        figures.writeTo(checkpoint.progress().with(RECIPE, plan.comparable()), trainer.batch() > 0);
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
    List<EpochFigures> history = figures.history();
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
}
