package dev.longhand.recipe;

import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;

/// How a token becomes numbers, whatever the vocabulary will be. A closed family.
public sealed interface InputCoding {
  /// The first layer of a network over so many ids.
  default LayerConfig layer(int ids) {
    return switch (this) {
      case Embedding embedding -> new EmbeddingConfig(ids, embedding.width(), embedding.dropout());
      case OneHot oneHot -> new OneHotConfig(ids);
      case ScaledId scaledId -> new ScaledIdConfig(ids);
    };
  }

  /// The name that recipes use.
  default String kind() {
    return layer(1).kind();
  }

  /// A learnt vector for every token.
  ///
  /// @param width E, the length of a vector
  /// @param dropout share of the tokens whose vectors are zero in a training step
  record Embedding(int width, double dropout) implements InputCoding {
    public Embedding {
      Setting.WIDTH.require(width);
      Setting.EMBEDDING_DROPOUT.require(dropout);
    }

    /// An embedding without dropout.
    public Embedding(int width) {
      this(width, 0);
    }
  }

  /// A vector of zeros with a one at the token's id.
  record OneHot() implements InputCoding {}

  /// The token's id divided by the size of the vocabulary.
  record ScaledId() implements InputCoding {}
}
