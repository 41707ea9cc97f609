package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.train.EarlyStopping.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {
  @ParameterizedTest
  @CsvSource({"poem, 27, 83355", "dracula, 69, 281925", "lyrics, 2697, 866148"})
  void theWellKnownNetworksHaveTheirParameters(String name, int vocabulary, long parameters) {
    Recipe recipe = Recipes.faithful(name);
    var config = recipe.modelConfig(recipe.tokens().ids(vocabulary));

    assertThat(LanguageModel.blank(config).parameterCount()).isEqualTo(parameters);
  }

  @Test
  void aNotebookHasTwoFormsAndNoOtherRecipeHas() {
    for (String name : Recipes.names()) {
      assertThat(Recipes.named(name).name()).isEqualTo(name);
      if (Recipes.notebooks().contains(name)) {
        assertThat(Recipes.faithful(name)).isEqualTo(Recipes.named(name + "-faithful"));
        assertThat(Recipes.faithful(name).name()).isEqualTo(name + "-faithful");
        assertThat(Recipes.faithful(name).examples().validation()).isZero();
      } else {
        SmallRuns.refusal(ErrorCode.USAGE_RECIPE, () -> Recipes.faithful(name));
        SmallRuns.refusal(ErrorCode.USAGE_RECIPE, () -> Recipes.named(name + "-faithful"));
      }
    }
  }

  @Test
  void correctedNotebooksKeepTheirPromises() {
    for (String name : Recipes.notebooks()) {
      Recipe recipe = Recipes.named(name);

      assertThat(recipe.examples().lossPositions()).as(name).isEqualTo(LossPositions.EVERY);
      assertThat(recipe.examples().validation()).as(name).isBetween(0.05, 0.1);
      assertThat(recipe.training().earlyStopping())
          .as(name)
          .hasValueSatisfying(rule -> assertThat(rule.metric()).isEqualTo(Metric.VALIDATION_LOSS));
      assertThat(recipe.sample().temperatures()).as(name).allMatch(value -> value > 0);
    }
  }

  @Test
  void theDefaultComesFirst() {
    assertThat(Recipes.all().getFirst().name()).isEqualTo(Recipes.DEFAULT);
  }

  @Test
  void aMistypedNameIsMended() {
    assertThat(SmallRuns.refusal(ErrorCode.USAGE_RECIPE, () -> Recipes.find("drakula")).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.fix()).isEqualTo("did you mean dracula?"));
  }

  @Test
  void aFileIsFoundByItsEnd(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, SmallRuns.windows().toYaml());

    assertThat(Recipes.find(file.toString())).isEqualTo(SmallRuns.windows());
  }

  @Test
  void theSampleTextIsLongEnoughToLearnFrom() {
    assertThat(Recipes.sampleText().getBytes(StandardCharsets.UTF_8).length).isGreaterThan(60_000);
  }
}
