package dev.longhand.generate.sampling;

/// Keeps the fewest of the likeliest tokens that have a share of the probability together: nucleus
/// sampling (Holtzman et al. 2020).
///
/// @param share 0 leaves the likeliest alone, 1 leaves all
public record TopP(double share) implements SamplingStep {
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is not from 0 to 1
  public TopP {
    if (!(share >= 0 && share <= 1)) {
      throw SamplingStep.outOfRange(
          "the probability of the tokens to choose from is " + share + ", which is not from 0 to 1",
          "--top-p",
          "--top-p 0.9, or leave it out to choose among all tokens");
    }
  }

  @Override
  public String name() {
    return "top-p";
  }

  @Override
  public String value() {
    return Double.toString(share);
  }

  @Override
  public Stage begin(int vocabulary) {
    return candidates -> {
      if (share < 1) {
        candidates.keepLikeliest(nucleus(candidates));
      }
    };
  }

  /// How many of the likeliest tokens have that share together, at least one.
  private int nucleus(Candidates candidates) {
    float[] weights = candidates.weights();
    double wanted = share * candidates.total();
    int left = candidates.count();
    double sum = weights[candidates.ranked(0)];
    int count = 1;
    while (sum < wanted && count < left) {
      sum += weights[candidates.ranked(count)];
      count++;
    }
    return count;
  }
}
