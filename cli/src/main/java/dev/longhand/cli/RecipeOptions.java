package dev.longhand.cli;

import dev.longhand.recipe.Recipe;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;

/// The options that change a number of a recipe.
final class RecipeOptions {
  @Option(names = "--epochs", paramLabel = "N", description = "How often to go over the text.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What all chance is drawn from; same seed, same model.")
  private Optional<Long> seed = Optional.empty();

  @Option(names = "--batch", paramLabel = "N", description = "How many sequences are run together.")
  private Optional<Integer> batch = Optional.empty();

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "How many characters of a sequence one step reads.")
  private Optional<Integer> window = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "How far one step moves the weights, such as 0.003.")
  private Optional<Double> learningRate = Optional.empty();

  @Option(names = "--units", paramLabel = "N", description = "The width of every LSTM layer.")
  private Optional<Integer> units = Optional.empty();

  @Option(names = "--layers", paramLabel = "N", description = "How many LSTM layers there are.")
  private Optional<Integer> layers = Optional.empty();

  @Option(
      names = "--validation",
      paramLabel = "X",
      description = "The share of the text to measure on and not to learn, such as 0.05.")
  private Optional<Double> validation = Optional.empty();

  /// A recipe with what was asked for.
  Recipe applyTo(Recipe recipe) {
    Recipe result = recipe;
    result = with(result, epochs, Recipe::withEpochs);
    result = with(result, seed, Recipe::withSeed);
    result = with(result, batch, Recipe::withBatch);
    result = with(result, window, Recipe::withWindow);
    result = with(result, learningRate, Recipe::withLearningRate);
    result = with(result, layers, Recipe::withRecurrentLayers);
    result = with(result, units, Recipe::withUnits);
    return with(result, validation, Recipe::withValidation);
  }

  private static <T> Recipe with(
      Recipe recipe, Optional<T> value, BiFunction<Recipe, T, Recipe> change) {
    return value.isPresent() ? change.apply(recipe, value.get()) : recipe;
  }
}
