package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.RunLength;
import dev.longhand.train.optimizer.Clipping;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.util.Objects;
import java.util.Optional;

/// How a network learns.
///
/// @param epochs how often the text is read; 1 where a budget decides
/// @param rule what a step does with gradients and weights
/// @param schedule how the learning rate changes
/// @param earlyStopping when to stop sooner; empty for never
/// @param budget how much time there is, in place of epochs
public record TrainingSettings(
    int epochs,
    UpdateRule rule,
    Schedule schedule,
    Optional<EarlyStopping> earlyStopping,
    Optional<TimeBudget> budget) {
  public TrainingSettings {
    Objects.requireNonNull(budget);
    epochs = budget.isPresent() ? 1 : epochs;
    Setting.EPOCHS.require(epochs);
    Setting.LEARNING_RATE.require(rule.optimizer().rate());
    switch (rule.clipping()) {
      case Clipping.Norm(double limit) -> Setting.CLIP_NORM.require(limit);
      case Clipping.Value(double limit) -> Setting.CLIP_VALUE.require(limit);
      case Clipping.None none -> {}
    }
    requireRanges(schedule);
    Objects.requireNonNull(earlyStopping);
    earlyStopping.ifPresent(TrainingSettings::requireRanges);
  }

  private static void requireRanges(EarlyStopping stopping) {
    Setting.PATIENCE.require(stopping.patience());
    Setting.LEAST_CHANGE.require(stopping.leastChange());
    stopping.baseline().ifPresent(Setting.BASELINE::require);
  }

  /// For a number of epochs.
  public TrainingSettings(
      int epochs, UpdateRule rule, Schedule schedule, Optional<EarlyStopping> earlyStopping) {
    this(epochs, rule, schedule, earlyStopping, Optional.empty());
  }

  private static void requireRanges(Schedule schedule) {
    Setting.WARM_UP.require(schedule.warmUp());
    switch (schedule) {
      case Schedule.Step step -> Setting.EVERY.require(step.every());
      case Schedule.Plateau plateau -> {
        Setting.PATIENCE.require(plateau.patience());
        Setting.LEAST_GAIN.require(plateau.leastGain());
        Setting.COOL_DOWN.require(plateau.coolDown());
        Setting.LEAST_RATE.require(plateau.leastRate());
      }
      case Schedule.Constant constant -> {}
      case Schedule.Exponential exponential -> {}
      case Schedule.Linear linear -> {}
      case Schedule.Cosine cosine -> {}
      case Schedule.OneCycle oneCycle -> {}
    }
  }

  /// Without schedule and early stopping.
  public static TrainingSettings of(int epochs, UpdateRule rule) {
    return new TrainingSettings(epochs, rule, new Schedule.Constant(), Optional.empty());
  }

  /// The same for another number of epochs, in place of a budget if there is one.
  public TrainingSettings withEpochs(int count) {
    return new TrainingSettings(count, rule, schedule, earlyStopping);
  }

  /// The same for as many epochs as there is time.
  public TrainingSettings withMinutes(double minutes) {
    return withBudget(TimeBudget.of(minutes));
  }

  /// The same with a budget of time, in place of epochs.
  TrainingSettings withBudget(TimeBudget value) {
    return new TrainingSettings(epochs, rule, schedule, earlyStopping, Optional.of(value));
  }

  /// How long the run is.
  ///
  /// @throws IllegalStateException when the time decides and no run has measured it yet
  public RunLength length() {
    if (budget.isEmpty()) {
      return new RunLength.Epochs(epochs);
    }
    return budget
        .get()
        .planned()
        .orElseThrow(() -> new IllegalStateException("the time has not been measured yet"));
  }

  /// The same with another rule.
  public TrainingSettings withRule(UpdateRule value) {
    return new TrainingSettings(epochs, value, schedule, earlyStopping, budget);
  }

  /// The same with another schedule.
  public TrainingSettings withSchedule(Schedule value) {
    return new TrainingSettings(epochs, rule, value, earlyStopping, budget);
  }

  /// The same without early stopping.
  public TrainingSettings withoutEarlyStopping() {
    return new TrainingSettings(epochs, rule, schedule, Optional.empty(), budget);
  }

  /// The same with early stopping.
  public TrainingSettings withEarlyStopping(EarlyStopping value) {
    return new TrainingSettings(epochs, rule, schedule, Optional.of(value), budget);
  }

  /// The same with the defaults of another optimizer; clipping and L2 stay, and so does whatever
  /// Adam and AdamW share.
  public TrainingSettings withOptimizer(OptimizerKind kind) {
    OptimizerKind before = OptimizerKind.of(rule);
    if (kind == before) {
      return this;
    }
    boolean adamStays = rule.optimizer() instanceof Adam && isAdam(kind);
    OptimizerConfig optimizer = adamStays ? rule.optimizer() : kind.defaults().optimizer();
    double weightDecay = kind.defaults().weightDecay();
    return withRule(new UpdateRule(optimizer, rule.clipping(), rule.l2(), weightDecay));
  }

  private static boolean isAdam(OptimizerKind kind) {
    return kind == OptimizerKind.ADAM || kind == OptimizerKind.ADAMW;
  }

  /// The same with another learning rate.
  public TrainingSettings withLearningRate(double rate) {
    return withOptimizer(rule.optimizer().withRate(rate));
  }

  /// The same with another momentum.
  ///
  /// @throws LonghandException `USAGE_PAIR` when the optimizer has none
  public TrainingSettings withMomentum(double momentum) {
    return withOptimizer(
        switch (rule.optimizer()) {
          case Sgd sgd -> sgd.withMomentum(momentum);
          case RmsProp rmsProp -> rmsProp.withMomentum(momentum);
          case Adam adam -> throw noMomentum(momentum);
          case OptimizerConfig.Adagrad adagrad -> throw noMomentum(momentum);
          case OptimizerConfig.AveragedSgd averaged -> throw noMomentum(momentum);
        });
  }

  /// The same with Nesterov's look ahead.
  ///
  /// @throws LonghandException `USAGE_PAIR` when the optimizer is not descent with momentum
  public TrainingSettings withNesterov() {
    if (rule.optimizer() instanceof Sgd sgd && sgd.momentum() > 0) {
      return withOptimizer(new Sgd(sgd.rate(), sgd.momentum(), Sgd.Nesterov.ON));
    }
    boolean still = rule.optimizer() instanceof Sgd;
    throw pair(
        still
            ? "nesterov looks ahead by the momentum, and that is 0"
            : "nesterov belongs to sgd, and the optimizer is " + name(),
        "--nesterov",
        still ? "--nesterov --momentum 0.9" : "--optimizer sgd --momentum 0.9 --nesterov");
  }

  private TrainingSettings withOptimizer(OptimizerConfig optimizer) {
    return withRule(rule.withOptimizer(optimizer));
  }

  /// The same with another weight decay.
  public TrainingSettings withWeightDecay(double share) {
    return withRule(rule.withWeightDecay(share));
  }

  /// The same with another L2.
  public TrainingSettings withL2(double share) {
    return withRule(rule.withL2(share));
  }

  /// The same with another clipping.
  public TrainingSettings withClipping(Clipping clipping) {
    return withRule(rule.withClipping(clipping));
  }

  /// The same with a warm-up of the learning rate.
  ///
  /// @throws LonghandException `USAGE_PAIR` when the schedule has none
  public TrainingSettings withWarmUp(double someEpochs) {
    return withSchedule(
        switch (schedule) {
          case Schedule.Linear linear -> new Schedule.Linear(someEpochs, linear.end());
          case Schedule.Cosine cosine -> new Schedule.Cosine(someEpochs, cosine.end());
          case Schedule.Constant constant -> throw noWarmUp(someEpochs);
          case Schedule.Step step -> throw noWarmUp(someEpochs);
          case Schedule.Exponential exponential -> throw noWarmUp(someEpochs);
          case Schedule.Plateau plateau -> throw noWarmUp(someEpochs);
          case Schedule.OneCycle oneCycle -> throw noWarmUp(someEpochs);
        });
  }

  private LonghandException noWarmUp(double someEpochs) {
    return pair(
        "warm_up belongs to the schedules linear and cosine, and this one is "
            + RecipeSection.name(ScheduleKind.of(schedule)),
        "--warm-up",
        "--schedule cosine --warm-up " + someEpochs);
  }

  private LonghandException noMomentum(double momentum) {
    return pair(
        "momentum belongs to sgd and rmsprop, and the optimizer is " + name(),
        "--momentum",
        "--optimizer sgd --momentum " + momentum);
  }

  private String name() {
    return RecipeSection.name(OptimizerKind.of(rule));
  }

  private static LonghandException pair(String what, String where, String fix) {
    return new LonghandException(ErrorCode.USAGE_PAIR, what, where, fix);
  }
}
