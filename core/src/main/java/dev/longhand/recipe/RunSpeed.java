package dev.longhand.recipe;

import dev.longhand.text.example.Examples;
import dev.longhand.train.Trainer;
import java.util.Optional;

/// How long the parts of a run take on this machine.
///
/// @param step seconds of one step
/// @param ending seconds of what comes after an epoch: measuring, and writing what it came to as
///   far as that is known
record RunSpeed(double step, double ending) {
  /// A step multiplies as often again for the gradient of what a layer reads and for that of its
  /// weights; measuring goes forward alone.
  private static final double FORWARD_SHARE = 1.0 / 3;

  /// The speed of a run whose steps take so long.
  static RunSpeed of(double step, Examples examples, Optional<Examples> validation) {
    double token = step * examples.batchesPerEpoch() / examples.tokensPerEpoch();
    double measuring =
        validation.map(part -> FORWARD_SHARE * token * part.tokensPerEpoch()).orElse(0.0);
    return new RunSpeed(step, measuring);
  }

  /// What is to be said of a run before its first step, or before it goes on.
  RunEvent.Forecast forecast(Trainer trainer, RunEvent.Forecast.Ending ending) {
    long steps = trainer.steps().steps() - trainer.step();
    int epochs = trainer.epochs() - trainer.epoch();
    double anEpoch = trainer.epochSteps() * step + this.ending;
    return new RunEvent.Forecast(
        step, anEpoch, epochs, steps * step + epochs * this.ending, ending);
  }
}
