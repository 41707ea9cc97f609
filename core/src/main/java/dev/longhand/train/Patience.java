package dev.longhand.train;

import dev.longhand.modelfile.Progress;
import dev.longhand.train.EarlyEnd.Reason;

/// How long early stopping has waited for a better epoch. Mutable.
final class Patience {
  private final EarlyStopping rule;
  private double best;
  private int waited;

  Patience(EarlyStopping rule) {
    this.rule = rule;
    best = rule.metric().worst();
  }

  /// Notes an epoch.
  void note(EpochResult result) {
    double figure = rule.metric().of(result);
    waited++;
    if (rule.metric().improves(figure, best, rule.leastChange())) {
      best = figure;
      if (baselineSurpassed()) {
        waited = 0;
      }
    }
  }

  private boolean baselineSurpassed() {
    return rule.baseline().isEmpty()
        || rule.metric().improves(best, rule.baseline().getAsDouble(), 0);
  }

  boolean isOver() {
    return waited >= rule.patience();
  }

  /// Why it is over.
  EarlyEnd end() {
    return new EarlyEnd(
        rule, best, baselineSurpassed() ? Reason.NO_BETTER : Reason.BASELINE_MISSED);
  }

  Progress writeTo(Progress progress) {
    return progress.with("watched_figure", best).with("waited", waited);
  }

  void readFrom(Progress progress) {
    best = progress.figure("watched_figure");
    waited = Math.toIntExact(progress.count("waited"));
  }
}
