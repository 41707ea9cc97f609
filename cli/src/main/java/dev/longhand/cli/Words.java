package dev.longhand.cli;

import dev.longhand.error.Wording;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sizes, times and rates as people say them.
final class Words {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;
  private static final double LEAST_WHOLE = 9.95; // below it, tenths of a second are shown
  private static final double LEAST_TENTH = 0.095; // below it, one digit is shown
  private static final long KIBI = 1 << 10;

  private Words() {}

  /// A length of time in two units at most: `8 s`, `3 min 20 s`, `2 h 5 min`, `3 days 4 h`.
  static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return joined(whole / MINUTE + " min", whole % MINUTE, "s");
    }
    if (whole < DAY) {
      return joined(whole / HOUR + " h", whole % HOUR / MINUTE, "min");
    }
    return joined(Wording.count(whole / DAY, "day"), whole % DAY / HOUR, "h");
  }

  /// The same with what a moment needs: `0.04 s`, `4.1 s`, `3 min 20 s`.
  static String length(double seconds) {
    if (seconds >= LEAST_WHOLE) {
      return time(seconds);
    }
    return seconds < LEAST_TENTH ? significant(seconds, 1) + " s" : decimal(seconds, 1) + " s";
  }

  /// A number by its first digits, without an exponent: `0.00047`.
  static String significant(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }

  /// A length of time in little room: `0.8 s`, `0:18`, `3:20`, `2:05:00`.
  static String clock(double seconds) {
    if (seconds < LEAST_WHOLE) {
      return decimal(seconds, 1) + " s";
    }
    long whole = Math.round(seconds);
    long minutes = whole / MINUTE % MINUTE;
    return whole < HOUR
        ? String.format(Locale.ROOT, "%d:%02d", minutes, whole % MINUTE)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / HOUR, minutes, whole % MINUTE);
  }

  private static String joined(String first, long second, String unit) {
    return second == 0 ? first : first + " " + second + " " + unit;
  }

  /// An amount of memory or disk: `812 bytes`, `3.4 MB`, `1.2 GB`; a megabyte is 1024 x 1024 bytes.
  static String size(long bytes) {
    String[] units = {"KB", "MB", "GB", "TB"};
    if (bytes < KIBI) {
      return Wording.count(bytes, "byte");
    }
    double value = bytes;
    int unit = -1;
    while (value >= KIBI && unit < units.length - 1) {
      value /= KIBI;
      unit++;
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, units[unit]);
  }

  /// A rate without false precision: `830`, `14 300`.
  static String rate(double perSecond) {
    if (!Double.isFinite(perSecond)) {
      return "-";
    }
    long step = perSecond < 1000 ? 1 : 100;
    return Wording.number(Math.round(perSecond / step) * step);
  }

  /// A number with some digits behind the point, the same in every country.
  static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /// A share as a percentage with one digit behind the point.
  static String share(double value) {
    return Wording.share(value);
  }

  /// The beginning of a foreign text in lines of a width, one empty line for many; what is left out
  /// is an ellipsis.
  static List<String> excerpt(String text, int width, int most) {
    var lines = new ArrayList<String>();
    for (String line : text.strip().lines().map(String::stripTrailing).toList()) {
      if (!line.isEmpty() || !lines.getLast().isEmpty()) {
        lines.addAll(wrapped(line, width));
      }
    }
    if (lines.size() <= most) {
      return lines;
    }
    var shown = new ArrayList<String>(lines.subList(0, most - 1));
    shown.add("...");
    return shown;
  }

  /// A line of foreign text made harmless and cut into lines of a width, between words where it can
  /// be.
  static List<String> wrapped(String line, int width) {
    var lines = new ArrayList<String>();
    String rest = Wording.escaped(line, Integer.MAX_VALUE - 1);
    while (rest.codePointCount(0, rest.length()) > width) {
      int end = rest.offsetByCodePoints(0, width);
      int space = rest.lastIndexOf(' ', end);
      int cut = space > 0 ? space : end;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }
}
