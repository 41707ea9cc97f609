package dev.longhand.nn.layer;

import java.util.Objects;

/// A long short-term memory (Hochreiter & Schmidhuber 1997, forget gate of Gers et al. 2000) with
/// Keras's equations and initial weights.
///
/// @param units H, the width of the hidden and of the cell state
/// @param forgetBias what the bias of the forget gate begins with
public record LstmConfig(int units, ForgetBias forgetBias) implements LayerConfig {
  /// The first value of the forget gate's bias.
  public enum ForgetBias {
    /// One, so that a new cell remembers (Jozefowicz et al. 2015); Keras's default.
    ONE,
    /// Zero, as every other bias.
    ZERO;

    float value() {
      return this == ONE ? 1f : 0f;
    }
  }

  public LstmConfig {
    LayerConfig.checkPositive("units", units);
    Objects.requireNonNull(forgetBias);
  }

  /// An LSTM with the usual forget bias of one.
  public LstmConfig(int units) {
    this(units, ForgetBias.ONE);
  }
}
