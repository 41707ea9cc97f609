package dev.longhand.train;

import dev.longhand.modelfile.Progress;
import dev.longhand.nn.loss.CrossEntropy;

/// The sums of an epoch that is under way. Mutable.
final class EpochTally {
  private double lossSum;
  private long hits;
  private long targets;
  private double normSum;
  private long steps;
  private double lastLoss = Double.NaN;

  void clear() {
    lossSum = 0;
    hits = 0;
    targets = 0;
    normSum = 0;
    steps = 0;
  }

  /// Adds a step.
  ///
  /// @param gradientNorm before clipping
  void add(CrossEntropy loss, double gradientNorm) {
    double sum = loss.lossSum();
    lossSum += sum;
    hits += loss.hits();
    targets += loss.rows();
    normSum += gradientNorm;
    steps++;
    lastLoss = sum / loss.rows();
  }

  double meanLoss() {
    return lossSum / targets;
  }

  double accuracy() {
    return (double) hits / targets;
  }

  long targets() {
    return targets;
  }

  /// Mean over the steps.
  double gradientNorm() {
    return normSum / steps;
  }

  double lastLoss() {
    return lastLoss;
  }

  void noteFailure() {
    lastLoss = Double.NaN;
  }

  Progress writeTo(Progress progress) {
    return progress
        .with("epoch_loss_sum", lossSum)
        .with("epoch_hits", hits)
        .with("epoch_targets", targets)
        .with("epoch_norm_sum", normSum)
        .with("epoch_steps", steps);
  }

  void readFrom(Progress progress) {
    lossSum = progress.figure("epoch_loss_sum");
    hits = progress.count("epoch_hits");
    targets = progress.count("epoch_targets");
    normSum = progress.figure("epoch_norm_sum");
    steps = progress.count("epoch_steps");
  }
}
