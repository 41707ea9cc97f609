package dev.longhand.inspect.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as charts write them, alike in every country.
public final class Figures {
  private static final int DIGITS = 4;
  private static final int LEAST_PLAIN = -4;
  private static final int MOST_PLAIN = 15;
  private static final int GROUP = 3;

  private Figures() {}

  /// A number with all of its digits, in groups of three before the point: `12 500`, `0.05`.
  static String words(BigDecimal value) {
    String plain = value.signum() == 0 ? "0" : value.toPlainString();
    int end = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    var grouped = new StringBuilder(plain);
    int begin = plain.startsWith("-") ? 1 : 0;
    for (int place = end - GROUP; place > begin; place -= GROUP) {
      grouped.insert(place, '\u00A0'); // no line may end here
    }
    return grouped.toString();
  }

  /// A number with four digits that count: `1.532`, `12 500`, `3.1e-7`.
  public static String brief(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact.round(new MathContext(DIGITS)).stripTrailingZeros();
    int power = rounded.precision() - rounded.scale() - 1;
    if (power < LEAST_PLAIN || power > MOST_PLAIN) {
      BigDecimal mantissa = rounded.movePointLeft(power);
      return mantissa.toPlainString() + "e" + power;
    }
    return words(power >= DIGITS ? exact.setScale(0, RoundingMode.HALF_EVEN) : rounded);
  }

  /// A digit times a power of ten.
  static String power(int digit, int power) {
    return power < LEAST_PLAIN || power > MOST_PLAIN
        ? digit + "e" + power
        : words(BigDecimal.valueOf(digit, -power));
  }
}
