package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.text.corpus.TableOptions;
import dev.longhand.text.token.Vocabulary;
import java.math.BigDecimal;
import java.util.Optional;

/// The numbers that a person can set, each with the values that it may have: for recipes, options
/// and records alike.
public enum Setting {
  EPOCHS("epochs", 1, 10_000, Ends.CLOSED, Kind.WHOLE),
  MINUTES("minutes", 0, 1_000_000, Ends.ABOVE_LEAST, Kind.ANY),
  EPOCH_STEPS("epoch_steps", 1, Integer.MAX_VALUE, Ends.CLOSED, Kind.WHOLE),
  PLANNED_FROM("from", 0, 1e15, Ends.CLOSED, Kind.WHOLE),
  PLANNED_STEPS("steps", 1, 1e15, Ends.CLOSED, Kind.WHOLE),
  WINDOW("window", 1, 100_000, Ends.CLOSED, Kind.WHOLE),
  STRIDE("stride", 1, 1_000_000, Ends.CLOSED, Kind.WHOLE),
  BATCH("batch", 1, 65_536, Ends.CLOSED, Kind.WHOLE),
  STEPS("steps", 1, 100_000, Ends.CLOSED, Kind.WHOLE),
  SEQUENCES("sequences", 1, 65_536, Ends.CLOSED, Kind.WHOLE),
  STATE_RESET("state_reset", 0, 1, Ends.CLOSED, Kind.ANY),
  VALIDATION("validation", 0, 0.9, Ends.CLOSED, Kind.ANY),
  TEST("test", 0, 0.9, Ends.CLOSED, Kind.ANY),
  UNITS("units", 1, 65_536, Ends.CLOSED, Kind.WHOLE),
  LAYERS("layers", 1, 64, Ends.CLOSED, Kind.WHOLE),
  WIDTH("width", 1, 65_536, Ends.CLOSED, Kind.WHOLE),
  PROJECTION("projection", 1, 65_536, Ends.CLOSED, Kind.WHOLE),
  DROPOUT("rate", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  EMBEDDING_DROPOUT("dropout", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  RECURRENT_DROPOUT("recurrent_dropout", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  WEIGHT_DROP("weight_drop", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  LEARNING_RATE("learning_rate", 0, 1000, Ends.ABOVE_LEAST, Kind.ANY),
  BETA_1("beta_1", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  BETA_2("beta_2", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  EPSILON("epsilon", 0, 1, Ends.OPEN, Kind.ANY),
  MOMENTUM("momentum", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  RHO("rho", 0, 1, Ends.BELOW_MOST, Kind.ANY),
  INITIAL_ACCUMULATOR("initial_accumulator", 0, 1000, Ends.CLOSED, Kind.ANY),
  NON_MONOTONE("non_monotone", 1, 10_000, Ends.CLOSED, Kind.WHOLE),
  WEIGHT_DECAY("weight_decay", 0, 1, Ends.CLOSED, Kind.ANY),
  L2("l2", 0, 1, Ends.CLOSED, Kind.ANY),
  CLIP_NORM("clip_norm", 0, 1_000_000, Ends.ABOVE_LEAST, Kind.ANY),
  CLIP_VALUE("clip_value", 0, 1_000_000, Ends.ABOVE_LEAST, Kind.ANY),
  WARM_UP("warm_up", 0, 10_000, Ends.CLOSED, Kind.ANY),
  EVERY("every", 1, 10_000, Ends.CLOSED, Kind.WHOLE),
  FACTOR("factor", 0, 1, Ends.OPEN, Kind.ANY),
  LEAST_GAIN("least_gain", 0, 1000, Ends.CLOSED, Kind.ANY),
  COOL_DOWN("cool_down", 0, 10_000, Ends.CLOSED, Kind.WHOLE),
  LEAST_RATE("least_rate", 0, 1000, Ends.CLOSED, Kind.ANY),
  RISE("rise", 0, 1, Ends.OPEN, Kind.ANY),
  START("start", 0, 1, Ends.CLOSED, Kind.ANY),
  END("end", 0, 1, Ends.CLOSED, Kind.ANY),
  PATIENCE("patience", 1, 10_000, Ends.CLOSED, Kind.WHOLE),
  LEAST_CHANGE("least_change", 0, 1000, Ends.CLOSED, Kind.ANY),
  BASELINE("baseline", 0, 1_000_000, Ends.CLOSED, Kind.ANY),
  SAMPLE_LENGTH("length", 0, 1_000_000, Ends.CLOSED, Kind.WHOLE),
  TEMPERATURE("temperatures", 0, 10, Ends.CLOSED, Kind.ANY),
  LOG_EVERY("log_every", 1, 1_000_000_000, Ends.CLOSED, Kind.WHOLE),
  THREADS("threads", 1, 1024, Ends.CLOSED, Kind.WHOLE),
  VOCABULARY("vocabulary", 1, 1_000_000, Ends.CLOSED, Kind.WHOLE),
  LONGEST("longest", 0, 100_000, Ends.CLOSED, Kind.WHOLE),
  BUCKET("bucket", 1, 10_000, Ends.CLOSED, Kind.WHOLE),
  ROWS("rows", 0, 1e15, Ends.CLOSED, Kind.WHOLE),
  MAX_COLUMNS("max_columns", 0, Integer.MAX_VALUE, Ends.CLOSED, Kind.WHOLE),
  MAX_FIELD("max_field", 0, TableOptions.LONGEST_FIELD, Ends.CLOSED, Kind.WHOLE),
  MIN_COUNT("min_count", 1, 1_000_000_000, Ends.CLOSED, Kind.WHOLE),
  VOCABULARY_SIZE("vocabulary_size", 2, Vocabulary.MOST_TOKENS, Ends.CLOSED, Kind.WHOLE),
  NUM_WORDS("num_words", 0, Vocabulary.MOST_TOKENS, Ends.CLOSED, Kind.WHOLE);

  /// Which of the two ends a value may have.
  private enum Ends {
    CLOSED,
    ABOVE_LEAST,
    BELOW_MOST,
    OPEN
  }

  /// Which numbers in between.
  private enum Kind {
    WHOLE,
    ANY
  }

  private final String key;
  private final double least;
  private final double most;
  private final Ends ends;
  private final Kind kind;

  Setting(String key, double least, double most, Ends ends, Kind kind) {
    this.key = key;
    this.least = least;
    this.most = most;
    this.ends = ends;
    this.kind = kind;
  }

  /// What recipes call it, such as `learning_rate`.
  public String key() {
    return key;
  }

  /// Whether it is counted.
  public boolean whole() {
    return kind == Kind.WHOLE;
  }

  /// The greatest value it may have.
  double most() {
    return most;
  }

  /// The values it may have, in words: `a whole number from 1 to 10000`.
  public String range() {
    String number = whole() ? "a whole number " : "a number ";
    return number
        + switch (ends) {
          case CLOSED -> "from " + shown(least) + " to " + shown(most);
          case ABOVE_LEAST -> "above " + shown(least) + " and at most " + shown(most);
          case BELOW_MOST -> "from " + shown(least) + " to less than " + shown(most);
          case OPEN -> "above " + shown(least) + " and less than " + shown(most);
        };
  }

  /// Whether it may have this value; what is not a number it may not have.
  public boolean allows(double value) {
    boolean inside =
        switch (ends) {
          case CLOSED -> value >= least && value <= most;
          case ABOVE_LEAST -> value > least && value <= most;
          case BELOW_MOST -> value >= least && value < most;
          case OPEN -> value > least && value < most;
        };
    return inside && (kind == Kind.ANY || value == StrictMath.rint(value));
  }

  /// What is wrong with a value, with the values that are allowed.
  ///
  /// @param where the option or the place in a file that it was found in
  public Optional<Problem> problem(double value, String where) {
    return allows(value) ? Optional.empty() : Optional.of(problem(shown(value), where));
  }

  /// The refusal of a value that somebody wrote.
  Problem problem(String written, String where) {
    return new Problem(
        ErrorCode.USAGE_VALUE,
        key + " is " + written + "; it must be " + range(),
        where,
        "choose " + range());
  }

  /// Refuses a value that a program gave.
  ///
  /// @throws IllegalArgumentException when it may not have this value
  void require(double value) {
    if (!allows(value)) {
      throw new IllegalArgumentException(key + " is " + shown(value) + "; it must be " + range());
    }
  }

  private static String shown(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
