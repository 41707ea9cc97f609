package dev.longhand.nn.layer;

import java.util.Objects;

/// A narrower hidden state: what a cell puts out is multiplied by one more matrix before the next
/// step and the next layer read it (Sak et al. 2014, LSTMP).
///
/// @param units P, the width of the hidden state
/// @param bias whether something is added
public record Projection(int units, Bias bias) {
  /// Whether a projection has a bias.
  public enum Bias {
    /// None, as Sak et al. and PyTorch have it.
    ABSENT,
    PRESENT
  }

  public Projection {
    LayerConfig.checkPositive("projection units", units);
    Objects.requireNonNull(bias);
  }

  /// A projection without bias.
  public Projection(int units) {
    this(units, Bias.ABSENT);
  }
}
