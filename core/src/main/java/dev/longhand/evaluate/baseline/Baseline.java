package dev.longhand.evaluate.baseline;

import dev.longhand.text.example.Examples;

/// Gives every token a probability of coming next by counts alone. Immutable; safe for any number
/// of threads.
public sealed interface Baseline permits KneserNey, Unigram {
  /// How many tokens take part at most, the one that comes included.
  int order();

  /// The probability of a token behind others; more than 0, and those of all tokens are 1 together.
  ///
  /// @param context tokens of which those from `from` to `to`, exclusive, came in front of it; of
  ///   more than `order - 1` the last ones count
  double probability(int[] context, int from, int to, int token);

  /// Mean of minus the logarithm of the probability of each target, in nats, where a network has
  /// read the same tokens: the figure to set beside its loss on the same examples.
  default double loss(Examples examples) {
    var walk = new TargetWalk(examples, order() - 1);
    var sum = new LossSum();
    walk.forEach((context, from, to, token) -> sum.add(probability(context, from, to, token)));
    return sum.mean();
  }
}
