package dev.longhand.cli;

import dev.longhand.error.Wording;
import dev.longhand.recipe.RunEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How long a run will take, in one line.
final class ForecastText {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd 'at' HH:mm", Locale.ROOT);
  private static final double LONGEST = 1e10; // seconds; nobody waits for a date beyond

  private ForecastText() {}

  /// Such as `4.1 s an epoch, 10 epochs in about 45 s, done at 14:32`.
  static String of(RunEvent.Forecast forecast, Clock clock) {
    String epochs = Wording.count(forecast.epochs(), "epoch");
    String time = Words.time(forecast.seconds());
    String run =
        switch (forecast.ending()) {
          case EPOCHS -> epochs + " in about " + time;
          case EPOCHS_AT_MOST -> "at most " + epochs + " in about " + time;
          case TIME -> "about " + epochs + " in " + time;
        };
    String done = forecast.seconds() < LONGEST ? ", done " + done(forecast, clock) : "";
    return Words.length(forecast.secondsAnEpoch()) + " an epoch, " + run + done;
  }

  private static String done(RunEvent.Forecast forecast, Clock clock) {
    ZonedDateTime now = ZonedDateTime.now(clock);
    ZonedDateTime then = now.plus(Duration.ofMillis((long) (1000 * forecast.seconds())));
    return now.toLocalDate().equals(then.toLocalDate())
        ? "at " + HOUR.format(then)
        : "on " + DAY.format(then);
  }
}
