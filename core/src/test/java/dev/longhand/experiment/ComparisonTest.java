package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.experiment.ExperimentEvent.Ended;
import dev.longhand.experiment.ExperimentEvent.Found;
import dev.longhand.experiment.ExperimentOutcome.End;
import dev.longhand.experiment.SmallTrials.Recorder;
import dev.longhand.recipe.ExampleSettings.HeldOut;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.RunFolder;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainingRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  private static final Budget TWO = new Budget.Epochs(2);

  @TempDir Path folder;

  @Test
  void eachRecipeIsAnOrdinaryRunInAFolderOfItsName() {
    ExperimentOutcome outcome = run(cells(), Recorder.keeping());

    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(outcome.results()).hasSize(2).allMatch(result -> result.history().size() == 2);
    for (String name : List.of("lstm", "gru")) {
      assertThat(RunFolder.model(folder.resolve(name))).isNotEmptyFile();
      assertThat(Recipe.read(folder.resolve(name).resolve("recipe.yaml")).training().epochs())
          .isEqualTo(2);
    }
  }

  @Test
  void theBestComesFirst() {
    var blind = SmallTrials.trial("blind", "training.learning_rate=1e-9");
    ExperimentOutcome outcome =
        run(Comparison.of(List.of(blind, SmallTrials.trial("seeing")), TWO), Recorder.keeping());

    assertThat(outcome.results()).extracting(TrialResult::name).containsExactly("seeing", "blind");
    assertThat(outcome.best().orElseThrow().name()).isEqualTo("seeing");
  }

  @Test
  void whatIsDoneIsNotDoneAgain() {
    ExperimentOutcome first = run(cells(), Recorder.keeping());
    var recorder = Recorder.keeping();

    ExperimentOutcome second = run(cells(), recorder);

    assertThat(recorder.trained()).isEmpty();
    assertThat(recorder.events(Ended.class)).allMatch(end -> end.found() == Found.DONE_BEFORE);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void aStoppedComparisonGoesOnToTheSameResults(@TempDir Path other) {
    ExperimentOutcome whole = run(cells(), other, Recorder.keeping());
    ExperimentOutcome stopped = run(cells(), Recorder.stoppingAfter(1));
    var recorder = Recorder.keeping();

    ExperimentOutcome gone = run(cells(), recorder);

    assertThat(stopped.end()).isEqualTo(End.STOPPED);
    assertThat(stopped.results()).extracting(TrialResult::name).containsExactly("lstm");
    assertThat(recorder.trained()).containsExactly("gru");
    assertThat(gone.results()).isEqualTo(whole.results());
  }

  @Test
  void anotherRecipeCanJoinLater() {
    run(cells(), Recorder.keeping());
    var recorder = Recorder.keeping();
    var more =
        List.of(SmallTrials.trial("lstm"), SmallTrials.trial("wide", "model.layers[0].units=9"));

    ExperimentOutcome outcome = run(Comparison.of(more, TWO), recorder);

    assertThat(recorder.trained()).containsExactly("wide");
    assertThat(outcome.results()).extracting(TrialResult::name).contains("lstm", "wide");
  }

  @Test
  void otherSettingsInTheSameFolderAreRefusedOneByOne() {
    run(cells(), Recorder.keeping());
    var other =
        Comparison.of(
            List.of(SmallTrials.trial("lstm", "training.learning_rate=0.02")),
            new Budget.Epochs(3));

    var refusal = SmallTrials.refusal(ErrorCode.RUN_CHANGED, () -> run(other, Recorder.keeping()));

    assertThat(refusal.problems().getFirst().what())
        .contains("budget: was 2 epochs, is 3 epochs")
        .contains("lstm: was learning_rate: 0.01, is learning_rate: 0.02");
  }

  @Test
  void anotherTextInTheSameFolderIsRefused() {
    run(cells(), Recorder.keeping());
    var text = new TextInput.Text("another text about a mill and a boat ".repeat(20), "mill");

    var refusal =
        SmallTrials.refusal(
            ErrorCode.RUN_CHANGED,
            () -> cells().run(text, folder, SmallTrials.options(), Recorder.keeping()));

    assertThat(refusal.problems().getFirst().what()).contains("text: was mill, 816 characters");
  }

  @Test
  void aFolderWithOtherFilesIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "mine");

    var refusal =
        SmallTrials.refusal(ErrorCode.RUN_UNUSABLE, () -> run(cells(), Recorder.keeping()));

    assertThat(refusal.problems().getFirst().what()).contains("letter.txt");
  }

  @Test
  void aTextThatIsGoneOnceItIsReadIsRefused() {
    var stream = new TextInput.Stream(new ByteArrayInputStream(new byte[9]), "standard input");

    SmallTrials.refusal(
        ErrorCode.DATA_NOT_A_FILE,
        () -> cells().run(stream, folder, SmallTrials.options(), Recorder.keeping()));
  }

  @Test
  void wholeDocumentsAreHeldOutForAllWhereOneCanOnlyDoSo() {
    var lines = new Trial("lines", List.of(), SmallTrials.documents());
    Comparison comparison = Comparison.of(List.of(lines, SmallTrials.trial("streams")), TWO);

    assertThat(comparison.trials())
        .allSatisfy(trial -> {
          assertThat(trial.recipe().examples().heldOut()).isEqualTo(HeldOut.DOCUMENTS);
          assertThat(trial.recipe().examples().validation()).isEqualTo(0.2);
          assertThat(trial.recipe().text()).isEqualTo(lines.recipe().text());
        });
    assertThat(comparison.notices()).extracting(Problem::where).containsExactly("streams");
    assertThat(comparison.notices().getFirst().what())
        .contains("whole documents", "20.0 % of the text is measured on, not 10.0 %", "is read");
  }

  @Test
  void recipesThatHoldTheSameOutStayAsTheyAre() {
    assertThat(cells().notices()).isEmpty();
    assertThat(cells().trials().getFirst().recipe()).isEqualTo(SmallTrials.recipe());
  }

  @Test
  void somethingIsHeldOutWhereNoRecipeDoes() {
    var blind = SmallTrials.trial("blind", "examples.validation=0");

    assertThat(Comparison.of(List.of(blind), TWO).trials().getFirst().recipe().examples())
        .extracting(examples -> examples.validation())
        .isEqualTo(SharedText.USUAL_VALIDATION);
  }

  @Test
  void theTestPartStaysUnseenUntilSomebodyAsksForIt() {
    run(
        Comparison.of(List.of(SmallTrials.trial("only", "examples.test=0.1")), TWO),
        Recorder.keeping());
    Path only = folder.resolve("only");
    assertThat(only.resolve("test.json")).doesNotExist();

    TrainingRun.resume(only, OptionalInt.empty(), SmallTrials.options(), event -> {});

    assertThat(only.resolve("test.json")).isNotEmptyFile();
  }

  @Test
  void aTrialThatDivergesIsOverAndTheOthersGoOn() {
    var wild =
        SmallTrials.trial(
            "wild",
            "training={epochs: 2, optimizer: sgd, learning_rate: 1000}",
            "model.layers[+]={kind: dense, units: 16, activation: linear}",
            "model.layers[+]={kind: dense, units: 16, activation: linear}");
    Comparison comparison = Comparison.of(List.of(wild, SmallTrials.trial("tame")), TWO);

    ExperimentOutcome outcome = run(comparison, Recorder.keeping());

    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(outcome.results().getFirst().name()).isEqualTo("tame");
    assertThat(outcome.results().getLast().end()).isEqualTo(TrialResult.End.DIVERGED);
  }

  @Test
  void aTrialThatIsTooLargeIsTriedAgainWhenThereMayBeMoreMemory() {
    Comparison comparison = cells();
    comparison.run(
        SmallTrials.text(), folder, SmallTrials.options().withMemory(1000), Recorder.keeping());
    var recorder = Recorder.keeping();

    ExperimentOutcome outcome = run(comparison, recorder);

    assertThat(recorder.trained()).containsExactly("lstm", "gru");
    assertThat(outcome.results()).allMatch(result -> result.end() == TrialResult.End.FINISHED);
  }

  private static Comparison cells() {
    return Comparison.of(
        List.of(SmallTrials.trial("lstm"), SmallTrials.trial("gru", "model.layers[0].kind=gru")),
        TWO);
  }

  private ExperimentOutcome run(Comparison comparison, ExperimentListener listener) {
    return run(comparison, folder, listener);
  }

  private static ExperimentOutcome run(
      Comparison comparison, Path folder, ExperimentListener listener) {
    var outcome = comparison.run(SmallTrials.text(), folder, SmallTrials.options(), listener);
    return new ExperimentOutcome(outcome.end(), Path.of("any"), outcome.results());
  }
}
