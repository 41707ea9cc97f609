package dev.longhand.recipe;

import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ParameterShape;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.train.Trainer;
import dev.longhand.train.TrainingPlan;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// What training by a recipe costs, counted in multiplications: all that a step takes lies there,
/// nearly.
///
/// @param text that is meant
/// @param multiplications of the whole run, early stopping aside
public record RecipeCost(TypicalText text, double multiplications) {
  /// Forward, back to what a layer reads, and to its weights.
  private static final int DIRECTIONS = 3;

  /// The cost of a recipe with the text that it is for.
  public static RecipeCost of(Recipe recipe) {
    return of(recipe, TypicalText.of(recipe));
  }

  /// The cost of a recipe with some text.
  public static RecipeCost of(Recipe recipe, TypicalText text) {
    ModelConfig config = recipe.modelConfig(text.vocabulary());
    Reading reading = Reading.of(recipe.examples(), text);
    double epoch = 0;
    int width = config.vocabulary();
    for (int i = 0; i < config.layers().size(); i++) {
      LayerConfig layer = config.layers().get(i);
      boolean once = config.lossPositions() == LossPositions.LAST && i > lastRecurrent(config);
      boolean first = i == 1 && config.layers().getFirst() instanceof OneHotConfig;
      epoch += multiplications(layer, first ? 0 : width) * (once ? reading.losses : reading.rows);
      width = layer.outputWidth(width);
    }
    return new RecipeCost(text, DIRECTIONS * epoch * recipe.training().epochs());
  }

  private static int lastRecurrent(ModelConfig config) {
    int last = 0;
    for (int i = 0; i < config.layers().size(); i++) {
      LayerConfig layer = config.layers().get(i);
      last = layer instanceof RecurrentConfig || layer instanceof BidirectionalConfig ? i : last;
    }
    return last;
  }

  /// Multiplications of a layer for one token, forward: a number of each of its matrices. Rows of
  /// an embedding, or of a layer behind one-hot tokens, are looked up.
  private static double multiplications(LayerConfig layer, int width) {
    if (layer instanceof EmbeddingConfig || layer instanceof OneHotConfig) {
      return 0;
    }
    if (layer instanceof DenseConfig dense) {
      return (double) width * dense.units(); // tied ones have no matrix of their own
    }
    double sum = 0;
    for (ParameterShape shape : ParameterShape.of(layer, Math.max(1, width))) {
      List<Long> axes = shape.axes();
      sum += axes.size() > 1 ? (double) axes.getFirst() * axes.getLast() : 0;
    }
    return sum;
  }

  /// How long the run takes on a machine.
  ///
  /// @param multiplicationsASecond as {@link #measure} finds them, above 0
  public double seconds(double multiplicationsASecond) {
    return multiplications / multiplicationsASecond;
  }

  /// How many multiplications a second training does on this machine, from a moment of it; empty
  /// where the kernels did not become fast in that moment, because the machine has much else to do.
  public static OptionalDouble measure(RunOptions options) {
    int units = 128;
    int sequences = 32;
    int steps = 32;
    var config =
        new ModelConfig(
            List.of(
                new EmbeddingConfig(64, 32),
                new LstmConfig(units),
                new DenseConfig(64, Activation.SOFTMAX)),
            LossPositions.EVERY);
    int[] ids = IntStream.range(0, 4 * sequences * steps + 1).map(i -> i * 7 % 64).toArray();
    UpdateRule rule = UpdateRule.of(OptimizerConfig.Adam.DEFAULTS);
    var plan = new TrainingPlan(1, 1, rule, new Schedule.Constant(), 0, Optional.empty());
    try (var workers = new Workers(options.threads())) {
      var trainer =
          new Trainer(
              LanguageModel.initialise(config, 1),
              plan,
              Streams.of(TokenSequence.of(ids), steps, sequences),
              Optional.empty(),
              options.kernels(),
              workers);
      double step =
          Rehearsal.secondsOfAStep(
              trainer, options, any -> Double.POSITIVE_INFINITY, Rehearsal.Limits.MOMENT);
      double row = 4.0 * units * (32 + units) + units * 64.0;
      return step > 0 && Rehearsal.warm(options.kernels())
          ? OptionalDouble.of(DIRECTIONS * row * sequences * steps / step)
          : OptionalDouble.empty();
    }
  }

  /// What is read and foretold in an epoch.
  private record Reading(double rows, double losses) {
    static Reading of(ExampleSettings settings, TypicalText text) {
      double tokens = (1 - settings.validation()) * text.tokens();
      double line = (double) text.tokens() / text.documents();
      return switch (settings) {
        case ExampleSettings.Streams streams -> new Reading(tokens, tokens);
        case ExampleSettings.Documents documents -> new Reading(tokens, tokens);
        case ExampleSettings.Windows windows ->
            new Reading(tokens / windows.stride() * windows.window(), tokens / windows.stride());
        case ExampleSettings.Prefixes prefixes -> {
          double longest = prefixes.longest() == 0 ? line : Math.min(line, prefixes.longest());
          yield new Reading(tokens * longest / 2, tokens);
        }
      };
    }
  }
}
