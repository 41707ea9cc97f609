package dev.longhand.evaluate;

/// Hears what a model made of each target, in no certain order.
@FunctionalInterface
public interface TargetConsumer {
  /// One target.
  ///
  /// @param place of the token among all tokens of the text
  /// @param read how many tokens the model had read in front of it since it began with nothing,
  ///   padding not counted
  /// @param loss minus the logarithm of the probability given to it, in nats
  /// @param rank its place among all tokens of the vocabulary by probability, from 1
  void target(long place, long read, float loss, int rank);

  /// Lets another one hear the same.
  default TargetConsumer andThen(TargetConsumer next) {
    return (place, read, loss, rank) -> {
      target(place, read, loss, rank);
      next.target(place, read, loss, rank);
    };
  }
}
