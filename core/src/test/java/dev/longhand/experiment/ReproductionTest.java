package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.experiment.ExperimentOutcome.End;
import dev.longhand.experiment.ReproductionOutcome.Form;
import dev.longhand.experiment.SmallTrials.Recorder;
import dev.longhand.recipe.RunFolder;
import dev.longhand.recipe.TextInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {
  private static final String VERSE =
      """
      The lamp is lit above the gate,
      The boat is late and no one waits.
      A heron stands where water bends
      And all the reeds lean with the wind.
      """;

  @TempDir Path folder;

  @Test
  void bothFormsHoldOutTheSameText() {
    Reproduction poem = poem();

    ReproductionOutcome outcome = run(poem, VERSE.repeat(5), Recorder.keeping());

    assertThat(names(outcome)).containsExactly("first-epoch", "faithful", "corrected");
    assertThat(outcome.form("faithful").orElseThrow().result().trial().recipe())
        .isEqualTo(poem.faithful().withValidation(poem.corrected().examples().validation()));
    assertThat(outcome.forms().subList(1, 3))
        .allMatch(form -> form.result().bitsPerCharacter().isPresent());
  }

  @Test
  void theFirstEpochIsTheNotebookOnTheWholeText() {
    ReproductionOutcome outcome = run(poem(), VERSE.repeat(5), Recorder.keeping());

    Form first = outcome.forms().getFirst();
    int characters = 5 * VERSE.length();
    assertThat(first.examples()).isEqualTo(characters - 50);
    assertThat(first.result().history()).hasSize(1);
    assertThat(first.result().trial().recipe().examples().validation()).isZero();
  }

  @Test
  void aTextThatIsTooShortIsLearntWhole() {
    var recorder = Recorder.keeping();

    ReproductionOutcome outcome = run(poem(), VERSE, recorder);

    assertThat(names(outcome)).containsExactly("faithful", "corrected");
    assertThat(outcome.forms().getFirst().examples()).isEqualTo(VERSE.length() - 50);
    assertThat(recorder.events(ExperimentEvent.Noticed.class))
        .anyMatch(noticed -> noticed.problem().code() == ErrorCode.DATA_NO_VALIDATION);
  }

  @Test
  void bothWriteFromThePrompt() {
    ReproductionOutcome outcome =
        run(poem().withPrompt("The boat"), VERSE.repeat(5), Recorder.keeping());

    assertThat(outcome.forms())
        .allMatch(form -> form.sample().orElseThrow().prompt().equals("The boat"));
  }

  @Test
  void whatIsDoneIsNotDoneAgain() {
    ReproductionOutcome first = run(poem(), VERSE.repeat(5), Recorder.keeping());
    var recorder = Recorder.keeping();

    ReproductionOutcome second = run(poem(), VERSE.repeat(5), recorder);

    assertThat(recorder.trained()).isEmpty();
    assertThat(second.experiment()).isEqualTo(first.experiment());
    assertThat(second.traps()).isEqualTo(first.traps());
    assertThat(second.forms()).allMatch(form -> form.sample().isPresent());
  }

  @Test
  void aStoppedReproductionGoesOn() {
    ReproductionOutcome stopped = run(poem(), VERSE.repeat(5), Recorder.stoppingAfter(1));
    var recorder = Recorder.keeping();

    ReproductionOutcome gone = run(poem(), VERSE.repeat(5), recorder);

    assertThat(stopped.experiment().end()).isEqualTo(End.STOPPED);
    assertThat(stopped.forms()).isEmpty();
    assertThat(recorder.trained()).containsExactly("faithful", "corrected");
    assertThat(gone.experiment().end()).isEqualTo(End.FINISHED);
  }

  @Test
  void aFolderOfAnotherTextIsRefused() {
    run(poem(), VERSE.repeat(5), Recorder.keeping());

    SmallTrials.refusal(
        ErrorCode.RUN_CHANGED, () -> run(poem(), VERSE.repeat(6), Recorder.keeping()));
  }

  @Test
  void prefixesAndDocumentsHoldOutTheSameLines() {
    ReproductionOutcome outcome = run(small("article"), VERSE.repeat(5), Recorder.keeping());

    assertThat(names(outcome)).containsExactly("first-epoch", "faithful", "corrected");
    assertThat(outcome.traps())
        .extracting(Trap::name)
        .contains("beginnings on both sides", "id 0 foretold", "always the likeliest word");
  }

  @Test
  void eachFormIsAnOrdinaryRun() {
    run(poem(), VERSE.repeat(5), Recorder.keeping());

    for (String name : List.of("first-epoch", "faithful", "corrected")) {
      assertThat(RunFolder.model(folder.resolve(name))).isNotEmptyFile();
    }
  }

  @Test
  void aNotebookThatDoesNotExistIsRefused() {
    SmallTrials.refusal(
        ErrorCode.USAGE_RECIPE, () -> Reproduction.of("poems", recipe -> recipe, 1));
  }

  private static Reproduction poem() {
    return small("poem");
  }

  private static Reproduction small(String notebook) {
    return Reproduction.of(
        notebook, recipe -> recipe.withUnits(recipe.name().equals("article") ? 100 : 4), 2);
  }

  private ReproductionOutcome run(Reproduction reproduction, String text, Recorder recorder) {
    return reproduction.run(
        new TextInput.Text(text, "lamp"), folder, SmallTrials.options(), recorder);
  }

  private static List<String> names(ReproductionOutcome outcome) {
    return outcome.forms().stream().map(form -> form.result().name()).toList();
  }
}
