package dev.longhand.cli;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.generate.CopyLimit;
import dev.longhand.recipe.Setting;
import dev.longhand.text.corpus.TableOptions;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// The numbers that an option takes: those of the setting that it stands for, or its own.
///
/// @param allowed whether it takes a number
/// @param words the range as messages say it
/// @param example a value that a message can advise
record NumberRange(DoublePredicate allowed, String words, String example) {
  private static final int SHOWN = 40;

  private static final Map<String, NumberRange> OF_OPTIONS =
      Map.ofEntries(
          Map.entry("--epochs", of(Setting.EPOCHS, "10")),
          Map.entry("--minutes", of(Setting.MINUTES, "40")),
          Map.entry("--threads", of(Setting.THREADS, "2")),
          Map.entry("--batch", of(Setting.BATCH, "32")),
          Map.entry("--window", of(Setting.WINDOW, "64")),
          Map.entry("--learning-rate", of(Setting.LEARNING_RATE, "0.003")),
          Map.entry("--momentum", of(Setting.MOMENTUM, "0.9")),
          Map.entry("--weight-decay", of(Setting.WEIGHT_DECAY, "0.004")),
          Map.entry("--l2", of(Setting.L2, "0.0001")),
          Map.entry("--clip-norm", of(Setting.CLIP_NORM, "1")),
          Map.entry("--clip-value", of(Setting.CLIP_VALUE, "0.5")),
          Map.entry("--warm-up", of(Setting.WARM_UP, "0.5")),
          Map.entry("--patience", of(Setting.PATIENCE, "5")),
          Map.entry("--log-every", of(Setting.LOG_EVERY, "50")),
          Map.entry("--units", of(Setting.UNITS, "256")),
          Map.entry("--layers", of(Setting.LAYERS, "2")),
          Map.entry("--projection", of(Setting.PROJECTION, "64")),
          Map.entry("--width", of(Setting.WIDTH, "64")),
          Map.entry("--dropout", of(Setting.DROPOUT, "0.2")),
          Map.entry("--recurrent-dropout", of(Setting.RECURRENT_DROPOUT, "0.2")),
          Map.entry("--weight-drop", of(Setting.WEIGHT_DROP, "0.5")),
          Map.entry("--embedding-dropout", of(Setting.EMBEDDING_DROPOUT, "0.1")),
          Map.entry("--validation", of(Setting.VALIDATION, "0.05")),
          Map.entry("--test", of(Setting.TEST, "0.05")),
          Map.entry("--sample-length", of(Setting.SAMPLE_LENGTH, "200")),
          Map.entry("--temperature", of(Setting.TEMPERATURE, "0.7")),
          Map.entry("--vocabulary", of(Setting.VOCABULARY, "69")),
          Map.entry("--seed", whole(Long.MIN_VALUE, Long.MAX_VALUE, "42")),
          Map.entry("--tokens", whole(0, 1_000_000_000, "500")),
          Map.entry("--top", whole(1, Integer.MAX_VALUE, "10")),
          Map.entry("--top-k", whole(1, Integer.MAX_VALUE, "40")),
          Map.entry("--top-p", share("0.9")),
          Map.entry("--min-p", share("0.05")),
          Map.entry("--min-tokens", whole(0, 1_000_000_000, "20")),
          Map.entry("--seed-tokens", whole(1, 1_000_000, "50")),
          Map.entry("--copy-span", whole(1, 1_000_000, "8")),
          Map.entry("--max-copy", whole(1, CopyLimit.LARGEST, "12")),
          Map.entry("--rows", whole(1, 1_000_000_000_000_000L, "2000")),
          Map.entry("--max-columns", whole(1, Integer.MAX_VALUE, "100000")),
          Map.entry("--max-field", whole(1, TableOptions.LONGEST_FIELD, "67108864")),
          Map.entry("--steps", whole(10, 100_000, "150")),
          Map.entry("--limit", whole(0, Integer.MAX_VALUE, "20")),
          Map.entry("--trials", whole(1, 10_000, "20")),
          Map.entry("--count", whole(1, 10_000, "3")));

  private static NumberRange of(Setting setting, String example) {
    return new NumberRange(setting::allows, setting.range(), example);
  }

  private static NumberRange whole(long least, long most, String example) {
    String words = "a whole number from " + Wording.number(least) + " to " + Wording.number(most);
    return new NumberRange(value -> value >= least && value <= most, words, example);
  }

  private static NumberRange share(String example) {
    return new NumberRange(value -> value >= 0 && value <= 1, "a number from 0 to 1", example);
  }

  /// The range of an option by its long name; empty where its values are no numbers.
  static Optional<NumberRange> of(String option) {
    return Optional.ofNullable(OF_OPTIONS.get(option));
  }

  /// What to say of a value that is not in the range, or that is no number.
  Problem refuse(String option, String value) {
    return new Problem(
        ErrorCode.USAGE_VALUE,
        option + " is " + Wording.escaped(value, SHOWN) + "; it must be " + words,
        option,
        option + " " + example);
  }
}
