package dev.longhand.train.schedule;

import java.util.List;

/// How the learning rate changes while a model learns. A closed family; defaults are those of Keras
/// or PyTorch where one of them has any. The formulas stand in `docs/math/schedules.md`.
public sealed interface Schedule {
  /// The rate of a step.
  ///
  /// @param base the learning rate of the optimizer, which is the highest of the schedule
  /// @param step how many steps were taken before, from 0
  /// @param horizon how long the run is
  /// @param losses what each finished epoch came to
  double rateAt(double base, long step, Horizon horizon, List<Double> losses);

  /// How many epochs the rate rises at the beginning.
  default double warmUp() {
    return switch (this) {
      case Linear linear -> linear.warmUp();
      case Cosine cosine -> cosine.warmUp();
      case Constant constant -> 0;
      case Step step -> 0;
      case Exponential exponential -> 0;
      case Plateau plateau -> 0;
      case OneCycle oneCycle -> 0;
    };
  }

  /// Whether the rates of the first epochs would be others if the run had more epochs.
  default boolean spansTheRun() {
    return switch (this) {
      case Linear linear -> true;
      case Cosine cosine -> true;
      case OneCycle oneCycle -> true;
      case Constant constant -> false;
      case Step step -> false;
      case Exponential exponential -> false;
      case Plateau plateau -> false;
    };
  }

