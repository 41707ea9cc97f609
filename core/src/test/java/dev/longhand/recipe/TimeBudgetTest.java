package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.RunLength;
import dev.longhand.train.schedule.Schedule;
import dev.longhand.train.schedule.StepPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeBudgetTest {
  private static final double MINUTES = 0.02;
  private static final double SECONDS = 1.2;

  @TempDir Path folder;

  /// A clock that goes on whenever somebody looks at it, by more in the second half of the time.
  private static final class SlowingClock implements LongSupplier {
    private final double slower;
    private double nanos;

    SlowingClock(double slower) {
      this.slower = slower;
    }

    @Override
    public long getAsLong() {
      nanos += nanos < SECONDS * 0.5e9 ? 1e6 : 1e6 * slower;
      return (long) nanos;
    }

    double seconds() {
      return nanos / 1e9;
    }
  }

  private static RunOptions options(LongSupplier clock) {
    return new RunOptions(2, new ScalarKernels(), clock, Duration.ofDays(1), Long.MAX_VALUE);
  }

  private static Recipe timed() {
    Recipe recipe = SmallRuns.streams().withSampleLength(0);
    return recipe.withTraining(recipe.training().withMinutes(MINUTES));
  }

  private RunOutcome train(Recipe recipe, String name, LongSupplier clock, Recorder recorder) {
    return TrainingRun.start(
        recipe, SmallRuns.ferry(), folder.resolve(name), options(clock), recorder);
  }

  private static String hash(Recorder recorder) {
    return recorder.events(RunEvent.EpochDone.class).getLast().figures().modelSha256();
  }

  private static RunLength.Steps planned(Recipe recipe) {
    return recipe.training().budget().flatMap(TimeBudget::planned).orElseThrow();
  }

  private Recipe resolved(String name) {
    return Recipe.read(folder.resolve(name).resolve("recipe.yaml"));
  }

  @Test
  void aRunEndsOnTimeWhenTheMachineBecomesSlowerOrFasterHalfWay() {
    for (double slower : List.of(1.0, 2.0, 0.5)) {
      var clock = new SlowingClock(slower);
      RunOutcome outcome = train(timed(), "slower" + slower, clock, Recorder.keeping());

      assertThat(outcome.end()).isEqualTo(RunOutcome.End.FINISHED);
      assertThat(clock.seconds()).isBetween(0.95 * SECONDS, 1.02 * SECONDS);
    }
  }

  @Test
  void theRatesFallToTheirEndHoweverTheSpeedChanges() {
    var recorder = Recorder.keeping();
    train(timed(), "run", new SlowingClock(2), recorder);

    List<Double> rates =
        recorder.events(RunEvent.StepDone.class).stream()
            .map(step -> step.result().learningRate())
            .toList();
    assertThat(rates).isSortedAccordingTo((one, next) -> Double.compare(next, one));
    assertThat(rates.getFirst()).isEqualTo(0.01);
    assertThat(rates.getLast()).isBetween(0.0005, 0.0006);
  }

  @Test
  void theResolvedRecipeReplaysTheRunWithoutALookAtTheClock() {
    var recorder = Recorder.keeping();
    RunOutcome outcome = train(timed(), "run", new SlowingClock(2), recorder);
    Recipe resolved = resolved("run");
    assertThat(planned(resolved).plan().revisions()).hasSizeGreaterThan(1);
    assertThat(planned(resolved).plan().steps()).isEqualTo(outcome.step());

    var replayed = Recorder.keeping();
    RunOutcome again = train(resolved, "replay", () -> 0, replayed);

    assertThat(again.step()).isEqualTo(outcome.step());
    assertThat(hash(replayed)).isEqualTo(hash(recorder));
    assertThat(resolved("replay")).isEqualTo(resolved);
  }

  @Test
  void aRunThatWasStoppedHasTheTimeThatWasLeft() {
    var clock = new SlowingClock(1);
    train(timed(), "run", clock, Recorder.stoppingAfterStep(100));
    double spent = clock.seconds();
    assertThat(spent).isLessThan(0.9 * SECONDS);
    var later = new SlowingClock(1);
    var recorder = Recorder.keeping();

    RunOutcome outcome =
        TrainingRun.resume(folder.resolve("run"), OptionalInt.empty(), options(later), recorder);

    assertThat(outcome.end()).isEqualTo(RunOutcome.End.FINISHED);
    assertThat(spent + later.seconds()).isBetween(0.93 * SECONDS, 1.02 * SECONDS);
    var replayed = Recorder.keeping();
    train(resolved("run"), "replay", () -> 0, replayed);
    assertThat(hash(replayed)).isEqualTo(hash(recorder));
  }

  @Test
  void aReplayThatWasStoppedGoesOnByItsPlan() {
    var recorder = Recorder.keeping();
    train(timed(), "run", new SlowingClock(2), recorder);
    train(resolved("run"), "replay", () -> 0, Recorder.stoppingAfterStep(20));
    var resumed = Recorder.keeping();

    TrainingRun.resume(
        folder.resolve("replay"), OptionalInt.empty(), SmallRuns.options(1), resumed);

    assertThat(hash(resumed)).isEqualTo(hash(recorder));
  }

  /// The recipe is written behind the checkpoint, so a kill between the two leaves an old plan.
  @Test
  void aPlanThatIsOlderThanTheCheckpointIsMended() throws IOException {
    var unbroken = Recorder.keeping();
    train(timed(), "unbroken", new SlowingClock(1), unbroken);
    train(timed(), "run", new SlowingClock(1), Recorder.stoppingAfterStep(30));
    Path file = folder.resolve("run").resolve("recipe.yaml");
    Recipe written = resolved("run");
    TimeBudget budget = written.training().budget().orElseThrow();
    Files.writeString(file, written.withBudget(budget.unplanned()).toYaml());

    TrainingRun.resume(
        folder.resolve("run"),
        OptionalInt.empty(),
        options(new SlowingClock(1)),
        Recorder.stoppingAfterStep(31));

    assertThat(planned(resolved("run")).plan().revisions().getFirst())
        .isEqualTo(planned(written).plan().revisions().getFirst());
  }

  /// The time is enough for 60 steps of a fiftieth of a second.
  @Test
  void aTextIsMeasuredAfterEachReadingOrMoreOftenWhereThereAreFew() {
    var speed = new RunSpeed(0.02, 0);
    for (int batches : List.of(1000, 60, 13)) {
      assertThat(plan(speed, batches)).isEqualTo(new RunLength.Steps(StepPlan.of(60), 12));
    }
    assertThat(plan(speed, 12).epochSteps()).isEqualTo(12);
    assertThat(plan(speed, 10).epochSteps()).isEqualTo(10);
    assertThat(plan(new RunSpeed(0.002, 0), 1).epochSteps()).isEqualTo(6); // of 600 readings
  }

  /// Five endings of a tenth of a second leave 0.7 seconds, and the last may be within an epoch.
  @Test
  void theTimeForMeasuringAndSavingIsSetAside() {
    assertThat(plan(new RunSpeed(0.02, 0.1), 12).plan().steps()).isBetween(30L, 40L);
  }

  private static RunLength.Steps plan(RunSpeed speed, int batches) {
    return Timetable.of(timed(), Optional.empty(), 0).orElseThrow().plan(speed, batches, 0);
  }

  @Test
  void aScheduleThatKnowsNoEndGivesWayToOneThatDoes() {
    var recorder = Recorder.keeping();
    train(timed(), "run", new SlowingClock(1), recorder);
    assertThat(resolved("run").training().schedule()).isEqualTo(new Schedule.Cosine(0, 0.05));
    assertThat(recorder.events(RunEvent.Noticed.class))
        .extracting(noticed -> noticed.problem().code())
        .containsExactly(ErrorCode.USAGE_SCHEDULE);

    var linear = Recorder.keeping();
    Recipe falling =
        timed().withTraining(timed().training().withSchedule(Schedule.Linear.DEFAULTS));
    train(falling, "linear", new SlowingClock(1), linear);
    assertThat(resolved("linear").training().schedule()).isEqualTo(Schedule.Linear.DEFAULTS);
    assertThat(linear.events(RunEvent.Noticed.class)).isEmpty();
  }

  @Test
  void aRunWithATimeCannotBeGivenEpochsLater() {
    train(timed(), "run", new SlowingClock(1), Recorder.stoppingAfterStep(5));

    SmallRuns.refusal(
        ErrorCode.USAGE_PAIR,
        () ->
            TrainingRun.resume(
                folder.resolve("run"),
                OptionalInt.of(7),
                SmallRuns.options(1),
                Recorder.keeping()));
  }

  @Test
  void aFinishedRunHasNothingLeftToDo() {
    train(timed(), "run", new SlowingClock(1), Recorder.keeping());

    RunOutcome again =
        TrainingRun.resume(
            folder.resolve("run"),
            OptionalInt.empty(),
            options(new SlowingClock(1)),
            Recorder.keeping());

    assertThat(again.end()).isEqualTo(RunOutcome.End.NOTHING_TO_DO);
  }

  @Test
  void aPlanIsWrittenAndReadWithTheRecipe() {
    var steps = new RunLength.Steps(StepPlan.of(5000).revised(1200, 5400), 120);
    Recipe recipe = timed().withBudget(TimeBudget.of(40).with(steps));

    assertThat(recipe.toYaml())
        .contains(
            """
              minutes: 40
              plan:
                epoch_steps: 120
                revisions:
                - from: 0
                  steps: 5000
                - from: 1200
                  steps: 5400
            """);
    assertThat(Recipe.parse(recipe.toYaml(), "here")).isEqualTo(recipe);
  }

  @Test
  void minutesTakeThePlaceOfEpochsAndEpochsOfMinutes() {
    TrainingSettings epochs = SmallRuns.streams().training();
    assertThat(timed().toYaml()).contains("minutes: 0.02").doesNotContain("epochs");
    assertThat(epochs.withMinutes(3).withEpochs(4)).isEqualTo(epochs.withEpochs(4));
    String both =
        SmallRuns.streams().toYaml().replace("  epochs: 3\n", "  epochs: 3\n  minutes: 2\n");
    assertThat(Recipe.parse(both, "here").training().budget()).contains(TimeBudget.of(2));
    EarlyStopping stopping = new EarlyStopping(Metric.LOSS, 2);
    assertThat(epochs.withMinutes(3).withEarlyStopping(stopping).budget()).isPresent();
    assertThat(epochs.withMinutes(3).withoutEarlyStopping().budget()).isPresent();
  }

  @Test
  void impossiblePlansAreRefusedWithTheirLine() {
    String timed = timed().toYaml();
    var refused =
        SmallRuns.refusal(
            ErrorCode.USAGE_PAIR,
            () ->
                Recipe.parse(
                    timed.replace(
                        "  minutes: 0.02\n",
                        "  minutes: 0.02\n  plan:\n    epoch_steps: 2\n    revisions:\n"
                            + "    - from: 3\n      steps: 9\n"),
                    "here"));
    assertThat(refused.problems().getFirst().what()).contains("from step 0 on");
    SmallRuns.refusal(
        ErrorCode.USAGE_VALUE,
        () -> Recipe.parse(timed.replace("minutes: 0.02", "minutes: 0"), "here"));
  }
}
