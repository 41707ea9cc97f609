package dev.longhand.nn.layer;

/// A learnt vector for every token.
///
/// @param vocabulary V, how many tokens there are
/// @param width E, the length of a vector
/// @param dropout share of the tokens whose vectors are zero in a training step, wherever they
///   stand (Gal & Ghahramani 2016)
public record EmbeddingConfig(int vocabulary, int width, double dropout) implements LayerConfig {
  public EmbeddingConfig {
    LayerConfig.checkPositive("vocabulary", vocabulary);
    LayerConfig.checkPositive("embedding width", width);
    LayerConfig.checkRate("embedding dropout", dropout);
  }

  /// An embedding without dropout.
  public EmbeddingConfig(int vocabulary, int width) {
    this(vocabulary, width, 0);
  }
}
