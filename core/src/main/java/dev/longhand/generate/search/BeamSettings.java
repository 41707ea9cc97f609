package dev.longhand.generate.search;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;

/// How wide a beam search looks, and how it weighs what it finds.
///
/// @param beams how many texts are followed at once
/// @param groups how many groups they form, each of which avoids what the groups before it write
///   (Vijayakumar et al. 2018); 1 for none
/// @param diversity what a token loses, in nats, for each text of a group before that writes it at
///   the same step
/// @param lengthPenalty the power of the length that log-probabilities are divided by when texts
///   are compared; 0 compares them as they are, 1 by token, more favours long texts
public record BeamSettings(int beams, int groups, double diversity, double lengthPenalty) {
  /// The most beams that are taken.
  public static final int MOST = 256;

  /// @throws LonghandException `USAGE_VALUE` when one is outside its range
  public BeamSettings {
    if (beams < 1 || beams > MOST) {
      throw refused(
          "a search with " + beams + " beams; 1 to " + MOST + " are possible", "--beams 5");
    }
    if (groups < 1 || beams % groups != 0) {
      throw refused(
          groups + " groups cannot share " + beams + " beams evenly", "--beams 6 --beam-groups 3");
    }
    if (!(diversity >= 0 && diversity <= 100)) {
      throw refused(
          "the diversity of groups is " + diversity + ", which is not from 0 to 100",
          "--diversity 0.5");
    }
    if (!(lengthPenalty >= -10 && lengthPenalty <= 10)) {
      throw refused(
          "the length penalty is " + lengthPenalty + ", which is not from -10 to 10",
          "--length-penalty 1");
    }
  }

  private static LonghandException refused(String what, String fix) {
    return new LonghandException(ErrorCode.USAGE_VALUE, what, "--beams", fix);
  }

  /// So many beams in one group, compared by log-probability a token.
  public static BeamSettings of(int beams) {
    return new BeamSettings(beams, 1, 0, 1);
  }

  /// What texts are compared by.
  double score(double logProbability, int length) {
    return lengthPenalty == 0
        ? logProbability
        : logProbability / StrictMath.pow(Math.max(1, length), lengthPenalty);
  }

  /// The highest score that a text may still come to.
  double attainable(double logProbability, int length, int most) {
    return score(logProbability, lengthPenalty > 0 ? most : length);
  }
}
