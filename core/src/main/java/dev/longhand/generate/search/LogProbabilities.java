package dev.longhand.generate.search;

import dev.longhand.kernel.FloatMath;

/// Logits as natural logarithms of probabilities, in double precision.
final class LogProbabilities {
  private final float[] logits;
  private final double shift;

  LogProbabilities(float[] logits) {
    this.logits = logits.clone();
    float most = logits[0];
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += FloatMath.exp(logit - most);
    }
    shift = most + StrictMath.log(sum);
  }

  int size() {
    return logits.length;
  }

  double of(int id) {
    return logits[id] - shift;
  }

  FoundToken token(int id) {
    int rank = 0;
    for (int other = 0; other < logits.length; other++) {
      if (logits[other] > logits[id] || (logits[other] == logits[id] && other < id)) {
        rank++;
      }
    }
    return new FoundToken(id, of(id), rank);
  }
}
