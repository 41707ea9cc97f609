package dev.longhand.train;

import dev.longhand.evaluate.Evaluation;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one epoch came to.
///
/// @param epoch its number, from 1
/// @param loss mean loss over its steps in nats a target, while the parameters moved
/// @param accuracy share of its targets that had the greatest probability
/// @param targets how many tokens were predicted
/// @param validation the figures on text that is not learnt from, where some was kept
/// @param bitsPerCharacter of that text, where its length in characters is known
/// @param best whether no epoch before was as good: by what early stopping watches on text that is
///   kept, else by validation loss, else by loss
/// @param learningRate of its last step
/// @param gradientNorm mean over its steps of the norm of all gradients together, before clipping
public record EpochResult(
    int epoch,
    double loss,
    double accuracy,
    long targets,
    Optional<Evaluation> validation,
    OptionalDouble bitsPerCharacter,
    boolean best,
    double learningRate,
    double gradientNorm) {

  /// The same, and whether it is the best.
  EpochResult withBest(boolean value) {
    return new EpochResult(
        epoch,
        loss,
        accuracy,
        targets,
        validation,
        bitsPerCharacter,
        value,
        learningRate,
        gradientNorm);
  }

  /// The loss that epochs are compared by.
  public double comparedLoss() {
    return validation.map(Evaluation::loss).orElse(loss);
  }
}
