package dev.longhand.nn.layer;

/// A vector of V zeros with a one at the token's id; never stored, only looked up.
///
/// @param vocabulary V, how many tokens there are
public record OneHotConfig(int vocabulary) implements LayerConfig {
  public OneHotConfig {
    LayerConfig.checkPositive("vocabulary", vocabulary);
  }
}
