package dev.longhand.formats.keras;

import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.InputCoding;
import dev.longhand.recipe.NetworkSettings;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.Recipes;
import dev.longhand.text.token.TokenizerConfig;
import java.util.List;

/// The recipe by which an imported model learns on and writes: the nearest of those that come
/// along, with the model's own network, tokens and window.
record ImportedRecipe(KerasModel model, TokenizerConfig tokens) {
  private static final int USUAL_WINDOW = 50;

  Recipe recipe() {
    ModelConfig config = model.network().config();
    Recipe near = near(config.lossPositions());
    return new Recipe(
        "keras",
        "A model that Keras wrote.",
        tokens,
        near.text(),
        near.examples(),
        network(config),
        near.training(),
        near.sample(),
        near.seed());
  }

  private Recipe near(LossPositions positions) {
    int window = model.steps().orElse(USUAL_WINDOW);
    if (positions == LossPositions.EVERY) {
      return Recipes.named("characters");
    }
    if (!model.masked()) {
      return Recipes.faithful("poem").withWindow(window);
    }
    Recipe dialog = Recipes.faithful("dialog");
    return dialog.with(masked(dialog.examples()), dialog.training());
  }

  private static ExampleSettings masked(ExampleSettings examples) {
    return examples instanceof ExampleSettings.Prefixes prefixes
        ? new ExampleSettings.Prefixes(
            prefixes.longest(),
            ExampleSettings.Mask.PRESENT,
            prefixes.batch(),
            prefixes.bucket(),
            prefixes.shuffle(),
            prefixes.shares())
        : examples;
  }

  private static NetworkSettings network(ModelConfig config) {
    List<LayerConfig> layers = config.layers();
    InputCoding input =
        switch (layers.getFirst()) {
          case EmbeddingConfig embedding -> new InputCoding.Embedding(embedding.width());
          case OneHotConfig _ -> new InputCoding.OneHot();
          default -> new InputCoding.ScaledId();
        };
    return new NetworkSettings(input, layers.subList(1, layers.size() - 1), DenseConfig.Kernel.OWN);
  }
}