  /// The same rate for every step.
  record Constant() implements Schedule {
    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      return base;
    }
  }

  /// A lower rate after every so many epochs (PyTorch's StepLR).
  ///
  /// @param every epochs of one rate, at least 1
  /// @param factor what the rate is multiplied by then, above 0 and below 1
  record Step(int every, double factor) implements Schedule {
    /// Half the rate after every epoch.
    public static final Step DEFAULTS = new Step(1, 0.5);

    public Step {
      if (every < 1) {
        throw new IllegalArgumentException("every is " + every + "; at least 1 is needed");
      }
      requireFactor(factor);
    }

    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      long drops = (long) horizon.place(step) / horizon.stepsAnEpoch() / every;
      return base * StrictMath.pow(factor, (double) drops);
    }
  }

  /// A rate that shrinks by the same factor in every epoch, a little at each step (Keras's
  /// ExponentialDecay).
  ///
  /// @param factor of an epoch, above 0 and below 1
  record Exponential(double factor) implements Schedule {
    /// A tenth less after every epoch.
    public static final Exponential DEFAULTS = new Exponential(0.9);

    public Exponential {
      requireFactor(factor);
    }

    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      return base * StrictMath.pow(factor, horizon.place(step) / horizon.stepsAnEpoch());
    }
  }

  /// A straight line from the rate to a share of it at the end of the run (PyTorch's LinearLR).
  ///
  /// @param warmUp epochs in which the rate rises from 0 before, at least 0
  /// @param end the share of the rate that is left at the end, from 0 to 1
  record Linear(double warmUp, double end) implements Schedule {
    /// Down to nothing, without a warm-up.
    public static final Linear DEFAULTS = new Linear(0, 0);

    public Linear {
      requireWarmUp(warmUp);
      requireShare("end", end);
    }

    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      long rising = horizon.stepsOf(warmUp);
      double place = horizon.place(step);
      return place < rising
          ? base * place / rising
          : base * (1 - (1 - end) * shareDone(place - rising, horizon.steps() - rising));
    }
  }

  /// Half a cosine wave from the rate to a share of it at the end of the run (Loshchilov & Hutter
  /// 2017, without restarts; Keras's CosineDecay).
  ///
  /// @param warmUp epochs in which the rate rises from 0 before, at least 0
  /// @param end the share of the rate that is left at the end, from 0 to 1
  record Cosine(double warmUp, double end) implements Schedule {
    /// Keras's: down to nothing, without a warm-up.
    public static final Cosine DEFAULTS = new Cosine(0, 0);

    public Cosine {
      requireWarmUp(warmUp);
      requireShare("end", end);
    }

    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      long rising = horizon.stepsOf(warmUp);
      double place = horizon.place(step);
      return place < rising
          ? base * place / rising
          : base * between(1, end, shareDone(place - rising, horizon.steps() - rising));
    }
  }

  /// A lower rate after some epochs without a better loss (Keras's ReduceLROnPlateau): validation
  /// loss where text is kept for it, else training loss.
  ///
  /// @param factor what the rate is multiplied by, above 0 and below 1
  /// @param patience epochs without a better loss before, at least 1
  /// @param leastGain by how much a loss must be below the best to be better, at least 0
  /// @param coolDown epochs after a change that are not counted, at least 0
  /// @param leastRate the rate never goes below it, at least 0
  record Plateau(double factor, int patience, double leastGain, int coolDown, double leastRate)
      implements Schedule {
    /// Keras's: 0.1 after 10 epochs that are not better by 0.0001, no cool-down, no least rate.
    public static final Plateau DEFAULTS = new Plateau(0.1, 10, 1e-4, 0, 0);

    public Plateau {
      requireFactor(factor);
      if (patience < 1) {
        throw new IllegalArgumentException("patience is " + patience + "; at least 1 is needed");
      }
      if (!(leastGain >= 0) || coolDown < 0 || !(leastRate >= 0)) {
        throw new IllegalArgumentException(
            "least_gain "
                + leastGain
                + ", cool_down "
                + coolDown
                + " and least_rate "
                + leastRate
                + " must be at least 0");
      }
    }

    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      double rate = base;
      double best = Double.POSITIVE_INFINITY;
      int waited = 0;
      int cooling = 0;
      for (double loss : losses) {
        if (cooling > 0) {
          cooling--;
          waited = 0;
        }
        if (loss < best - leastGain) {
          best = loss;
          waited = 0;
        } else if (cooling == 0) {
          waited++;
          if (waited >= patience && rate > leastRate) {
            rate = Math.max(rate * factor, leastRate);
            cooling = coolDown;
            waited = 0;
          }
        }
      }
      return rate;
    }
  }

  /// One rise to the rate and a long way down below where it began, both along half a cosine wave
  /// (Smith & Topin 2018; PyTorch's OneCycleLR). Momentum stays as it is.
  ///
  /// @param rise the share of all steps in which the rate rises, above 0 and below 1
  /// @param start the share of the rate that it begins with, from 0 to 1
  /// @param end the share of the rate that it ends with, from 0 to 1
  record OneCycle(double rise, double start, double end) implements Schedule {
    /// PyTorch's: up in 0.3 of the steps, from a 25th; down to a 10 000th of that.
    public static final OneCycle DEFAULTS = new OneCycle(0.3, 0.04, 4e-6);

    public OneCycle {
      requireInside("rise", rise);
      requireShare("start", start);
      requireShare("end", end);
    }

    @Override
    public double rateAt(double base, long step, Horizon horizon, List<Double> losses) {
      double top = rise * horizon.steps() - 1;
      double last = horizon.steps() - 1.0;
      double place = horizon.place(step);
      return place < top
          ? base * between(start, 1, place / top)
          : base * between(1, end, Math.min(1, (place - Math.max(top, 0)) / (last - top)));
    }
  }

  private static double shareDone(double steps, long of) {
    return of > 0 ? Math.min(1, steps / of) : 1;
  }

  /// The way from one number to another along half a cosine wave.
  private static double between(double from, double to, double share) {
    return to + (from - to) * (1 + StrictMath.cos(StrictMath.PI * share)) / 2;
  }

  private static void requireFactor(double factor) {
    requireInside("factor", factor);
  }

  private static void requireInside(String what, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          what + " is " + value + "; it must be above 0 and less than 1");
    }
  }

  private static void requireShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " is " + value + "; it must be from 0 to 1");
    }
  }

  private static void requireWarmUp(double epochs) {
    if (!(epochs >= 0)) {
      throw new IllegalArgumentException("warm_up is " + epochs + "; it must be at least 0");
    }
  }
}
