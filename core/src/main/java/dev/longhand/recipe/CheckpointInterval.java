package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much of a run may be lost when the process is killed. A closed family.
///
/// Whatever the interval, a checkpoint is saved with the best weights and when a run ends.
public sealed interface CheckpointInterval {
  /// Five minutes.
  Duration USUAL = Duration.ofMinutes(5);

  /// So much time within an epoch, and none behind its end.
  record Time(Duration duration) implements CheckpointInterval {
    public Time {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("checkpoints every " + duration);
      }
    }
  }

  /// So many steps within an epoch, and none behind its end.
  record Steps(long count) implements CheckpointInterval {
    public Steps {
      if (count < 1) {
        throw new IllegalArgumentException("checkpoints every " + count + " steps");
      }
    }
  }

  /// So many epochs.
  record Epochs(int count) implements CheckpointInterval {
    public Epochs {
      if (count < 1) {
        throw new IllegalArgumentException("checkpoints every " + count + " epochs");
      }
    }
  }

  /// An interval as people write it: `30s`, `5m`, `1h`, `200steps`, `1epoch`.
  ///
  /// @param where the option that it was found in
  /// @throws LonghandException `USAGE_VALUE` for anything else
  static CheckpointInterval parse(String words, String where) {
    Matcher parts =
        Pattern.compile("([1-9][0-9]{0,8}) ?([a-z]+)").matcher(words.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw refuse(words, where);
    }
    int count = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "s", "second", "seconds" -> new Time(Duration.ofSeconds(count));
      case "m", "min", "minute", "minutes" -> new Time(Duration.ofMinutes(count));
      case "h", "hour", "hours" -> new Time(Duration.ofHours(count));
      case "step", "steps" -> new Steps(count);
      case "epoch", "epochs" -> new Epochs(count);
      default -> throw refuse(words, where);
    };
  }

  private static LonghandException refuse(String words, String where) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        where
            + " is "
            + Wording.escaped(words, 40)
            + "; it must be a whole number above 0 and a unit: s, m, h, steps or epochs",
        where,
        where + " 5m, " + where + " 200steps or " + where + " 1epoch");
  }

  /// Whether it is time within an epoch.
  ///
  /// @param nanos since the checkpoint before
  /// @param steps taken in all
  default boolean isDueAfterStep(long nanos, long steps) {
    return switch (this) {
      case Time time -> nanos >= time.duration().toNanos();
      case Steps step -> steps % step.count() == 0;
      case Epochs _ -> false;
    };
  }

  /// Whether it is time behind an epoch.
  ///
  /// @param epochs that are done
  default boolean isDueAfterEpoch(int epochs) {
    return switch (this) {
      case Time _, Steps _ -> true;
      case Epochs several -> epochs % several.count() == 0;
    };
  }
}
