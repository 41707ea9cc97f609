package dev.longhand.generate.sampling;

/// Keeps the tokens whose surprise is nearest to what the model expects on average, until they have
/// a share of the probability together: locally typical sampling (Meister et al. 2022).
///
/// The surprise of a token is minus the logarithm of its probability, and the average of it over
/// all tokens is the entropy. So the likeliest token may be among those that go.
///
/// @param share above 0; 1 leaves all
public record Typical(double share) implements SamplingStep {
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is not above 0 and up to 1
  public Typical {
    if (!(share > 0 && share <= 1)) {
      throw SamplingStep.outOfRange(
          "the probability of the typical tokens is "
              + share
              + ", which is not above 0 and up to 1",
          "--typical",
          "--typical 0.9, or leave it out to choose among all tokens");
    }
  }

  @Override
  public String name() {
    return "typical";
  }

  @Override
  public String value() {
    return Double.toString(share);
  }

  @Override
  public Stage begin(int vocabulary) {
    double[] distance = new double[vocabulary];
    return candidates -> {
      if (share < 1) {
        narrow(candidates, distance);
      }
    };
  }

  private void narrow(Candidates candidates, double[] distance) {
    float[] weights = candidates.weights();
    double total = candidates.total();
    double logTotal = StrictMath.log(total);
    double most = candidates.score(candidates.likeliest());
    double entropy = 0;
    for (int id = 0; id < weights.length; id++) {
      if (weights[id] > 0) {
        entropy += weights[id] / total * (logTotal - (candidates.score(id) - most));
      }
    }
    for (int id = 0; id < weights.length; id++) {
      distance[id] =
          candidates.has(id)
              ? Math.abs(logTotal - (candidates.score(id) - most) - entropy)
              : Double.POSITIVE_INFINITY;
    }
    candidates.keepNearest(distance, share);
  }
}
