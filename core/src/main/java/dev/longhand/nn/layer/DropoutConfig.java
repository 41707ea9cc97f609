package dev.longhand.nn.layer;

/// Sets a share of its inputs to zero while training and scales the rest by 1 / (1 - rate)
/// (Srivastava et al. 2014); does nothing outside training.
///
/// @param rate the share, from 0 to less than 1
public record DropoutConfig(double rate) implements LayerConfig {
  public DropoutConfig {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          "dropout is " + rate + "; it must be at least 0 and less than 1");
    }
  }
}
