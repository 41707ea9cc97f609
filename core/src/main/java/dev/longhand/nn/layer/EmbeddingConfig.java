package dev.longhand.nn.layer;

/// A learnt vector for every token.
///
/// @param vocabulary V, how many tokens there are
/// @param width E, the length of a vector
public record EmbeddingConfig(int vocabulary, int width) implements LayerConfig {
  public EmbeddingConfig {
    LayerConfig.checkPositive("vocabulary", vocabulary);
    LayerConfig.checkPositive("embedding width", width);
  }
}
