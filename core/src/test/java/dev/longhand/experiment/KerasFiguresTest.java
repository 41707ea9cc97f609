package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelConfig;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class KerasFiguresTest {
  static final List<String> NOTEBOOKS = Recipes.notebooks();

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void theFaithfulNetworkHasAsManyParameters(String notebook) {
    KerasFigures keras = KerasFigures.of(notebook).orElseThrow();
    ModelConfig config = Recipes.faithful(notebook).modelConfig(keras.vocabulary());

    assertThat(LanguageModel.initialise(config, 1).parameterCount()).isEqualTo(keras.parameters());
  }

  @ParameterizedTest
  @FieldSource("NOTEBOOKS")
  void theFaithfulBatchesMakeAsManySteps(String notebook) {
    KerasFigures keras = KerasFigures.of(notebook).orElseThrow();
    Recipe recipe = Recipes.faithful(notebook);

    assertThat((keras.examples() - 1) / recipe.examples().batch() + 1).isEqualTo(keras.steps());
  }

  @Test
  void otherRecipesHaveNone() {
    assertThat(KerasFigures.of("characters")).isEmpty();
  }
}
