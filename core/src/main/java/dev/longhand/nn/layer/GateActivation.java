package dev.longhand.nn.layer;

/// What makes a number between 0 and 1 of a gate's sum; Keras's `recurrent_activation`.
public enum GateActivation {
  /// 1 / (1 + e^-x).
  SIGMOID,
  /// clip(0.2 x + 0.5, 0, 1), the default of Keras before 2.3 and its hard sigmoid up to version 2.
  HARD_SIGMOID,
  /// clip(x / 6 + 0.5, 0, 1), the hard sigmoid of Keras 3 and of PyTorch.
  HARD_SIGMOID_SIXTH;

  /// The slope between the clipped ends; zero for a curve.
  float slope() {
    return switch (this) {
      case SIGMOID -> 0f;
      case HARD_SIGMOID -> 0.2f;
      case HARD_SIGMOID_SIXTH -> 1f / 6;
    };
  }
}
