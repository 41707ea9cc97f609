package dev.longhand.generate;

import dev.longhand.generate.sampling.Sampler;
import dev.longhand.kernel.FloatMath;

/// A token that was written.
///
/// @param text what became certain with it; may be empty, and may belong to tokens before it
/// @param logProbability natural logarithm of the probability that the model gave it, before any
///   step of sampling
/// @param rank how many tokens the model held for likelier
public record WrittenToken(int id, String text, double logProbability, int rank) {
  /// What was still uncertain of a text where no token may follow.
  static WrittenToken rest(String text) {
    return new WrittenToken(Sampler.NONE, text, 0, 0);
  }

  /// Weighs what a model says of a token.
  static WrittenToken of(int id, String text, float[] logits) {
    float most = logits[0];
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    int rank = 0;
    for (int other = 0; other < logits.length; other++) {
      sum += FloatMath.exp(logits[other] - most);
      if (logits[other] > logits[id] || (logits[other] == logits[id] && other < id)) {
        rank++;
      }
    }
    return new WrittenToken(id, text, (double) logits[id] - most - StrictMath.log(sum), rank);
  }
}
