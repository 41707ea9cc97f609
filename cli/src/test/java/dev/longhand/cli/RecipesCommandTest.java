package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that only tell: recipes, errors, completion.
class RecipesCommandTest {
  @Test
  void everyRecipeIsListedWithWhatItIsFor() {
    var result = Shell.usual().run("recipes");

    assertThat(result.status()).isZero();
    for (Recipe recipe : Recipes.all()) {
      assertThat(result.out().lines())
          .anyMatch(line -> line.startsWith(recipe.name()))
          .allMatch(line -> line.length() <= 80);
    }
    assertThat(result.out()).contains("characters (the default)\n");
  }

  @Test
  void notebooksAreToldInTwoLinesWithTheirFaithfulForm() {
    String out = Shell.usual().run("recipes").out();

    assertThat(out).contains("poem (as the notebook does it: --faithful)\n    One short poem");
    assertThat(out).doesNotContain("names (as");
    assertThat(out).containsPattern("Here at most about .* for a poem of 700 characters");
    assertThat(out.lines().filter(line -> line.startsWith("    ")))
        .hasSizeLessThanOrEqualTo(4 * Recipes.names().size());
    assertThat(Shell.usual().run("recipes", "--json").out().lines())
        .hasSize(Recipes.names().size())
        .anyMatch(line ->
            line.startsWith("{\"name\":\"poem\"") && line.contains("\"faithful_form\":true,"))
        .anyMatch(line ->
            line.startsWith("{\"name\":\"bytes\"") && line.contains("\"faithful_form\":false,"));
  }

  @Test
  void theFaithfulFormIsShownOnRequest() {
    var shown = Shell.usual().run("recipes", "show", "dracula", "--faithful");

    assertThat(Recipe.parse(shown.out(), "shown")).isEqualTo(Recipes.faithful("dracula"));
    assertThat(Shell.usual().run("recipes", "show", "names", "--faithful").err())
        .startsWith("error[USAGE-004]: the recipe names is of no notebook");
  }

  @Test
  void aShownRecipeIsTheRecipe() {
    for (Recipe recipe : Recipes.all()) {
      assertThat(Recipe.parse(Shell.usual().run("recipes", "show", recipe.name()).out(), "shown"))
          .isEqualTo(recipe);
      assertThat(Shell.usual().run("recipes", recipe.name()).out())
          .isEqualTo(Recipes.yaml(recipe.name(), Recipes.Form.CORRECTED));
    }
  }

  @Test
  void aShownRecipeCanBeTrainedWith(@TempDir Path temporary) {
    var folder = new TrainingFolder(temporary);
    Path mine = folder.write("mine.yaml", Shell.usual().run("recipes", "show", "characters").out());
    Path run = folder.run("run");

    var result =
        Shell.usual().run(folder.train(folder.text(), run, "--recipe", mine, "--epochs", 1));

    assertThat(result.status()).isZero();
    assertThat(run.resolve("model.safetensors")).isNotEmptyFile();
  }

  @Test
  void everyCodeIsListed() {
    var result = Shell.usual().run("errors");

    for (ErrorCode code : ErrorCode.values()) {
      assertThat(result.out())
          .containsPattern(code.code() + " +" + code.exit().value() + "  ")
          .contains(code.summary());
    }
    assertThat(Shell.usual().run("errors", "data-009").out())
        .hasLineCount(2)
        .contains("DATA-009         4  bytes are not valid");
  }

  @Test
  void theCompletionScriptKnowsCommandsAndOptions() {
    var script = Shell.usual().run("completion").out();

    assertThat(script).contains("train", "--learning-rate", "complete -F");
  }
}
