package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.List;

/// A layer: parameters and formulas, nothing else. One layer serves any number of passes at once as
/// long as nobody trains it.
public sealed interface Layer
    permits Embedding, OneHot, ScaledId, RecurrentLayer, Bidirectional, LayerNorm, Dense, Dropout {
  /// What the layer is.
  LayerConfig config();

  /// Its name in the model, such as `lstm_1`.
  String name();

  /// Width of the input; the vocabulary where the layer reads tokens.
  int inputWidth();

  /// Width of the output.
  int outputWidth();

  /// Its parameters in Keras's order; may be empty.
  List<Parameter> parameters();

  /// Draws new values for all parameters.
  void initialise(KeyedRandom random, Initialisers initialisers);

  /// The layer that a configuration describes.
  ///
  /// @param inputWidth width of what comes in; unused where the layer reads tokens
  static Layer of(LayerConfig config, String name, int inputWidth) {
    return switch (config) {
      case EmbeddingConfig embedding -> new Embedding(embedding, name);
      case OneHotConfig oneHot -> new OneHot(oneHot, name);
      case ScaledIdConfig scaledId -> new ScaledId(scaledId, name);
      case RecurrentConfig recurrent -> cell(recurrent, name, inputWidth);
      case BidirectionalConfig bidirectional -> Bidirectional.of(bidirectional, name, inputWidth);
      case LayerNormConfig layerNorm -> new LayerNorm(layerNorm, name, inputWidth);
      case DenseConfig dense -> new Dense(dense, name, inputWidth);
      case DropoutConfig dropout -> new Dropout(dropout, name, inputWidth);
    };
  }

  /// The cell that a configuration describes.
  static RecurrentLayer cell(RecurrentConfig config, String name, int inputWidth) {
    return switch (config) {
      case LstmConfig lstm -> new Lstm(lstm, name, inputWidth);
      case GruConfig gru -> new Gru(gru, name, inputWidth);
      case SimpleRnnConfig simpleRnn -> new SimpleRnn(simpleRnn, name, inputWidth);
    };
  }
}
