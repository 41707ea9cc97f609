package dev.longhand.generate.sampling;

import dev.longhand.error.Wording;

/// Keeps the likeliest tokens (Fan et al. 2018).
///
/// @param count how many; more than there are means all
public record TopK(int count) implements SamplingStep {
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` for less than 1
  public TopK {
    if (count < 1) {
      throw SamplingStep.outOfRange(
          "the number of likeliest tokens is " + Wording.number(count) + "; at least 1 is needed",
          "--top-k",
          "--top-k 40, or leave it out to choose among all tokens");
    }
  }

  @Override
  public String name() {
    return "top-k";
  }

  @Override
  public String value() {
    return Integer.toString(count);
  }

  @Override
  public Stage begin(int vocabulary) {
    return candidates -> candidates.keepLikeliest(count);
  }
}
