package dev.longhand.generate.sampling;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// How the next token is chosen from its probabilities.
///
/// The temperature comes first, then `topK`, then `topP` among what is left.
///
/// @param temperature what logits are divided by: below 1 the likely becomes likelier, above 1 the
///   unlikely; 0 takes the likeliest token, the lowest id among equals, and needs no chance
/// @param topK how many of the likeliest tokens may be chosen; more than there are means all
/// @param topP how much probability the tokens that may be chosen must have together, the likeliest
///   first (nucleus sampling, Holtzman et al. 2020); 0 leaves the likeliest alone, 1 leaves all
public record Sampling(double temperature, OptionalInt topK, OptionalDouble topP) {
  /// The highest temperature that is taken.
  public static final double MOST_TEMPERATURE = 10;

  /// The lowest temperature above 0 that is taken.
  public static final double LEAST_TEMPERATURE = 1e-6;

  /// The likeliest token every time.
  public static final Sampling GREEDY = at(0);

  /// The model's own probabilities.
  public static final Sampling DEFAULTS = at(1);

  /// @throws LonghandException `USAGE_VALUE` when a setting is outside its range
  public Sampling {
    boolean warm = temperature >= LEAST_TEMPERATURE && temperature <= MOST_TEMPERATURE;
    if (!warm && temperature != 0) {
      throw outOfRange(
          "temperature " + temperature + " is not 0 and not from 0.000001 to 10",
          "temperature",
          "--temperature 0.7 keeps close to the training text; 0 takes the likeliest token");
    }
    if (topK.isPresent() && topK.getAsInt() < 1) {
      throw outOfRange(
          "the number of likeliest tokens is "
              + Wording.number(topK.getAsInt())
              + "; at least 1 is needed",
          "top k",
          "--top-k 40, or leave it out to choose among all tokens");
    }
    if (topP.isPresent() && !(topP.getAsDouble() >= 0 && topP.getAsDouble() <= 1)) {
      throw outOfRange(
          "the probability of the tokens to choose from is "
              + topP.getAsDouble()
              + ", which is not from 0 to 1",
          "top p",
          "--top-p 0.9, or leave it out to choose among all tokens");
    }
  }

  /// Sampling from all tokens at a temperature.
  ///
  /// @throws LonghandException `USAGE_VALUE` when it is outside its range
  public static Sampling at(double temperature) {
    return new Sampling(temperature, OptionalInt.empty(), OptionalDouble.empty());
  }

  /// The same among the `count` likeliest tokens.
  ///
  /// @throws LonghandException `USAGE_VALUE` when it is less than 1
  public Sampling withTopK(int count) {
    return new Sampling(temperature, OptionalInt.of(count), topP);
  }

  /// The same among the likeliest tokens that have this probability together.
  ///
  /// @throws LonghandException `USAGE_VALUE` when it is not from 0 to 1
  public Sampling withTopP(double probability) {
    return new Sampling(temperature, topK, OptionalDouble.of(probability));
  }

  /// Whether the likeliest token is always taken.
  public boolean greedy() {
    return temperature == 0;
  }

  private static LonghandException outOfRange(String what, String where, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, where, fix);
  }
}
