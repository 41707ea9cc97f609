package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.draft.Author;
import dev.longhand.draft.Draft;
import dev.longhand.draft.Span;
import dev.longhand.generate.TextGenerator;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.modelfile.ModelFile;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritingScreenTest {
  @TempDir private static Path temporary;
  private static TextGenerator generator;

  private Draft draft;
  private WritingScreen screen;

  @BeforeAll
  static void aSmallModel() {
    var folder = new TrainingFolder(temporary);
    Path run = folder.run("run");
    assertThat(
            Shell.usual().run(folder.train(folder.text(), run, "--epochs", 1, "--quiet")).status())
        .isZero();
    ModelFile file = ModelFile.read(run.resolve("model.safetensors"));
    generator =
        new TextGenerator(file.model(), file.tokenizer(), file.cleaning(), new ScalarKernels());
  }

  @BeforeEach
  void anEmptyDraft() {
    draft = new Draft(generator, 0.7, 42);
    var files =
        new WritingFiles(generator, "ab12", draft, Optional.of(temporary.resolve("draft.json")));
    screen = new WritingScreen(new WritingScreen.Contents(draft, files, 5), () -> true);
  }

  private void type(String text) {
    text.codePoints().forEach(letter -> screen.press(new Key.Text(Character.toString(letter))));
  }

  private void press(Key.Command... commands) {
    for (Key.Command command : commands) {
      screen.press(command);
    }
  }

  @Test
  void tabTakesTheChosenToken() {
    type("The");
    String second = screen.page().suggestions().get(1).text();
    press(Key.Command.DOWN, Key.Command.TAKE);

    assertThat(screen.page().text())
        .containsExactly(new Span("The", Author.PERSON), new Span(second, Author.MODEL));
    assertThat(screen.page().chosen()).isZero();
  }

  @Test
  void theChoiceStaysInTheList() {
    press(Key.Command.UP, Key.Command.UP);
    assertThat(screen.page().chosen()).isZero();
    for (int i = 0; i < 9; i++) {
      press(Key.Command.DOWN);
    }
    assertThat(screen.page().chosen()).isEqualTo(4);
  }

  @Test
  void enterIsALineEnd() {
    type("The");
    press(Key.Command.ENTER);

    assertThat(draft.text()).isEqualTo("The\n");
  }

  @Test
  void theModelWritesAndWhatItWroteIsUndone() {
    type("The ");
    press(Key.Command.ON);
    assertThat(draft.length()).isEqualTo(104);
    press(Key.Command.UNDO);
    assertThat(draft.text()).isEqualTo("The ");
    press(Key.Command.REDO);
    assertThat(draft.length()).isEqualTo(104);
  }

  @Test
  void theTemperatureGoesInTenthsAndStaysInItsRange() {
    press(Key.Command.HOTTER, Key.Command.HOTTER, Key.Command.COOLER);
    assertThat(draft.temperature()).isEqualTo(0.8);
    for (int i = 0; i < 20; i++) {
      press(Key.Command.COOLER);
    }
    assertThat(draft.temperature()).isZero();
  }

  @Test
  void aTemperatureIsAskedFor() {
    press(Key.Command.TEMPERATURE);
    type("1.25");
    assertThat(draft.text()).isEmpty();
    press(Key.Command.ENTER);

    assertThat(draft.temperature()).isEqualTo(1.25);
    assertThat(screen.page().question()).isEmpty();
  }

  @Test
  void aWrongAnswerIsToldAndChangesNothing() {
    for (String wrong : new String[] {"", "x", "0,7", "11", "-1", "NaN"}) {
      press(Key.Command.TEMPERATURE);
      type(wrong);
      press(Key.Command.ENTER);
      assertThat(draft.temperature()).isEqualTo(0.7);
      assertThat(screen.page().message()).isNotEmpty();
    }
  }

  @Test
  void aQuestionCanBeTakenBack() {
    press(Key.Command.BRANCH, Key.Command.ESCAPE);

    assertThat(screen.page().question()).isEmpty();
    assertThat(draft.branches()).hasSize(1);
  }

  @Test
  void branchesAreBegunAndVisitedInTurn() {
    type("The");
    press(Key.Command.BRANCH, Key.Command.ENTER);
    type("re");
    assertThat(draft.branch()).isEqualTo("branch-2");
    press(Key.Command.NEXT_BRANCH);
    assertThat(draft.text()).isEqualTo("The");
    press(Key.Command.NEXT_BRANCH);
    assertThat(draft.text()).isEqualTo("There");
  }

  @Test
  void aDraftIsSavedUnderTheNameThatIsTyped() {
    press(Key.Command.SAVE);
    while (!screen.page().question().orElseThrow().answer().isEmpty()) {
      press(Key.Command.ERASE);
    }
    type(temporary.resolve("mine.json").toString());
    press(Key.Command.ENTER);

    assertThat(temporary.resolve("mine.json")).exists();
    assertThat(screen.page().message()).startsWith("saved in ");
  }

  @Test
  void whatTheModelDoesNotKnowIsTold() {
    type("\u03A9");

    assertThat(screen.page().message()).contains("U+03A9");
    type("e");
    assertThat(screen.page().message()).isEmpty();
  }

  @Test
  void leavingIsInOrderAndInterruptingIsNot() {
    assertThat(screen.status()).isEmpty();
    press(Key.Command.INTERRUPT);
    assertThat(screen.status()).hasValue(130);
    press(Key.Command.LEAVE);
    assertThat(screen.status()).hasValue(0);
  }

  @Test
  void everyKeyMayBePressedAtAnyTime() {
    for (Key.Command first : Key.Command.values()) {
      for (Key.Command second : Key.Command.values()) {
        press(first, second, Key.Command.ESCAPE);
        assertThat(new PageLayout(80, 24).of(screen.page()).lines()).hasSize(24);
      }
    }
  }

  @Test
  void everyKeyOfTheHelpHasAMeaning() {
    for (Key.Command command : Key.Command.values()) {
      assertThat(command.keyName().isEmpty()).isEqualTo(command.meaning().isEmpty());
    }
  }
}
