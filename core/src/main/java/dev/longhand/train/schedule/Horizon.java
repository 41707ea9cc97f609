package dev.longhand.train.schedule;

import java.util.Objects;

/// How long a run is.
///
/// @param stepsAnEpoch in which the text is read once, at least 1
/// @param plan how many steps the run has
public record Horizon(int stepsAnEpoch, StepPlan plan) {
  public Horizon {
    requireSome(stepsAnEpoch, 1);
    Objects.requireNonNull(plan);
  }

  /// A run of whole epochs.
  ///
  /// @param epochs at least 1
  public Horizon(int stepsAnEpoch, int epochs) {
    requireSome(stepsAnEpoch, epochs);
    this(stepsAnEpoch, StepPlan.of((long) stepsAnEpoch * epochs));
  }

  private static void requireSome(int stepsAnEpoch, int epochs) {
    if (stepsAnEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          epochs + " epochs of " + stepsAnEpoch + " steps; at least 1 of each is needed");
    }
  }

  /// The same with another number of steps from some step on.
  public Horizon revised(long from, long steps) {
    return new Horizon(stepsAnEpoch, plan.revised(from, steps));
  }

  /// Steps of the whole run as it was planned first, which places are counted in.
  long steps() {
    return plan.length();
  }

  /// Where a step stands among those.
  double place(long step) {
    return plan.placeOf(step);
  }

  /// Steps of some epochs, rounded to a whole number.
  long stepsOf(double someEpochs) {
    return StrictMath.round(someEpochs * stepsAnEpoch);
  }
}
