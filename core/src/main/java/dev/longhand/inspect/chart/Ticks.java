package dev.longhand.inspect.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Round figures along an axis, with their words.
record Ticks(List<Tick> ticks) {
  private static final int[] ROUND = {1, 2, 5, 10};
  private static final double SHORT = 8; // a ratio that has few powers and many round figures
  private static final double SLACK = 1e-9; // of a step: for ends that are ticks but for rounding

  /// One of them.
  record Tick(double value, String words) {}

  /// The distance between ticks: a 1, 2 or 5, and a power of ten.
  private record Step(int digit, int power) {
    static Step atLeast(double distance) {
      int power = (int) Math.floor(StrictMath.log10(distance));
      double unit = StrictMath.pow(10, power);
      for (int digit : ROUND) {
        if (digit * unit >= distance * (1 - SLACK)) {
          return digit == ROUND[ROUND.length - 1] ? new Step(1, power + 1) : new Step(digit, power);
        }
      }
      return new Step(1, power + 1);
    }

    double value() {
      return BigDecimal.valueOf(digit, -power).doubleValue();
    }

    BigDecimal times(long count) {
      return BigDecimal.valueOf(count * digit, -power);
    }
  }

  Ticks {
    ticks = List.copyOf(ticks);
  }

  /// How far apart the figures are when there are at most so many.
  static double step(double low, double high, int most, boolean whole) {
    return chosen(low, high, most, whole).value();
  }

  private static Step chosen(double low, double high, int most, boolean whole) {
    double least = (high - low) / most;
    return Step.atLeast(whole ? Math.max(1, least) : least);
  }

  /// Equally distant figures from low to high, which differ.
  static Ticks linear(double low, double high, int most, boolean whole) {
    Step step = chosen(low, high, most, whole);
    long first = (long) Math.ceil(low / step.value() - SLACK);
    long last = (long) Math.floor(high / step.value() + SLACK);
    var ticks = new ArrayList<Tick>();
    for (long count = first; count <= last; count++) {
      BigDecimal value = step.times(count);
      ticks.add(new Tick(value.doubleValue(), Figures.words(value)));
    }
    return new Ticks(ticks);
  }

  /// Powers of ten, with 2 and 5 or with 3 between them where there is room; where the figures are
  /// nearer to each other than that, those of a linear axis.
  static Ticks log(double low, double high, int most) {
    if (high < SHORT * low) {
      return linear(low, high, most, false);
    }
    List<Tick> ticks = powers(low, high, 1, 1, 2, 5);
    if (ticks.size() > most) {
      ticks = powers(low, high, 1, 1, 3);
    }
    if (ticks.size() > most) {
      ticks = powers(low, high, 1, 1);
    }
    if (ticks.size() > most) {
      ticks = powers(low, high, (ticks.size() + most - 1) / most, 1);
    }
    return new Ticks(ticks);
  }

  private static List<Tick> powers(double low, double high, int every, int... digits) {
    int first = (int) Math.floor(StrictMath.log10(low));
    int last = (int) Math.ceil(StrictMath.log10(high));
    var ticks = new ArrayList<Tick>();
    for (int power = first; power <= last; power += every) {
      for (int digit : digits) {
        double figure = BigDecimal.valueOf(digit, -power).doubleValue();
        if (figure >= low * (1 - SLACK) && figure <= high * (1 + SLACK)) {
          ticks.add(new Tick(figure, Figures.power(digit, power)));
        }
      }
    }
    return ticks;
  }
}
