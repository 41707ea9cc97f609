package dev.longhand.train;

import dev.longhand.modelfile.Progress;
import dev.longhand.nn.loss.CrossEntropy;

/// The sums of an epoch that is under way. Mutable.
final class EpochTally {
  private double lossSum;
  private long hits;
  private long targets;
  private double lastLoss = Double.NaN;

  void clear() {
    lossSum = 0;
    hits = 0;
    targets = 0;
  }

  void add(CrossEntropy loss) {
    double sum = loss.lossSum();
    lossSum += sum;
    hits += loss.hits();
    targets += loss.rows();
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
        .with("epoch_targets", targets);
  }

  void readFrom(Progress progress) {
    lossSum = progress.figure("epoch_loss_sum");
    hits = progress.count("epoch_hits");
    targets = progress.count("epoch_targets");
  }
}
