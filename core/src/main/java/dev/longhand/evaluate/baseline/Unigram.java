package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.TokenSequence;

/// How often each token comes, whatever stood before it.
///
/// Of N tokens, D of them different, one that came n times has `n / (N + D)`, and those that never
/// came share `D / (N + D)` evenly (Witten & Bell 1991); where all came, nothing is kept for them.
public final class Unigram implements Baseline {
  private final double[] probabilities; // [V]

  private Unigram(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /// Counts the tokens of a text.
  ///
  /// @param vocabulary V; all ids are less
  public static Unigram of(TokenSequence tokens, int vocabulary) {
    return of(TokenCounts.of(tokens, vocabulary));
  }

  /// From how often each token came.
  ///
  /// @param counts `[V]`
  static Unigram of(long[] counts) {
    long total = 0;
    int different = 0;
    for (long count : counts) {
      total += count;
      different += count > 0 ? 1 : 0;
    }
    int missing = counts.length - different;
    var probabilities = new double[counts.length];
    for (int id = 0; id < counts.length; id++) {
      if (missing == 0) {
        probabilities[id] = (double) counts[id] / total;
      } else if (total == 0) {
        probabilities[id] = 1.0 / missing;
      } else {
        double share = counts[id] > 0 ? counts[id] : (double) different / missing;
        probabilities[id] = share / (total + different);
      }
    }
    return new Unigram(probabilities);
  }

  @Override
  public int order() {
    return 1;
  }

  @Override
  public double probability(int[] context, int from, int to, int token) {
    return probabilities[token];
  }
}
