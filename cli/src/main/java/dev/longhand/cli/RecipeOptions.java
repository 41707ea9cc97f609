package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.recipe.ExampleSettings;
import dev.longhand.recipe.Recipe;
import dev.longhand.recipe.TrainingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that change a number of a recipe.
@OptionHeading("Learning")
final class RecipeOptions {
  @Option(names = "--epochs", paramLabel = "N", description = "How often to go over the text.")
  private Optional<Integer> epochs = Optional.empty();

  @Option(
      names = "--minutes",
      paramLabel = "M",
      description =
          "How much time the run has, in place of epochs, such as 40; the learning rate falls so"
              + " that it ends on time.")
  private Optional<Double> minutes = Optional.empty();

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
      description = "How many tokens (characters, words) of a sequence one step reads.")
  private Optional<Integer> window = Optional.empty();

  @Mixin private LearningOptions learningOptions = new LearningOptions();

  @Mixin private NetworkOptions networkOptions = new NetworkOptions();

  @Option(
      names = "--validation",
      paramLabel = "X",
      description = "The share of the text to measure on and not to learn, such as 0.05.")
  private Optional<Double> validation = Optional.empty();

  @Option(
      names = "--test",
      paramLabel = "X",
      description =
          "The share of the text to measure on once, when the run ends, such as 0.05. Default: the"
              + " recipe's, mostly none.")
  private Optional<Double> test = Optional.empty();

  /// A recipe with what was asked for.
  ///
  /// @throws LonghandException with every pair of settings that cannot go together
  Recipe applyTo(Recipe recipe) {
    var problems = new ArrayList<Problem>();
    if (epochs.isPresent() && minutes.isPresent()) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "--epochs and --minutes both say how long a run is",
              "--epochs, --minutes",
              "leave one of them out"));
    }
    Recipe result = with(recipe, seed, Recipe::withSeed);
    result = with(result, this::learn, problems);
    result = with(result, networkOptions::applyTo, problems);
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
    return result;
  }

  private static Recipe with(Recipe recipe, UnaryOperator<Recipe> change, List<Problem> problems) {
    try {
      return change.apply(recipe);
    } catch (LonghandException refused) {
      problems.addAll(refused.problems());
      return recipe;
    }
  }

  /// Examples and training change together, because each may be impossible without the other.
  private Recipe learn(Recipe recipe) {
    ExampleSettings examples = recipe.examples();
    examples = with(examples, batch, ExampleSettings::withBatch);
    examples = with(examples, window, ExampleSettings::withSteps);
    if (validation.isPresent() || test.isPresent()) {
      examples =
          examples.withShares(
              ExampleSettings.shares(
                  validation.orElse(examples.validation()), test.orElse(examples.test())));
    }
    TrainingSettings training = with(recipe.training(), epochs, TrainingSettings::withEpochs);
    training = with(training, minutes, TrainingSettings::withMinutes);
    return recipe.with(examples, learningOptions.applyTo(training));
  }

  private static <S, T> S with(S settings, Optional<T> value, BiFunction<S, T, S> change) {
    return value.isPresent() ? change.apply(settings, value.get()) : settings;
  }
}
