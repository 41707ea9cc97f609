package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.recipe.OptimizerKind;
import dev.longhand.recipe.ScheduleKind;
import dev.longhand.recipe.TrainingSettings;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say how a network learns. What else can be set stands in a recipe.
@OptionHeading("Learning")
final class LearningOptions {
  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description =
          "adam, adamw, sgd, rmsprop, adagrad or asgd (averaged). Another one than the recipe's"
              + " begins with its own defaults.")
  private Optional<OptimizerKind> optimizer = Optional.empty();

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description =
          "How far one step moves the weights, such as 0.003. Default: the recipe's; of another"
              + " optimizer 0.001, of sgd and asgd 0.01.")
  private Optional<Double> learningRate = Optional.empty();

  @Option(
      names = "--momentum",
      paramLabel = "X",
      description = "With sgd or rmsprop: the share of a movement that goes on. Default: 0.")
  private Optional<Double> momentum = Optional.empty();

  @Option(
      names = "--nesterov",
      description = "With sgd and --momentum: look ahead along the movement.")
  private boolean nesterov;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description =
          "The share of every weight, times the learning rate, that a step takes away. Default: 0,"
              + " of adamw 0.004.")
  private Optional<Double> weightDecay = Optional.empty();

  @Option(
      names = "--l2",
      paramLabel = "X",
      description =
          "Let the squares of kernels count in what is made small, as Keras's L2 does; the loss"
              + " that is shown is without. Default: 0.")
  private Optional<Double> l2 = Optional.empty();

  @Option(
      names = "--clip-norm",
      paramLabel = "X",
      description =
          "The most that the norm of all gradients together may be. Default: the recipe's.")
  private Optional<Double> clipNorm = Optional.empty();

  @Option(
      names = "--clip-value",
      paramLabel = "X",
      description = "Cut every gradient off at X and -X, in place of --clip-norm.")
  private Optional<Double> clipValue = Optional.empty();

  @Option(
      names = "--schedule",
      paramLabel = "NAME",
      description =
          "How the learning rate changes: constant, step, exponential, linear, cosine, plateau or"
              + " one_cycle. Default: the recipe's, mostly constant.")
  private Optional<ScheduleKind> schedule = Optional.empty();

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "With linear or cosine: the epochs in which the learning rate first rises from 0, such as"
              + " 0.5. Default: 0.")
  private Optional<Double> warmUp = Optional.empty();

  @Mixin private StoppingOptions stoppingOptions = new StoppingOptions();

  /// Settings with what was asked for.
  ///
  /// @throws LonghandException with every pair of options that cannot go together
  TrainingSettings applyTo(TrainingSettings settings) {
    var problems = new ArrayList<Problem>();
    if (clipNorm.isPresent() && clipValue.isPresent()) {
      problems.add(
          new Problem(
              ErrorCode.USAGE_PAIR,
              "--clip-norm and --clip-value cannot go together",
              "--clip-norm, --clip-value",
              "leave one of them out"));
    }
    TrainingSettings result = clip(decay(optimize(settings, problems), problems), problems);
    Optional<Schedule> curve = schedule.map(ScheduleKind::defaults);
    result = with(result, curve, TrainingSettings::withSchedule, problems);
    result = with(result, warmUp, TrainingSettings::withWarmUp, problems);
    result = stoppingOptions.applyTo(result, problems);
    if (!problems.isEmpty()) {
      throw new LonghandException(problems);
    }
    return result;
  }

  private TrainingSettings optimize(TrainingSettings settings, List<Problem> problems) {
    Optional<Boolean> ahead = nesterov ? Optional.of(true) : Optional.empty();
    TrainingSettings result = settings;
    result = with(result, optimizer, TrainingSettings::withOptimizer, problems);
    result = with(result, learningRate, TrainingSettings::withLearningRate, problems);
    result = with(result, momentum, TrainingSettings::withMomentum, problems);
    return with(result, ahead, (before, _) -> before.withNesterov(), problems);
  }

  private TrainingSettings decay(TrainingSettings settings, List<Problem> problems) {
    TrainingSettings result =
        with(settings, weightDecay, TrainingSettings::withWeightDecay, problems);
    return with(result, l2, TrainingSettings::withL2, problems);
  }

  private TrainingSettings clip(TrainingSettings settings, List<Problem> problems) {
    Optional<Clipping> norm = clipNorm.map(Clipping.Norm::new);
    Optional<Clipping> value = clipValue.map(Clipping.Value::new);
    TrainingSettings result = with(settings, norm, TrainingSettings::withClipping, problems);
    return with(result, value, TrainingSettings::withClipping, problems);
  }

  private static <T> TrainingSettings with(
      TrainingSettings settings,
      Optional<T> value,
      BiFunction<TrainingSettings, T, TrainingSettings> change,
      List<Problem> problems) {
    try {
      return value.isPresent() ? change.apply(settings, value.get()) : settings;
    } catch (LonghandException refused) {
      problems.addAll(refused.problems());
      return settings;
    }
  }
}
