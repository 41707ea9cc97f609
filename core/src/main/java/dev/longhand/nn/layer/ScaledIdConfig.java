package dev.longhand.nn.layer;

/// One number for every token: its id divided by the size of the vocabulary.
///
/// @param vocabulary V, how many tokens there are
public record ScaledIdConfig(int vocabulary) implements LayerConfig {
  public ScaledIdConfig {
    LayerConfig.checkPositive("vocabulary", vocabulary);
  }
}
