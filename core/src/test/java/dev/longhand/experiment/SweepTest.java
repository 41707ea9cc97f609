package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.experiment.ExperimentEvent.RungEnded;
import dev.longhand.experiment.ExperimentOutcome.End;
import dev.longhand.experiment.SmallTrials.Recorder;
import dev.longhand.recipe.Recipe;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
  @TempDir Path folder;

  @Test
  void everyCombinationOfAGridIsATrial() {
    Sweep sweep = sweep(grid(1), "model.layers[0].units=4,8", "training.learning_rate=0.01,0.02");

    assertThat(sweep.trials())
        .extracting(Trial::name)
        .containsExactly("trial-001", "trial-002", "trial-003", "trial-004");
    assertThat(sweep.trials().get(2).changes())
        .containsExactly("model.layers[0].units=8", "training.learning_rate=0.01");
    assertThat(sweep.trials().get(2).recipe())
        .isEqualTo(
            SmallTrials.recipe(
                "model.layers[0].units=8", "training.learning_rate=0.01", "training.epochs=1"));
  }

  @Test
  void everythingWrongWithAnyTrialIsToldAtOnceBeforeAnythingIsTrained() {
    var refusal = refused(grid(1), "model.layers[0].units=4,-3", "training.lerning_rate=0.01,0.02");

    assertThat(refusal.problems()).extracting(Problem::what).hasSize(2);
    assertThat(refusal.problems().getFirst())
        .extracting(Problem::what, Problem::where, Problem::fix)
        .satisfiesExactly(
            what -> assertThat(what).asString().contains("lerning_rate"),
            where ->
                assertThat(where)
                    .asString()
                    .startsWith("trial-001 (model.layers[0].units=4 ")
                    .contains("--vary training.lerning_rate")
                    .endsWith("and 3 more"),
            fix -> assertThat(fix).asString().contains("learning_rate"));
    assertThat(refusal.problems().getLast().what()).contains("-3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "examples.validation=0.1,0.2",
        "examples.held_out=end,documents",
        "text.letter_case=keep,lower",
        "training.epochs=1,2"
      })
  void whatWouldMakeTrialsIncomparableIsNotVaried(String variation) {
    assertThat(refused(grid(1), variation).code()).isEqualTo(ErrorCode.USAGE_PAIR);
  }

  @Test
  void theSameSettingIsNotVariedTwice() {
    assertThat(refused(grid(1), "seed=1,2", "seed=3").code()).isEqualTo(ErrorCode.USAGE_PAIR);
  }

  @Test
  void seedsAreVariedToSeeTheSpread() {
    assertThat(sweep(grid(1), "seed=1,2,3").trials())
        .extracting(trial -> trial.recipe().seed())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void aGridThatIsLargerThanWantedIsRefused() {
    var settings = new SweepSettings(Search.GRID, OptionalInt.of(2), new Budget.Epochs(1), 1);

    assertThat(refused(settings, "seed=1,2,3").problems().getFirst().fix()).contains("random");
  }

  @Test
  void minutesAreSharedByAllTrials() {
    assertThat(new Budget.Minutes(30).sharedBy(20)).isEqualTo(new Budget.Minutes(1.5));
    assertThat(new Budget.Epochs(3).sharedBy(20)).isEqualTo(new Budget.Epochs(3));
  }

  @Test
  void theBestRecipeIsWrittenAndTrainsToTheSameModel() {
    Sweep sweep = sweep(grid(2), "training.learning_rate=1e-9,0.02");

    ExperimentOutcome outcome = run(sweep, Recorder.keeping());

    assertThat(outcome.best().orElseThrow().name()).isEqualTo("trial-002");
    assertThat(Recipe.read(folder.resolve(Sweep.BEST)))
        .isEqualTo(SmallTrials.recipe("training.learning_rate=0.02"));
  }

  @Test
  void aStoppedSweepGoesOnWithTheTrialThatWasStopped(@TempDir Path other) {
    Sweep sweep = sweep(grid(2), "model.layers[0].units=3,5,7");
    var whole = sweep.run(SmallTrials.text(), other, SmallTrials.options(), Recorder.keeping());
    ExperimentOutcome stopped = run(sweep, Recorder.stoppingAfter(1));
    var recorder = Recorder.keeping();

    ExperimentOutcome gone = run(sweep, recorder);

    assertThat(stopped.end()).isEqualTo(End.STOPPED);
    assertThat(recorder.trained()).containsExactly("trial-002", "trial-003");
    assertThat(gone.results()).isEqualTo(whole.results());
  }

  @Test
  void anotherPlanInTheSameFolderIsRefused() {
    run(sweep(grid(1), "model.layers[0].units=3,5"), Recorder.keeping());
    Sweep other = sweep(grid(1), "model.layers[0].units=3,6");

    var refusal = SmallTrials.refusal(ErrorCode.RUN_CHANGED, () -> run(other, Recorder.keeping()));

    assertThat(refusal.problems().getFirst().what())
        .contains("vary model.layers[0].units: was 3,5, is 3,6");
  }

  @Test
  void moreTrialsCanBeDrawnLater() {
    String variation = "training.learning_rate=log:1e-3..1e-1";
    run(sweep(random(2), variation), Recorder.keeping());
    var recorder = Recorder.keeping();

    ExperimentOutcome outcome = run(sweep(random(3), variation), recorder);

    assertThat(recorder.trained()).containsExactly("trial-003");
    assertThat(outcome.results()).hasSize(3);
  }

  @Test
  void halvingLetsTheBestThirdTrainOn() {
    Sweep sweep = sweep(halving(9, 9), "training.learning_rate=log:1e-5..1e-1");
    var recorder = Recorder.keeping();

    ExperimentOutcome outcome = run(sweep, recorder);

    assertThat(outcome.results())
        .extracting(result -> result.history().size())
        .containsExactlyInAnyOrder(9, 3, 3, 1, 1, 1, 1, 1, 1);
    assertThat(outcome.best().orElseThrow().history()).hasSize(9);
    assertThat(recorder.events(RungEnded.class))
        .extracting(RungEnded::epochs)
        .containsExactly(3, 9);
  }

  @Test
  void aHalvingThatWasStoppedChoosesAsBefore(@TempDir Path other) {
    Sweep sweep = sweep(halving(9, 3), "training.learning_rate=log:1e-5..1e-1");
    var whole = sweep.run(SmallTrials.text(), other, SmallTrials.options(), Recorder.keeping());
    run(sweep, Recorder.stoppingAfter(10));

    ExperimentOutcome gone = run(sweep, Recorder.keeping());

    assertThat(gone.results()).isEqualTo(whole.results());
  }

  @Test
  void halvingRefusesSchedulesThatDependOnTheLengthOfARun() {
    var refusal = refused(halving(9, 9), "training.schedule.kind=constant,cosine");

    assertThat(refusal.problems().getFirst().fix()).contains("constant");
  }

  @Test
  void halvingCountsNoMinutes() {
    var settings = new SweepSettings(Search.HALVING, OptionalInt.of(9), new Budget.Minutes(9), 1);

    assertThat(refused(settings, "seed=1..99").code()).isEqualTo(ErrorCode.USAGE_PAIR);
  }

  private static SweepSettings grid(int epochs) {
    return new SweepSettings(Search.GRID, OptionalInt.empty(), new Budget.Epochs(epochs), 1);
  }

  private static SweepSettings random(int trials) {
    return new SweepSettings(Search.RANDOM, OptionalInt.of(trials), new Budget.Epochs(1), 1);
  }

  private static SweepSettings halving(int trials, int epochs) {
    return new SweepSettings(Search.HALVING, OptionalInt.of(trials), new Budget.Epochs(epochs), 1);
  }

  private static Sweep sweep(SweepSettings settings, String... variations) {
    return Sweep.of(SmallTrials.recipe(), SmallTrials.variations(variations), settings);
  }

  private static LonghandException refused(SweepSettings settings, String... variations) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        LonghandException.class, () -> sweep(settings, variations));
  }

  private ExperimentOutcome run(Sweep sweep, ExperimentListener listener) {
    return sweep.run(SmallTrials.text(), folder, SmallTrials.options(), listener);
  }
}
