package dev.longhand.train;

import dev.longhand.modelfile.Progress;
import java.util.Optional;

/// The best figures so far, and for how many epochs early stopping has waited. Mutable.
final class BestEpoch {
  private int epoch;
  private double loss = Double.POSITIVE_INFINITY;
  private double watched = Double.POSITIVE_INFINITY;
  private int waited;

  /// Notes the loss of an epoch; true when none before was as good.
  boolean improve(int newEpoch, double newLoss) {
    if (newLoss < loss) {
      epoch = newEpoch;
      loss = newLoss;
      return true;
    }
    return false;
  }

  /// Notes an epoch for early stopping; true when it is time to stop.
  boolean stopAfter(EpochResult result, Optional<EarlyStopping> rule) {
    if (rule.isEmpty()) {
      return false;
    }
    double figure =
        switch (rule.get().metric()) {
          case LOSS -> result.loss();
          case VALIDATION_LOSS -> result.comparedLoss();
        };
    if (figure < watched) {
      watched = figure;
      waited = 0;
    } else {
      waited++;
    }
    return waited >= rule.get().patience();
  }

  /// The best epoch, from 1; 0 while there is none.
  int epoch() {
    return epoch;
  }

  double loss() {
    return loss;
  }

  Progress writeTo(Progress progress) {
    return progress
        .with("best_epoch", epoch)
        .with("best_loss", loss)
        .with("watched_loss", watched)
        .with("waited", waited);
  }

  void readFrom(Progress progress) {
    epoch = Math.toIntExact(progress.count("best_epoch"));
    loss = progress.figure("best_loss");
    watched = progress.figure("watched_loss");
    waited = Math.toIntExact(progress.count("waited"));
  }
}
