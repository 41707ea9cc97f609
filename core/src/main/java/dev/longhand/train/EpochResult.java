package dev.longhand.train;

import dev.longhand.evaluate.Evaluation;
import java.util.Optional;

/// What one epoch came to.
///
/// @param epoch its number, from 1
/// @param loss mean loss over its steps in nats a target, while the parameters moved
/// @param accuracy share of its targets that had the greatest probability
/// @param targets how many tokens were predicted
/// @param validation the figures on text that is not learnt from, where some was kept
/// @param best whether no epoch before was as good: by validation loss where there is one
/// @param learningRate of its last step
/// @param gradientNorm mean over its steps of the norm of all gradients together, before clipping
public record EpochResult(
    int epoch,
    double loss,
    double accuracy,
    long targets,
    Optional<Evaluation> validation,
    boolean best,
    double learningRate,
    double gradientNorm) {

  /// The figure that epochs are compared by.
  public double comparedLoss() {
    return validation.map(Evaluation::loss).orElse(loss);
  }
}
