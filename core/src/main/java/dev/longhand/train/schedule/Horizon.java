package dev.longhand.train.schedule;

/// How long a run is.
///
/// @param stepsAnEpoch at least 1
/// @param epochs at least 1
public record Horizon(int stepsAnEpoch, int epochs) {
  public Horizon {
    if (stepsAnEpoch < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          epochs + " epochs of " + stepsAnEpoch + " steps; at least 1 of each is needed");
    }
  }

  /// Steps of the whole run.
  long steps() {
    return (long) stepsAnEpoch * epochs;
  }

  /// Steps of some epochs, rounded to a whole number.
  long stepsOf(double someEpochs) {
    return StrictMath.round(someEpochs * stepsAnEpoch);
  }
}
