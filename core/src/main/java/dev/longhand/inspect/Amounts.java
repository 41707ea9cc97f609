package dev.longhand.inspect;

import dev.longhand.error.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures, lengths of time and sizes as the page writes them, alike in every country.
final class Amounts {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;
  private static final long MEBI = 1 << 20;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Amounts() {}

  static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String time(double seconds) {
    long whole = StrictMath.round(seconds);
    if (seconds < 10) {
      return decimal(seconds, 1) + " s";
    }
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return whole / MINUTE + " min " + whole % MINUTE + " s";
    }
    return whole / HOUR + " h " + whole % HOUR / MINUTE + " min";
  }

  static String date(Instant instant) {
    return DATE.format(instant);
  }

  static String mebibytes(long bytes) {
    return Wording.number(bytes / MEBI) + " MB";
  }

  /// One token, with its spaces and line ends as signs.
  static String token(String text) {
    return Wording.escaped(text.replace("\n", "⏎").replace(' ', '␣').replace("\t", "⇥"), 40);
  }
}
