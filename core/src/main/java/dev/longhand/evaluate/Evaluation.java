package dev.longhand.evaluate;

/// What was measured on a text.
///
/// @param targets how many tokens were to be foretold, at least 1
/// @param loss the mean of minus the logarithm of the probability given to the token that came, in
///   nats; NaN when the model computes NaN
/// @param hits how often the token that came was the likeliest, and the lowest id among equals
public record Evaluation(long targets, double loss, long hits) {
  public Evaluation {
    if (targets < 1 || hits < 0 || hits > targets) {
      throw new IllegalArgumentException(hits + " hits of " + targets + " targets");
    }
  }

  /// How many equally likely tokens would be as hard to foretell.
  public double perplexity() {
    return StrictMath.exp(loss);
  }

  /// The loss in bits; bits per character where tokens are characters.
  public double bitsPerToken() {
    return loss / StrictMath.log(2);
  }

  /// The share of hits, from 0 to 1.
  public double accuracy() {
    return (double) hits / targets;
  }
}
