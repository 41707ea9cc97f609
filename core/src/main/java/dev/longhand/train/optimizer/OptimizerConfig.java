package dev.longhand.train.optimizer;

import java.util.Objects;

/// How parameters follow their gradients. A closed family; defaults are Keras's where Keras has the
/// optimizer. The formulas stand in `docs/math`.
public sealed interface OptimizerConfig {
  /// The learning rate.
  double rate();

  /// The same with another learning rate.
  OptimizerConfig withRate(double rate);

  /// How many numbers it keeps for every number of a parameter.
  int slots();

  /// Stochastic gradient descent, with momentum (Polyak 1964) where it is above 0.
  ///
  /// @param rate learning rate, above 0
  /// @param momentum the share of the last movement that goes on, from 0 to less than 1
  /// @param nesterov whether the gradient counts as if the movement had been made already
  record Sgd(double rate, double momentum, Nesterov nesterov) implements OptimizerConfig {
    /// Keras's: a rate of 0.01 without momentum.
    public static final Sgd DEFAULTS = new Sgd(0.01);

    /// Looking ahead (Nesterov 1983; Sutskever et al. 2013), in Keras's arrangement.
    public enum Nesterov {
      OFF,
      ON
    }

    public Sgd {
      checkRate(rate);
      checkShare("momentum", momentum);
      Objects.requireNonNull(nesterov);
      if (nesterov == Nesterov.ON && momentum == 0) {
        throw new IllegalArgumentException("nesterov looks ahead by the momentum, which is 0");
      }
    }

    /// Without momentum.
    public Sgd(double rate) {
      this(rate, 0, Nesterov.OFF);
    }

    /// The same with another momentum; without any there is nothing to look ahead by.
    public Sgd withMomentum(double value) {
      return new Sgd(rate, value, value == 0 ? Nesterov.OFF : nesterov);
    }

    @Override
    public Sgd withRate(double newRate) {
      return new Sgd(newRate, momentum, nesterov);
    }

    @Override
    public int slots() {
      return momentum > 0 ? 1 : 0;
    }
  }

  /// RMSprop (Tieleman & Hinton 2012; centered: Graves 2013), in Keras's arrangement.
  ///
  /// @param rate learning rate, above 0
  /// @param decay rho, how much of the running means stays, from 0 to less than 1
  /// @param momentum the share of the last movement that goes on, from 0 to less than 1
  /// @param epsilon added to the running mean of squares, within its root, above 0
  /// @param centering whether squares are measured from the running mean of the gradient
  record RmsProp(double rate, double decay, double momentum, double epsilon, Centering centering)
      implements OptimizerConfig {
    /// 0.001, 0.9, 0, 1e-7 and not centered.
    public static final RmsProp DEFAULTS = new RmsProp(1e-3, 0.9, 0, 1e-7, Centering.OFF);

    /// What squares are measured from.
    public enum Centering {
      OFF,
      ON
    }

    public RmsProp {
      checkRate(rate);
      checkShare("rho", decay);
      checkShare("momentum", momentum);
      checkEpsilon(epsilon);
      Objects.requireNonNull(centering);
    }

    /// The same with another momentum.
    public RmsProp withMomentum(double value) {
      return new RmsProp(rate, decay, value, epsilon, centering);
    }

    @Override
    public RmsProp withRate(double newRate) {
      return new RmsProp(newRate, decay, momentum, epsilon, centering);
    }

    @Override
    public int slots() {
      return 1 + (momentum > 0 ? 1 : 0) + (centering == Centering.ON ? 1 : 0);
    }
  }

  /// Adagrad (Duchi, Hazan & Singer 2011), in Keras's arrangement.
  ///
  /// @param rate learning rate, above 0
  /// @param initialAccumulator what the sum of squares begins with, at least 0
  /// @param epsilon added to the sum of squares, within its root, above 0
  record Adagrad(double rate, double initialAccumulator, double epsilon)
      implements OptimizerConfig {
    /// 0.001, 0.1 and 1e-7.
    public static final Adagrad DEFAULTS = new Adagrad(1e-3, 0.1, 1e-7);

    private static final double MOST_INITIALLY = 1000;

    public Adagrad {
      checkRate(rate);
      if (!(initialAccumulator >= 0 && initialAccumulator <= MOST_INITIALLY)) {
        throw new IllegalArgumentException(
            "the initial accumulator is "
                + initialAccumulator
                + "; it must be from 0 to "
                + (int) MOST_INITIALLY);
      }
      checkEpsilon(epsilon);
    }

    @Override
    public Adagrad withRate(double newRate) {
      return new Adagrad(newRate, initialAccumulator, epsilon);
    }

    @Override
    public int slots() {
      return 1;
    }
  }

  /// Adam (Kingma & Ba 2015), in Keras's arrangement. With a weight decay in its {@link UpdateRule}
  /// it is AdamW (Loshchilov & Hutter 2019).
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
      checkShare("beta_1", meanDecay);
      checkShare("beta_2", varianceDecay);
      checkEpsilon(epsilon);
    }

    @Override
    public Adam withRate(double newRate) {
      return new Adam(newRate, meanDecay, varianceDecay, epsilon);
    }

    @Override
    public int slots() {
      return 2;
    }
  }

  /// Averaged descent with a non-monotonic trigger, NT-ASGD (Merity, Keskar & Socher 2018;
  /// averages: Polyak & Juditsky 1992).
  ///
  /// Plain descent until an epoch is no better than the best of all but the last few; from then on
  /// the mean of the weights after each step is kept, and that is the model.
  ///
  /// @param rate learning rate, above 0
  /// @param nonMonotone how many of the last epochs do not count for the trigger, at least 1
  record AveragedSgd(double rate, int nonMonotone) implements OptimizerConfig {
    /// The rate of {@link Sgd}, and the paper's 5.
    public static final AveragedSgd DEFAULTS = new AveragedSgd(Sgd.DEFAULTS.rate(), 5);

    public AveragedSgd {
      checkRate(rate);
      if (nonMonotone < 1) {
        throw new IllegalArgumentException(
            "non_monotone is " + nonMonotone + "; at least 1 is needed");
      }
    }

    @Override
    public AveragedSgd withRate(double newRate) {
      return new AveragedSgd(newRate, nonMonotone);
    }

    @Override
    public int slots() {
      return 1;
    }
  }

  private static void checkRate(double rate) {
    if (!(rate > 0 && rate <= 1000)) {
      throw new IllegalArgumentException(
          "the learning rate is " + rate + "; it must be above 0 and at most 1000");
    }
  }

  private static void checkShare(String name, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException(
          name + " is " + share + "; it must be at least 0 and less than 1");
    }
  }

  private static void checkEpsilon(double epsilon) {
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + "; it must be within 0 and 1");
    }
  }
}
