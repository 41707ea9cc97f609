package dev.longhand.nn.layer;

import java.util.Objects;

/// A fully connected layer: `activation(x W + b)`.
///
/// @param units N, the width of the output
/// @param activation the function on each output
/// @param kernel whose weights W are
public record DenseConfig(int units, Activation activation, Kernel kernel) implements LayerConfig {
  /// What a dense layer does with its sums.
  public enum Activation {
    LINEAR,
    RELU,
    TANH,
    /// Only in the last layer, where it is one with the loss.
    SOFTMAX
  }

  /// Whose weights a dense layer multiplies by.
  public enum Kernel {
    OWN,
    /// The transpose of the embedding, only in the last layer (Press & Wolf 2017; Inan et al.
    /// 2017).
    TIED
  }

  public DenseConfig {
    LayerConfig.checkPositive("units", units);
    Objects.requireNonNull(activation);
    Objects.requireNonNull(kernel);
  }

  /// A layer with a kernel of its own.
  public DenseConfig(int units, Activation activation) {
    this(units, activation, Kernel.OWN);
  }
}
