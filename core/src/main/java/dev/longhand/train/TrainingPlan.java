package dev.longhand.train;

import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import java.util.Objects;
import java.util.Optional;

/// What a training run is to do.
///
/// @param length how long
/// @param seed of dropout and of clearing states; shuffles have theirs in the examples
/// @param rule what a step does with gradients and weights
/// @param schedule how the learning rate changes
/// @param stateReset the share of carried states that are cleared before a batch, at random. A
///   model that never begins anew does not learn to begin: some openings lead it to states that it
///   has never seen, and it does not find back.
/// @param earlyStopping when to stop sooner; empty for never
public record TrainingPlan(
    RunLength length,
    long seed,
    UpdateRule rule,
    Schedule schedule,
    double stateReset,
    Optional<EarlyStopping> earlyStopping) {
  /// Clears a carried state of 64 steps after about a thousand steps on average.
  public static final double USUAL_STATE_RESET = 1.0 / 16;

  public TrainingPlan {
    Objects.requireNonNull(length);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(schedule);
    Objects.requireNonNull(earlyStopping);
    if (!(stateReset >= 0 && stateReset <= 1)) {
      throw new IllegalArgumentException(
          "the state reset is " + stateReset + "; it must be from 0 to 1");
    }
    if (!(rule.decayOfAStep() < 1)) {
      throw new IllegalArgumentException(
          "weight decay times learning rate is " + rule.decayOfAStep() + "; it must be below 1");
    }
    if (length instanceof RunLength.Epochs(int epochs) && !(schedule.warmUp() < epochs)) {
      throw new IllegalArgumentException(
          "warm_up is " + schedule.warmUp() + " epochs of " + epochs + "; it must be fewer");
    }
  }

  /// A run of whole epochs.
  ///
  /// @param epochs how often the text is read, at least 1
  public TrainingPlan(
      int epochs,
      long seed,
      UpdateRule rule,
      Schedule schedule,
      double stateReset,
      Optional<EarlyStopping> earlyStopping) {
    this(new RunLength.Epochs(epochs), seed, rule, schedule, stateReset, earlyStopping);
  }
}
