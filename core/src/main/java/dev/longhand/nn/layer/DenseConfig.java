package dev.longhand.nn.layer;

import java.util.Objects;

/// A fully connected layer: `activation(x W + b)`.
///
/// @param units N, the width of the output
/// @param activation the function on each output
public record DenseConfig(int units, Activation activation) implements LayerConfig {
  /// What a dense layer does with its sums.
  public enum Activation {
    LINEAR,
    RELU,
    TANH,
    /// Only in the last layer, where it is one with the loss.
    SOFTMAX
  }

  public DenseConfig {
    LayerConfig.checkPositive("units", units);
    Objects.requireNonNull(activation);
  }
}
