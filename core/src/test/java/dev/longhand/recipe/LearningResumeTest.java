package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.Checkpoints;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Tensor;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever way a network learns, a run that was stopped goes on to the bits of the one that never
/// was; and averaged weights are what is measured and kept.
class LearningResumeTest {
  private static final int EPOCHS = 6;
  private static final int STEPS_AN_EPOCH = 6;

  /// So high a rate that the validation loss soon rises.
  private static final AveragedSgd AVERAGED = new AveragedSgd(15, 1);

  @TempDir Path temporary;

  static Stream<TrainingSettings> waysToLearn() {
    UpdateRule adam = UpdateRule.of(Adam.DEFAULTS.withRate(0.01));
    return Stream.of(
        settings(UpdateRule.of(new Sgd(0.1, 0.9, Nesterov.OFF))),
        settings(UpdateRule.of(new Sgd(0.1, 0.9, Nesterov.ON)).withL2(0.01)),
        settings(UpdateRule.of(RmsProp.DEFAULTS)),
        settings(UpdateRule.of(new RmsProp(0.01, 0.9, 0.5, 1e-7, Centering.ON))),
        settings(UpdateRule.of(new Adagrad(0.1, 0.1, 1e-7)).withClipping(new Clipping.Value(0.01))),
        settings(adam.withWeightDecay(0.1)),
        settings(UpdateRule.of(AVERAGED)),
        settings(adam).withSchedule(Schedule.Step.DEFAULTS),
        settings(adam).withSchedule(Schedule.Exponential.DEFAULTS),
        settings(adam).withSchedule(new Schedule.Linear(0.5, 0.1)),
        settings(adam).withSchedule(new Schedule.Cosine(1.5, 0)),
        settings(adam.withOptimizer(new Adam(0.5, 0.9, 0.999, 1e-7)))
            .withSchedule(new Schedule.Plateau(0.5, 1, 0.1, 0, 0)),
        settings(adam).withSchedule(Schedule.OneCycle.DEFAULTS));
  }

  private static TrainingSettings settings(UpdateRule rule) {
    return TrainingSettings.of(EPOCHS, rule);
  }

  @ParameterizedTest
  @MethodSource("waysToLearn")
  void aStoppedRunGoesOnToTheBitsOfTheUnbrokenOne(TrainingSettings settings) throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    Path broken = temporary.resolve("broken");
    start(settings, unbroken, Recorder.keeping());
    start(settings, broken, Recorder.stoppingAfterStep(1));
    for (long step : new long[] {7, 12, 29}) {
      resume(broken, Recorder.stoppingAfterStep(step));
    }

    assertThat(resume(broken, Recorder.keeping()).end()).isEqualTo(RunOutcome.End.FINISHED);

    var expected = SmallRuns.files(unbroken);
    var found = SmallRuns.files(broken);
    for (String name :
        List.of(
            "checkpoint.safetensors",
            "model.safetensors",
            "metrics.jsonl",
            "metrics.csv",
            "steps.jsonl")) {
      assertThat(found.get(name)).as(name).isEqualTo(expected.get(name));
    }
  }

  @ParameterizedTest
  @MethodSource("waysToLearn")
  void theRateThatAnEpochEndedWithIsInItsFigures(TrainingSettings settings) {
    Recorder recorder = Recorder.keeping();
    start(settings, temporary.resolve("run"), recorder);

    List<Double> rates =
        recorder.events(RunEvent.EpochDone.class).stream()
            .map(event -> event.figures().training().learningRate().orElseThrow())
            .toList();

    assertThat(rates).hasSize(EPOCHS);
    assertThat(rates.stream().distinct().count() == 1)
        .isEqualTo(settings.schedule() instanceof Schedule.Constant);
  }

  @Test
  void moreEpochsAreRefusedWhereTheRatesDependOnHowManyThereAre() {
    Path run = temporary.resolve("run");
    start(
        settings(UpdateRule.of(Adam.DEFAULTS)).withSchedule(Schedule.Cosine.DEFAULTS),
        run,
        Recorder.keeping());

    assertThat(SmallRuns.refusal(ErrorCode.USAGE_PAIR, () -> resumeTo(run, EPOCHS + 1)))
        .hasMessageContaining("the schedule cosine depend on how many epochs there are, 6;");
    Recorder recorder = Recorder.keeping();
    resume(run, recorder);
    assertThat(recorder.notices().getFirst().fix()).startsWith("longhand generate ");
  }

  @Test
  void moreEpochsGoOnWhereTheRatesDoNotDependOnHowManyThereAre() {
    Path run = temporary.resolve("run");
    start(
        settings(UpdateRule.of(Adam.DEFAULTS)).withSchedule(Schedule.Step.DEFAULTS),
        run,
        Recorder.keeping());

    assertThat(resumeTo(run, EPOCHS + 1).epoch()).isEqualTo(EPOCHS + 1);
  }

  @Test
  void averagesAreMeasuredAndKeptOnceTheLossNoLongerFalls() {
    Path run = temporary.resolve("run");
    Recorder recorder = Recorder.keeping();
    start(settings(UpdateRule.of(AVERAGED)), run, recorder);

    List<EpochFigures> epochs =
        recorder.events(RunEvent.EpochDone.class).stream()
            .map(RunEvent.EpochDone::figures)
            .toList();
    int fired = firedAfter(epochs);
    assertThat(fired).isLessThan(EPOCHS);
    Checkpoint last = new Checkpoints(run).load().orElseThrow().checkpoint();
    ModelFile file = ModelFile.read(run.resolve("model.safetensors"));
    assertThat(last.progress().count("step")).isEqualTo((long) EPOCHS * STEPS_AN_EPOCH);
    assertThat(file.provenance().epochs()).as("the averages are best").isEqualTo(EPOCHS);
    for (Parameter parameter : file.model().parameters()) {
      List<Integer> shape = List.of(parameter.rows(), parameter.columns());
      Tensor average = last.tensor(parameter.name() + ".average", shape);
      assertThat(parameter.toRowMajor()).containsExactly(average.values());
      assertThat(last.tensor(parameter.name(), shape).values()).isNotEqualTo(average.values());
    }
    assertThat(epochs.getLast().modelSha256()).isEqualTo(ModelHash.of(file.model()));
  }

  /// The epoch that is worse than the best of all but the one before.
  private static int firedAfter(List<EpochFigures> epochs) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 2; i < epochs.size(); i++) {
      best = Math.min(best, epochs.get(i - 2).validationLoss().orElseThrow());
      if (epochs.get(i).validationLoss().orElseThrow() > best) {
        return i + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  private static void start(TrainingSettings settings, Path run, RunListener listener) {
    Recipe recipe = SmallRuns.streams().withTraining(settings);
    TrainingRun.start(recipe, SmallRuns.ferry(), run, SmallRuns.options(1), listener);
  }

  private static RunOutcome resume(Path run, RunListener listener) {
    return TrainingRun.resume(run, OptionalInt.empty(), SmallRuns.options(2), listener);
  }

  private static RunOutcome resumeTo(Path run, int epochs) {
    return TrainingRun.resume(
        run, OptionalInt.of(epochs), SmallRuns.options(1), Recorder.keeping());
  }
}
