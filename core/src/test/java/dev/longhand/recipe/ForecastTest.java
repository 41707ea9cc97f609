package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.recipe.RunEvent.Forecast.Ending;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastTest {
  private static final double LOOK = 0.25; // seconds from one look at the clock to the next

  @TempDir Path folder;

  private static RunOptions options() {
    var nanos = new AtomicLong();
    return new RunOptions(
        1,
        new ScalarKernels(),
        () -> nanos.addAndGet((long) (LOOK * 1e9)),
        Duration.ofDays(1),
        Long.MAX_VALUE);
  }

  private Recorder train(Recipe recipe, String name) {
    var recorder = Recorder.keeping();
    TrainingRun.start(recipe, SmallRuns.ferry(), folder.resolve(name), options(), recorder);
    return recorder;
  }

  /// A look at the clock a step, so a step takes LOOK. Of 179 characters 143 are learnt from in 3
  /// streams of 47 steps and 36 measured in one of 35.
  @Test
  void theForecastIsThatOfTheStepsAndOfMeasuring() {
    RunEvent.Forecast forecast =
        train(SmallRuns.streams(), "run").events(RunEvent.Forecast.class).getFirst();

    double measuring = LOOK * 6 / 3 * 33 / 141;
    assertThat(forecast.secondsAStep()).isEqualTo(LOOK);
    assertThat(forecast.secondsAnEpoch()).isCloseTo(6 * LOOK + measuring, within(0.03));
    assertThat(forecast.seconds()).isCloseTo(3 * forecast.secondsAnEpoch(), within(1e-9));
    assertThat(forecast.epochs()).isEqualTo(3);
    assertThat(forecast.ending()).isEqualTo(Ending.EPOCHS);
  }

  @Test
  void earlyStoppingMakesItAnUpperBound() {
    Recipe recipe = SmallRuns.streams();
    Recipe stopping =
        recipe.withTraining(
            recipe.training().withEarlyStopping(new EarlyStopping(Metric.VALIDATION_LOSS, 2)));

    assertThat(train(stopping, "run").events(RunEvent.Forecast.class))
        .extracting(RunEvent.Forecast::ending)
        .containsExactly(Ending.EPOCHS_AT_MOST);
  }

  @Test
  void aRunThatGoesOnForecastsWhatIsLeft() {
    Path run = folder.resolve("run");
    TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), run, options(), Recorder.stoppingAfterEpoch(1));
    var recorder = Recorder.keeping();

    TrainingRun.resume(run, OptionalInt.empty(), options(), recorder);

    assertThat(recorder.events(RunEvent.Forecast.class).getFirst().epochs()).isEqualTo(2);
  }
}
