package dev.longhand.generate.verse;

import dev.longhand.kernel.FloatMath;

/// The logarithms of a model's probabilities for the next token.
///
/// @param logits `[V]`; not copied, so they must not change while this is used
/// @param shift what is taken from a logit: the logarithm of the sum of all exponentials
record TokenOdds(float[] logits, double shift) {
  static TokenOdds of(float[] logits) {
    float most = logits[0];
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += FloatMath.exp(logit - most);
    }
    return new TokenOdds(logits, most + StrictMath.log(sum));
  }

  /// The natural logarithm of the probability of a token.
  double log(int id) {
    return logits[id] - shift;
  }
}
