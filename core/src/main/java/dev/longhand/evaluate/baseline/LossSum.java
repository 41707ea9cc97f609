package dev.longhand.evaluate.baseline;

/// Minus the logarithms of probabilities, added up. Mutable.
final class LossSum {
  private double nats;
  private long count;

  void add(double probability) {
    nats -= StrictMath.log(probability);
    count++;
  }

  double mean() {
    return nats / count;
  }
}
