package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.recipe.RunOutcome.End;
import dev.longhand.train.EarlyEnd.Reason;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run whose validation loss goes as a test says: steps move nothing, and before an epoch is
/// measured all biases of the output are set to favour one token by so much.
class ScriptedCurveTest {
  private static final double STILL = 1e-30;

  @TempDir Path temporary;

  private final List<RunEvent> events = new ArrayList<>();

  /// Sets how much the first token is favoured in each epoch: the more, the worse.
  private final class Script implements RunListener {
    private final List<Integer> favours;
    private Optional<Parameter> bias = Optional.empty();

    Script(Integer... favours) {
      this.favours = List.of(favours);
    }

    @Override
    public void accept(RunEvent event) {
      events.add(event);
      switch (event) {
        case RunEvent.ModelBuilt built -> bias = Optional.of(built.model().parameters().getLast());
        case RunEvent.StepDone step when step.result().batch() == step.result().batches() ->
            favour(favours.get(step.result().epoch() - 1));
        default -> {}
      }
    }

    private void favour(int much) {
      Parameter values = bias.orElseThrow();
      var numbers = new float[(int) values.size()];
      Arrays.fill(numbers, 0);
      numbers[0] = much;
      values.setRowMajor(numbers);
    }
  }

  private static Recipe recipe(EarlyStopping rule) {
    TrainingSettings training =
        TrainingSettings.of(12, UpdateRule.of(OptimizerConfig.Sgd.DEFAULTS.withRate(STILL)))
            .withEarlyStopping(rule);
    return SmallRuns.streams().with(SmallRuns.streams().examples(), training).withSampleLength(0);
  }

  private RunOutcome run(EarlyStopping rule, Integer... favours) {
    return TrainingRun.start(
        recipe(rule),
        SmallRuns.ferry(),
        temporary.resolve("run"),
        SmallRuns.options(1),
        new Script(favours));
  }

  private List<EpochFigures> figures() {
    return events.stream()
        .filter(RunEvent.EpochDone.class::isInstance)
        .map(event -> ((RunEvent.EpochDone) event).figures())
        .toList();
  }

  @Test
  void theRunStopsWhereItsCurveSaysAndKeepsTheWeightsOfTheLowestPoint() {
    RunOutcome outcome =
        run(new EarlyStopping(Metric.VALIDATION_LOSS, 3), 9, 7, 8, 4, 5, 6, 7, 1, 1, 1, 1, 1);

    assertThat(outcome.end()).isEqualTo(End.EARLY);
    assertThat(outcome.epoch()).isEqualTo(7);
    assertThat(ModelHash.of(ModelFile.read(outcome.model()).model()))
        .isEqualTo(figures().get(3).modelSha256())
        .isNotEqualTo(figures().getLast().modelSha256());
    assertThat(outcome.best()).contains(figures().get(3));
  }

  @Test
  void theVerdictIsAnEvent() {
    var rule = new EarlyStopping(Metric.VALIDATION_LOSS, 2);
    run(rule, 9, 7, 8, 8, 1, 1, 1, 1, 1, 1, 1, 1);

    assertThat(events.stream().filter(RunEvent.StoppedEarly.class::isInstance).toList())
        .singleElement()
        .isInstanceOfSatisfying(
            RunEvent.StoppedEarly.class,
            stopped -> {
              assertThat(stopped.epoch()).isEqualTo(4);
              assertThat(stopped.bestEpoch()).isEqualTo(2);
              assertThat(stopped.end().reason()).isEqualTo(Reason.NO_BETTER);
              assertThat(stopped.end().figure())
                  .isEqualTo(figures().get(1).validationLoss().orElseThrow());
            });
  }

  @Test
  void aRunThatIsOverWhenItsEpochsAreDoneHasNoVerdict() {
    RunOutcome outcome =
        run(new EarlyStopping(Metric.VALIDATION_LOSS, 3), 9, 9, 8, 8, 7, 7, 6, 6, 5, 5, 4, 4);

    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(events).noneMatch(RunEvent.StoppedEarly.class::isInstance);
  }

  /// The training loss is measured before the script takes hold, so it follows one epoch behind.
  @Test
  void whatWatchesTheTrainingLossStillKeepsTheWeightsThatMeasuredBest() {
    RunOutcome outcome = run(new EarlyStopping(Metric.LOSS, 3), 9, 2, 8, 7, 6, 6, 6, 6, 6, 6, 6, 6);

    assertThat(outcome.end()).isEqualTo(End.EARLY);
    assertThat(ModelHash.of(ModelFile.read(outcome.model()).model()))
        .isEqualTo(figures().get(1).modelSha256());
  }
}
