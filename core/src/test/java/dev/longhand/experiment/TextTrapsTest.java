package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.experiment.ReproductionOutcome.Form;
import dev.longhand.recipe.PreparedText;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.TextInput;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusParts;
import dev.longhand.text.token.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTrapsTest {
  private static final String VERSE = "the wheel is still and nobody's there, can't you see?\n";

  @TempDir Path folder;

  @Test
  void theCommonLoopMakesOneWindowLess() {
    Trap trap = find("windows one short", traps(Recipes.faithful("poem"), text(VERSE.repeat(2))));

    int tokens = 2 * VERSE.length();
    assertThat(trap.figures()).containsEntry("windows", tokens - 50.0);
    assertThat(trap.figures()).containsEntry("windows_of_the_loop", tokens - 51.0);
  }

  @Test
  void oneHotInputsAreCountedWhereTheNotebookHasThem() {
    Trap trap = find("one-hot targets", traps(Recipes.faithful("poem"), text(VERSE.repeat(2))));

    double targets = Objects.requireNonNull(trap.figures().get("target_bytes"));
    assertThat(trap.figures()).containsEntry("input_bytes", 50 * targets);
    assertThat(trap.figures()).containsEntry("id_bytes", 8.0 * VERSE.length());
  }

  @Test
  void aByteOrderMarkIsNamedOnlyWhereThereIsOne() {
    assertThat(names(traps(Recipes.faithful("article"), text("\uFEFF" + VERSE.repeat(4)))))
        .contains("a byte-order mark");
    assertThat(names(traps(Recipes.faithful("article"), text(VERSE.repeat(4)))))
        .doesNotContain("a byte-order mark");
  }

  @Test
  void cellsWithoutATextWouldBeWords() throws IOException {
    Path table = Files.writeString(folder.resolve("a.csv"), "Text\nit is late\n\"\"\nNA\nit is\n");
    var input = new TextInput.Files(List.of(table));

    Trap trap = find("empty cells", traps(Recipes.faithful("dialog"), input));

    assertThat(trap.seen()).startsWith("2 rows without a text left out");
  }

  @Test
  void nearlyEveryDrawnBeginningHasItsAnswerInALongerOne() {
    String line = String.join(" ", "abcdefghijklmnopqrstuvwxyz".split(""));
    Recipe recipe = Recipes.faithful("article");

    Trap trap = find("beginnings on both sides", traps(recipe, text((line + "\n").repeat(20))));

    // Of 500 beginnings 50 are drawn, and only the last of a line has no longer one: 20 of 500.
    assertThat(trap.figures().get("share")).isBetween(0.8, 1.0);
  }

  @Test
  void wordsThatOnlyTheHeldOutPartHasVanish() {
    Recipe recipe = Recipes.faithful("lyrics").withValidation(0.4).withWindow(2);
    String known = "one two three four five six seven eight\n";

    Trap trap =
        find(
            "unknown words dropped", traps(recipe, text(known + known + known + "one new word\n")));

    assertThat(trap.figures().get("share")).isGreaterThan(0);
    assertThat(trap.seen()).contains("new");
  }

  @Test
  void wordsThatWereSplitAreNotFoundInStrings() {
    Trap trap =
        find(
            "fitted on lists, asked with strings",
            traps(Recipes.faithful("lyrics").withWindow(2), text(VERSE)));

    // nobody's and can't, of ten words
    assertThat(trap.figures().get("share")).isEqualTo(0.2);
    assertThat(trap.seen()).endsWith("nobody's, can't");
  }

  @Test
  void signsThatAreNeverForetoldAreCounted() {
    Recipe recipe = Recipes.faithful("article").withValidation(0.5);

    Trap trap = find("punctuation dropped", traps(recipe, text("ab, cd!\n".repeat(4))));

    assertThat(trap.figures().get("share")).isCloseTo(2.0 / 7, within(0.05));
  }

  private static TextInput text(String text) {
    return new TextInput.Text(text, "mill");
  }

  private static List<Trap> traps(Recipe recipe, TextInput input) {
    try (Corpus corpus = input.read(recipe.text())) {
      CorpusParts parts = recipe.parts(corpus);
      Tokenizer tokenizer = recipe.tokens().fit(parts.training());
      PreparedText text =
          PreparedText.of(recipe, parts, tokenizer, Optional.empty(), Long.MAX_VALUE);
      var form =
          new Form(
              SmallTrials.result("faithful", TrialResult.End.FINISHED, 2),
              tokenizer.vocabulary().size(),
              text.examples().count(),
              text.examples().batchesPerEpoch(),
              Optional.empty());
      return new TextTraps(recipe, corpus, parts, tokenizer, text).found(form);
    }
  }

  private static List<String> names(List<Trap> traps) {
    return traps.stream().map(Trap::name).toList();
  }

  private static Trap find(String name, List<Trap> traps) {
    return traps.stream().filter(trap -> trap.name().equals(name)).findFirst().orElseThrow();
  }
}
