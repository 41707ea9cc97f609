package dev.longhand.nn.oracle;

import java.util.List;

/// A layer of the oracle, described as Keras describes it.
public sealed interface OracleLayer {

  /// Where an LSTM hands its hidden state on.
  enum Positions {
    LAST,
    EVERY
  }

  /// What a dense layer puts behind its sum.
  enum Activation {
    LINEAR,
    RELU,
    TANH
  }

  /// Ids as vectors with a single one; no parameters.
  record OneHot() implements OracleLayer {}

  /// Ids divided by the size of the vocabulary, as one feature; no parameters.
  record ScaledId() implements OracleLayer {}

  /// Ids as rows of `embeddings` [V, width].
  record Embedding(int width) implements OracleLayer {}

  /// `kernel` [F, 4H], `recurrent_kernel` [H, 4H], `bias` [4H], columns in Keras's order i, f, c,
  /// o.
  record Lstm(int units, Positions positions) implements OracleLayer {}

  /// `kernel` [F, units], `bias` [units].
  record Dense(int units, Activation activation) implements OracleLayer {}

  /// Multiplies by given numbers, zero or 1 / (1 - rate), so that dropout can be compared: for each
  /// sequence of the batch a matrix [positions, width]. An empty list multiplies by nothing.
  record Dropout(List<double[][]> factors) implements OracleLayer {
    public Dropout {
      factors = List.copyOf(factors);
    }
  }

  /// The name that Keras gives to the first layer of this kind; later ones get `_1`, `_2`.
  default String kind() {
    return switch (this) {
      case OneHot _ -> "one_hot";
      case ScaledId _ -> "scaled_id";
      case Embedding _ -> "embedding";
      case Lstm _ -> "lstm";
      case Dense _ -> "dense";
      case Dropout _ -> "dropout";
    };
  }
}
