package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.text.copy.CopyFinder;

/// Which texts a model is to write so that they can be judged together.
///
/// @param count how many, from 1 to 10,000
/// @param tokens how many each has at most, at least 1
/// @param temperature that they are written at
/// @param seed what they depend on
/// @param span how many tokens a copy must have to count, at least 1
public record SamplePlan(int count, int tokens, double temperature, long seed, int span) {
  /// Enough for figures that do not jump about.
  public static final SamplePlan DEFAULTS =
      new SamplePlan(20, 200, 0.7, 42, CopyFinder.USUAL_LEAST);

  private static final int MOST_TEXTS = 10_000;

  /// @throws LonghandException `USAGE_VALUE` for a number out of range
  public SamplePlan {
    if (count < 1 || count > MOST_TEXTS) {
      throw refused(
          Wording.count(count, "text") + " are not from 1 to " + Wording.number(MOST_TEXTS),
          "--count 20");
    }
    if (tokens < 1) {
      throw refused(
          "texts of " + Wording.count(tokens, "token") + " cannot be judged", "--tokens 200");
    }
    if (span < 1) {
      throw refused("copies of " + Wording.count(span, "token") + " are none", "--copy-span 8");
    }
  }

  private static LonghandException refused(String what, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, "samples", fix);
  }

  Continuation continuation() {
    return new Continuation(tokens, Sampling.at(temperature), seed);
  }
}
