package dev.longhand.generate.search;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;

/// How contrastive search weighs probability against likeness to what was written.
///
/// @param candidates k, how many of the likeliest tokens are tried; 1 takes the likeliest
/// @param penalty alpha, the weight of likeness, 0 to 1; 0 takes the likeliest
public record ContrastiveSettings(int candidates, double penalty) {
  /// What people take who take nothing else.
  public static final ContrastiveSettings USUAL = new ContrastiveSettings(4, 0.6);

  private static final int MOST = 256;

  /// @throws LonghandException `USAGE_VALUE` when one is outside its range
  public ContrastiveSettings {
    if (candidates < 1 || candidates > MOST) {
      throw refused(candidates + " candidates; 1 to " + MOST + " are possible");
    }
    if (!(penalty >= 0 && penalty <= 1)) {
      throw refused("the weight of likeness is " + penalty + ", which is not from 0 to 1");
    }
  }

  private static LonghandException refused(String what) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE, what, "--contrastive", "--contrastive 4,0.6");
  }
}
