package dev.longhand.nn.layer;

/// What a layer is: the only description of an architecture.
///
/// A closed family; factory, summary and every file format switch over it without a default, so the
/// compiler names each place that a new layer must reach.
public sealed interface LayerConfig
    permits EmbeddingConfig,
        OneHotConfig,
        ScaledIdConfig,
        RecurrentConfig,
        BidirectionalConfig,
        LayerNormConfig,
        DenseConfig,
        DropoutConfig {

  /// The name that recipes, files and summaries use, such as `lstm`.
  default String kind() {
    return switch (this) {
      case EmbeddingConfig embedding -> "embedding";
      case OneHotConfig oneHot -> "one_hot";
      case ScaledIdConfig scaledId -> "scaled_id";
      case LstmConfig lstm -> "lstm";
      case GruConfig gru -> "gru";
      case SimpleRnnConfig simpleRnn -> "simple_rnn";
      case BidirectionalConfig bidirectional -> "bidirectional";
      case LayerNormConfig layerNorm -> "layer_norm";
      case DenseConfig dense -> "dense";
      case DropoutConfig dropout -> "dropout";
    };
  }

  /// Whether the layer turns token ids into numbers; exactly the first layer of a model does.
  default boolean readsTokens() {
    return switch (this) {
      case EmbeddingConfig embedding -> true;
      case OneHotConfig oneHot -> true;
      case ScaledIdConfig scaledId -> true;
      case RecurrentConfig recurrent -> false;
      case BidirectionalConfig bidirectional -> false;
      case LayerNormConfig layerNorm -> false;
      case DenseConfig dense -> false;
      case DropoutConfig dropout -> false;
    };
  }

  /// Whether what the layer says of a step depends on other steps.
  default boolean recurrent() {
    return switch (this) {
      case RecurrentConfig recurrent -> true;
      case BidirectionalConfig bidirectional -> true;
      case EmbeddingConfig embedding -> false;
      case OneHotConfig oneHot -> false;
      case ScaledIdConfig scaledId -> false;
      case LayerNormConfig layerNorm -> false;
      case DenseConfig dense -> false;
      case DropoutConfig dropout -> false;
    };
  }

  /// The width of the output; for tokens that are looked up, of the vectors that they stand for.
  ///
  /// @param inputWidth width of what comes in; unused where the layer reads tokens
  default int outputWidth(int inputWidth) {
    return switch (this) {
      case EmbeddingConfig embedding -> embedding.width();
      case OneHotConfig oneHot -> oneHot.vocabulary();
      case ScaledIdConfig scaledId -> 1;
      case RecurrentConfig recurrent -> recurrent.hiddenWidth();
      case BidirectionalConfig bidirectional -> bidirectional.outputWidth();
      case LayerNormConfig layerNorm -> inputWidth;
      case DenseConfig dense -> dense.units();
      case DropoutConfig dropout -> inputWidth;
    };
  }

  /// Refuses a size below one; the message names it.
  static void checkPositive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is " + value + "; at least 1 is needed");
    }
  }

  /// Refuses a share that is not from 0 to less than 1; the message names it.
  static void checkRate(String what, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(
          what + " is " + rate + "; it must be at least 0 and less than 1");
    }
  }
}
