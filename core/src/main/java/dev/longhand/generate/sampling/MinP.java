package dev.longhand.generate.sampling;

/// Keeps tokens that are at least a share as likely as the likeliest (Nguyen et al. 2024).
///
/// @param share of the greatest probability; 0 leaves all, 1 those that are as likely
public record MinP(double share) implements SamplingStep {
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` when it is not from 0 to 1
  public MinP {
    if (!(share >= 0 && share <= 1)) {
      throw SamplingStep.outOfRange(
          "the least share of the likeliest token's probability is "
              + share
              + ", which is not from 0 to 1",
          "--min-p",
          "--min-p 0.05, or leave it out to choose among all tokens");
    }
  }

  @Override
  public String name() {
    return "min-p";
  }

  @Override
  public String value() {
    return Double.toString(share);
  }

  @Override
  public Stage begin(int vocabulary) {
    return candidates -> {
      float[] weights = candidates.weights(); // the likeliest weighs 1
      for (int id = 0; id < weights.length; id++) {
        if (weights[id] < share) {
          candidates.remove(id);
        }
      }
    };
  }
}
