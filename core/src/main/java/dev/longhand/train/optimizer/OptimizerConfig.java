package dev.longhand.train.optimizer;

/// How parameters follow their gradients. A closed family; defaults are Keras's.
public sealed interface OptimizerConfig {
  /// The learning rate.
  double rate();

  /// The name that recipes use.
  default String kind() {
    return switch (this) {
      case Adam adam -> "adam";
      case Sgd sgd -> "sgd";
    };
  }

  /// Adam (Kingma & Ba 2015), in Keras's arrangement.
  ///
  /// @param rate learning rate, above 0
  /// @param meanDecay b1, from 0 to less than 1
  /// @param varianceDecay b2, from 0 to less than 1
  /// @param epsilon added to the root of the variance, above 0
  record Adam(double rate, double meanDecay, double varianceDecay, double epsilon)
      implements OptimizerConfig {
    /// 0.001, 0.9, 0.999 and 1e-7.
    public static final Adam DEFAULTS = new Adam(1e-3, 0.9, 0.999, 1e-7);

    public Adam {
      checkRate(rate);
      checkDecay("beta_1", meanDecay);
      checkDecay("beta_2", varianceDecay);
      if (!(epsilon > 0 && epsilon < 1)) {
        throw new IllegalArgumentException("epsilon is " + epsilon + "; it must be within 0 and 1");
      }
    }

    /// The same with another learning rate.
    public Adam withRate(double newRate) {
      return new Adam(newRate, meanDecay, varianceDecay, epsilon);
    }

    private static void checkDecay(String name, double decay) {
      if (!(decay >= 0 && decay < 1)) {
        throw new IllegalArgumentException(
            name + " is " + decay + "; it must be at least 0 and less than 1");
      }
    }
  }

  /// Plain stochastic gradient descent.
  ///
  /// @param rate learning rate, above 0
  record Sgd(double rate) implements OptimizerConfig {
    /// Keras's rate of 0.01.
    public static final Sgd DEFAULTS = new Sgd(0.01);

    public Sgd {
      checkRate(rate);
    }
  }

  private static void checkRate(double rate) {
    if (!(rate > 0 && rate <= 1000)) {
      throw new IllegalArgumentException(
          "the learning rate is " + rate + "; it must be above 0 and at most 1000");
    }
  }
}
