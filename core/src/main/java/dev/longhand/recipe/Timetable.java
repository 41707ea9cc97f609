package dev.longhand.recipe;

import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.Progress;
import dev.longhand.train.RunLength;
import dev.longhand.train.Trainer;
import dev.longhand.train.schedule.StepPlan;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// Keeps a run to its time: watches how long steps and the ends of epochs take, and says now and
/// then how many steps there may be in all. Mutable.
///
/// Only a run that measures its time has one; a run that follows the plan of another has none.
final class Timetable {
  private static final String SPENT = "time_spent";
  private static final String STEP = "time_of_a_step";
  private static final String ENDING = "time_of_an_ending";
  private static final String PLAN = "time_plan";

  /// The share of the time from one look at the plan to the next.
  private static final double BETWEEN_LOOKS = 0.02;

  /// What is left must change by this share before the plan does.
  private static final double WORTH_A_REVISION = 0.02;

  private static final int LEAST_EPOCHS = 5;
  private static final int MOST_EPOCHS = 100;
  private static final double NANOS = 1e9;

  private final double budget; // seconds
  private final double before; // seconds that were spent before the clock below was looked at
  private final long begin;
  private RunSpeed speed;
  private long look; // when the plan was looked at
  private long lookStep;
  private long last; // when a step or the end of an epoch was over
  private double endings; // seconds since the plan was looked at

  private Timetable(TimeBudget budget, double before, long begin, RunSpeed speed) {
    this.budget = budget.seconds();
    this.before = before;
    this.begin = begin;
    this.speed = speed;
    look = begin;
    last = begin;
  }

  /// The timetable of a run that has a time and no plan to follow.
  ///
  /// @param begin when the run was begun or gone on with
  static Optional<Timetable> of(Recipe recipe, Optional<Checkpoint> checkpoint, long begin) {
    Optional<TimeBudget> budget = recipe.training().budget();
    if (budget.isEmpty()) {
      return Optional.empty();
    }
    if (checkpoint.isEmpty()) {
      return budget.get().planned().isPresent()
          ? Optional.empty()
          : Optional.of(new Timetable(budget.get(), 0, begin, new RunSpeed(0, 0)));
    }
    Progress progress = checkpoint.get().progress();
    return measures(progress)
        ? Optional.of(
            new Timetable(
                budget.get(),
                progress.figure(SPENT),
                begin,
                new RunSpeed(progress.figure(STEP), progress.figure(ENDING))))
        : Optional.empty();
  }

  /// Whether the run of a checkpoint measured its time.
  static boolean measures(Progress progress) {
    return progress.has(SPENT);
  }

  /// The recipe of a run as far as its time was planned when a checkpoint was saved.
  static Recipe planned(Recipe recipe, Checkpoint checkpoint) {
    Optional<TimeBudget> budget = recipe.training().budget();
    if (budget.isEmpty() || !measures(checkpoint.progress())) {
      return recipe;
    }
    return recipe.withBudget(budget.get().with(steps(checkpoint.progress().words(PLAN))));
  }

  /// How long a run is before its time is measured.
  static RunLength beforehand(Recipe recipe) {
    TrainingSettings training = recipe.training();
    boolean unplanned = training.budget().filter(time -> time.planned().isEmpty()).isPresent();
    return unplanned ? new RunLength.Steps(StepPlan.of(1), 1) : training.length();
  }

  /// Plans the run from its first step on.
  ///
  /// @param batches in which the text is read once
  RunLength.Steps plan(RunSpeed measured, int batches, long now) {
    speed = measured;
    look = now;
    last = now;
    long steps = Math.max(1, stepsLeft(now, batches));
    long epoch = (steps + LEAST_EPOCHS - 1) / LEAST_EPOCHS;
    if (epoch > batches) { // many readings
      epoch = batches * ((steps - 1) / batches / MOST_EPOCHS + 1);
    }
    return new RunLength.Steps(
        StepPlan.of(steps), Math.toIntExact(Math.min(Integer.MAX_VALUE, epoch)));
  }

  /// How many more steps there is time for.
  private long stepsLeft(long now, int epochSteps) {
    double left = budget - spent(now) - speed.ending(); // the run ends within an epoch
    double each = speed.step() + speed.ending() / epochSteps;
    double steps = each > 0 ? left / each : epochSteps;
    return (long) Math.max(0, Math.min(steps, Setting.PLANNED_STEPS.most()));
  }

  private double spent(long now) {
    return before + Math.max(0, now - begin) / NANOS;
  }

  /// Notes a step, and makes the run longer or shorter where that is worth it.
  void stepDone(Trainer trainer, long now) {
    last = now;
    double watched = (now - look) / NANOS;
    if (watched < BETWEEN_LOOKS * budget || trainer.step() <= lookStep) {
      return;
    }
    double measured = Math.max(0, watched - endings) / (trainer.step() - lookStep);
    speed = new RunSpeed((speed.step() + measured) / 2, speed.ending());
    look = now;
    lookStep = trainer.step();
    endings = 0;
    revise(trainer, now);
  }

  private void revise(Trainer trainer, long now) {
    long possible = stepsLeft(now, trainer.epochSteps());
    long planned = trainer.steps().steps() - trainer.step();
    if (Math.abs(possible - planned) > WORTH_A_REVISION * planned) {
      trainer.revise(trainer.step() + possible);
    }
  }

  /// Notes that everything is over that comes after an epoch.
  void epochDone(long now) {
    double ending = Math.max(0, now - last) / NANOS;
    endings += ending;
    last = now;
    speed = new RunSpeed(speed.step(), ending);
  }

  /// Begins to watch a run that goes on, at the speed it had.
  void goOn(Trainer trainer, long now) {
    look = now;
    lookStep = trainer.step();
    last = now;
    if (trainer.step() < trainer.steps().steps()) { // a run that is over stays over
      revise(trainer, now);
    }
  }

  Progress writeTo(Progress progress, RunLength.Steps length, long now) {
    return progress
        .with(SPENT, spent(now))
        .with(STEP, speed.step())
        .with(ENDING, speed.ending())
        .with(PLAN, words(length));
  }

  /// The steps of an epoch, then each revision: `120 0:5000 1200:5400`.
  private static String words(RunLength.Steps length) {
    return length.epochSteps()
        + " "
        + length.plan().revisions().stream()
            .map(revision -> revision.from() + ":" + revision.steps())
            .collect(Collectors.joining(" "));
  }

  private static RunLength.Steps steps(String words) {
    String[] parts = words.split(" ", -1);
    var revisions =
        Arrays.stream(parts, 1, parts.length)
            .map(part -> part.split(":", 2))
            .map(pair -> new StepPlan.Revision(Long.parseLong(pair[0]), Long.parseLong(pair[1])))
            .toList();
    return new RunLength.Steps(new StepPlan(revisions), Integer.parseInt(parts[0]));
  }
}
