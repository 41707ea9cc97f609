package dev.longhand.evaluate;

/// What was measured on a text.
///
/// @param targets how many tokens were to be foretold, at least 1
/// @param loss the mean of minus the logarithm of the probability given to the token that came, in
///   nats; NaN when the model computes NaN
/// @param hits how often the token that came was the likeliest, and the lowest id among equals
/// @param topFive how often it was among the five likeliest, of equals the lower ids first
public record Evaluation(long targets, double loss, long hits, long topFive) {
  /// How many tokens the likeliest are of which {@link #topFive} speaks.
  static final int FIVE = 5;

  public Evaluation {
    if (targets < 1 || hits < 0 || hits > targets || topFive < 0 || topFive > targets) {
      throw new IllegalArgumentException(
          hits + " hits and " + topFive + " among five of " + targets + " targets");
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

  /// The share of targets among the five likeliest, from 0 to 1.
  public double topFiveAccuracy() {
    return (double) topFive / targets;
  }
}
