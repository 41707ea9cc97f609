package dev.longhand.nn.layer;

import java.util.Objects;

/// Sets a share of its inputs to zero while training and scales the rest by 1 / (1 - rate)
/// (Srivastava et al. 2014); does nothing outside training.
///
/// @param rate the share, from 0 to less than 1
/// @param mask how often the choice is made
public record DropoutConfig(double rate, Mask mask) implements LayerConfig {
  /// How often a sequence's dropped elements are chosen.
  public enum Mask {
    /// Anew at every step.
    EACH_STEP,
    /// Once, the same at every step: variational dropout (Gal & Ghahramani 2016); in front of a
    /// cell it is Keras's `dropout` of that cell.
    EACH_SEQUENCE
  }

  public DropoutConfig {
    LayerConfig.checkRate("dropout", rate);
    Objects.requireNonNull(mask);
  }

  /// Dropout that chooses anew at every step.
  public DropoutConfig(double rate) {
    this(rate, Mask.EACH_STEP);
  }
}
