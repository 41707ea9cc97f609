package dev.longhand.recipe;

import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.Progress;
import dev.longhand.recipe.RunEvent.Forecast.Ending;
import dev.longhand.train.RunLength;
import dev.longhand.train.Trainer;
import java.util.List;
import java.util.Optional;

/// How long a run is to be: says it before the first step, keeps to the time if there is one, and
/// writes down what was planned, so that the run can be replayed. Mutable.
final class RunPlan {
  private final PreparedRun prepared;
  private final RunFolder folder;
  private final RunOptions options;
  private final Trainer trainer;
  private final Optional<Timetable> timetable;
  private Recipe written;

  private RunPlan(
      PreparedRun prepared,
      RunFolder folder,
      RunOptions options,
      Trainer trainer,
      Optional<Timetable> timetable) {
    this.prepared = prepared;
    this.folder = folder;
    this.options = options;
    this.trainer = trainer;
    this.timetable = timetable;
    written = prepared.recipe();
  }

  /// The plan of a run.
  ///
  /// @param checkpoint that it goes on from
  /// @param begin when it was begun or gone on with
  static RunPlan of(
      PreparedRun prepared,
      RunFolder folder,
      RunOptions options,
      Trainer trainer,
      Optional<Checkpoint> checkpoint,
      long begin) {
    return new RunPlan(
        prepared, folder, options, trainer, Timetable.of(prepared.recipe(), checkpoint, begin));
  }

  /// Takes the time of a few steps, and plans the run by it where the time decides.
  RunEvent.Forecast begin() {
    return begin(prepared, trainer, options, timetable);
  }

  /// The same for a run that may have no folder.
  static RunEvent.Forecast begin(
      PreparedRun prepared, Trainer trainer, RunOptions options, Optional<Timetable> timetable) {
    TrainingSettings training = prepared.recipe().training();
    Rehearsal.RunTime time =
        training.budget().isPresent() && timetable.isPresent()
            ? step -> training.budget().get().seconds()
            : step -> step * trainer.steps().steps();
    double step = Rehearsal.secondsOfAStep(trainer, options, time, Rehearsal.Limits.RUN);
    RunSpeed speed = RunSpeed.of(step, prepared.examples(), prepared.validation());
    timetable.ifPresent(table ->
        trainer.begin(
            table.plan(
                speed, prepared.examples().batchesPerEpoch(), options.nanoTime().getAsLong())));
    return speed.forecast(trainer, ending(training, timetable));
  }

  /// What is known without taking any step, if an epoch was over before and others are to come.
  Optional<RunEvent.Forecast> goOn(List<EpochFigures> history) {
    timetable.ifPresent(table -> table.goOn(trainer, options.nanoTime().getAsLong()));
    if (history.isEmpty() || trainer.epoch() >= trainer.epochs()) {
      return Optional.empty();
    }
    double step = history.getLast().training().seconds() / trainer.epochSteps();
    Ending ending = ending(prepared.recipe().training(), timetable);
    return Optional.of(new RunSpeed(step, 0).forecast(trainer, ending));
  }

  private static Ending ending(TrainingSettings training, Optional<Timetable> timetable) {
    if (timetable.isPresent()) {
      return Ending.TIME;
    }
    return training.earlyStopping().isPresent() ? Ending.EPOCHS_AT_MOST : Ending.EPOCHS;
  }

  /// The recipe with everything that was planned.
  Recipe recipe() {
    Recipe recipe = prepared.recipe();
    Optional<TimeBudget> budget = recipe.training().budget();
    return timetable.isPresent() && budget.isPresent()
        ? recipe.withBudget(budget.get().with(length()))
        : recipe;
  }

  private RunLength.Steps length() {
    return new RunLength.Steps(trainer.steps(), trainer.epochSteps());
  }

  /// What decides the bits of the run and is known when it begins.
  String comparable() {
    return RecipeComparison.comparable(comparable(prepared.recipe(), timetable.isPresent()));
  }

  /// What of a recipe must not change while a run measures its time, or follows a plan.
  private static Recipe comparable(Recipe recipe, boolean measures) {
    Optional<TimeBudget> budget = recipe.training().budget();
    return measures && budget.isPresent() ? recipe.withBudget(budget.get().unplanned()) : recipe;
  }

  /// Refuses a recipe that would change what has already been trained.
  static void requireSame(Recipe recipe, Checkpoint checkpoint, RunFolder folder) {
    Progress progress = checkpoint.progress();
    RecipeComparison.requireSame(
        progress.words(RunSession.RECIPE),
        RecipeComparison.comparable(comparable(recipe, Timetable.measures(progress))),
        folder.path().resolve(RunFolder.RECIPE));
  }

  Progress writeTo(Progress progress) {
    return timetable
        .map(table -> table.writeTo(progress, length(), options.nanoTime().getAsLong()))
        .orElse(progress);
  }

  /// Notes that a checkpoint with the present plan is on the disk, so the recipe may have it too.
  void saved() {
    Recipe now = recipe();
    if (!now.equals(written)) {
      folder.write(now);
      written = now;
    }
  }

  void stepDone() {
    timetable.ifPresent(table -> table.stepDone(trainer, options.nanoTime().getAsLong()));
  }

  /// Notes that everything is over that comes after an epoch.
  void epochDone() {
    timetable.ifPresent(table -> table.epochDone(options.nanoTime().getAsLong()));
  }
}
