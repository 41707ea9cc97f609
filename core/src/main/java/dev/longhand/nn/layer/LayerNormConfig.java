package dev.longhand.nn.layer;

/// Brings the numbers of every step to mean 0 and variance 1, then scales and shifts each by what
/// it has learnt (Ba et al. 2016).
///
/// @param epsilon added to the variance, above 0
public record LayerNormConfig(double epsilon) implements LayerConfig {
  /// Keras's epsilon of 0.001.
  public static final LayerNormConfig DEFAULTS = new LayerNormConfig(1e-3);

  public LayerNormConfig {
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + "; it must be within 0 and 1");
    }
  }
}
