package dev.longhand.cli;

import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.TrainingSettings;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
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

  @Mixin private LearningOptions learningOptions = new LearningOptions();

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
    Recipe result = learn(recipe);
    result = with(result, seed, Recipe::withSeed);
    result = with(result, layers, Recipe::withRecurrentLayers);
    return with(result, units, Recipe::withUnits);
  }

  /// Examples and training change together, because each may be impossible without the other.
  private Recipe learn(Recipe recipe) {
    ExampleSettings examples = recipe.examples();
    examples = with(examples, batch, ExampleSettings::withBatch);
    examples = with(examples, window, ExampleSettings::withSteps);
    examples = with(examples, validation, ExampleSettings::withValidation);
    TrainingSettings training = with(recipe.training(), epochs, TrainingSettings::withEpochs);
    return recipe.with(examples, learningOptions.applyTo(training));
  }

  private static <S, T> S with(S settings, Optional<T> value, BiFunction<S, T, S> change) {
    return value.isPresent() ? change.apply(settings, value.get()) : settings;
  }
}
