package dev.longhand.train;

import dev.longhand.modelfile.Progress;
import dev.longhand.train.EarlyStopping.Metric;
import java.util.Optional;

/// The epoch whose weights are worth keeping. Mutable.
final class BestEpoch {
  private final Metric metric;
  private int epoch;
  private double figure;

  BestEpoch(Metric metric) {
    this.metric = metric;
    figure = metric.worst();
  }

  /// Chosen by what early stopping watches, where that is measured on text that was kept; else by
  /// the validation loss, for a training figure would choose the epoch that learnt most by heart.
  static BestEpoch chosenFor(Optional<EarlyStopping> rule) {
    return new BestEpoch(
        rule.map(EarlyStopping::metric)
            .filter(metric -> !metric.ofTraining())
            .orElse(Metric.VALIDATION_LOSS));
  }

  /// Notes an epoch; true when none before was as good.
  boolean improve(EpochResult result) {
    double newFigure = metric.of(result);
    if (!metric.improves(newFigure, figure, 0)) {
      return false;
    }
    epoch = result.epoch();
    figure = newFigure;
    return true;
  }

  /// The best epoch, from 1; 0 while there is none.
  int epoch() {
    return epoch;
  }

  Progress writeTo(Progress progress) {
    return progress.with("best_epoch", epoch).with("best_figure", figure);
  }

  void readFrom(Progress progress) {
    epoch = Math.toIntExact(progress.count("best_epoch"));
    figure = progress.figure("best_figure");
  }
}
