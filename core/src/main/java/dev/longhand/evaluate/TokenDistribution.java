package dev.longhand.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How likely each token of a vocabulary is to come next. Immutable.
public final class TokenDistribution {
  private final double[] probabilities; // [V]

  private TokenDistribution(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /// The softmax of logits, in double precision; every probability is finite, and they are 1
  /// together but for rounding.
  ///
  /// @param logits `[V]`, finite
  static TokenDistribution ofLogits(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    var probabilities = new double[logits.length];
    double total = 0;
    for (int id = 0; id < logits.length; id++) {
      probabilities[id] = StrictMath.exp(logits[id] - most);
      total += probabilities[id];
    }
    for (int id = 0; id < logits.length; id++) {
      probabilities[id] /= total;
    }
    return new TokenDistribution(probabilities);
  }

  /// V, how many tokens there are.
  public int size() {
    return probabilities.length;
  }

  /// How likely a token is.
  public double probability(int id) {
    return probabilities[id];
  }

  /// The ids of the likeliest tokens, the likeliest first and of equals the lower id.
  public List<Integer> likeliest(int most) {
    return IntStream.range(0, probabilities.length)
        .boxed()
        .sorted(Comparator.comparingDouble(id -> -probabilities[id]))
        .limit(most)
        .toList();
  }
}
