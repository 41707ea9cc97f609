package dev.longhand.nn.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A layer of the oracle, described as Keras describes it.
public sealed interface OracleLayer {

  /// Where a recurrent layer hands its hidden state on.
  enum Positions {
    LAST,
    EVERY
  }

  /// What a layer puts behind its sum.
  enum Activation {
    LINEAR,
    RELU,
    TANH;

    Row of(Row sums) {
      return switch (this) {
        case LINEAR -> sums;
        case RELU -> sums.map(Scalar::relu);
        case TANH -> sums.map(Scalar::tanh);
      };
    }
  }

  /// Ids as vectors with a single one; no parameters.
  record OneHot() implements OracleLayer {}

  /// Ids divided by the size of the vocabulary, as one feature; no parameters.
  record ScaledId() implements OracleLayer {}

  /// Ids as rows of `embeddings` `[V, width]`.
  ///
  /// @param factors on every token's vector, zero or 1 / (1 - rate); none multiply by nothing
  record Embedding(int width, List<Double> factors) implements OracleLayer {
    public Embedding {
      factors = List.copyOf(factors);
    }

    public Embedding(int width) {
      this(width, List.of());
    }
  }

  /// A cell that reads from the first step to the last, beginning with a state.
  record Recurrent(OracleCell cell, Positions positions) implements OracleLayer {}

  /// Two cells, one of which reads from the last step to the first (Schuster and Paliwal 1997);
  /// both begin with zeros. At LAST each shows what it knows when it has read everything.
  record Bidirectional(OracleCell forward, OracleCell backward, Merge merge, Positions positions)
      implements OracleLayer {
    /// What becomes of the two.
    public enum Merge {
      CONCAT,
      SUM,
      MUL,
      AVE;

      Row of(Row forward, Row backward) {
        return switch (this) {
          case CONCAT -> forward.followedBy(backward);
          case SUM -> forward.plus(backward);
          case MUL -> forward.times(backward);
          case AVE -> forward.plus(backward).map(sum -> sum.times(0.5));
        };
      }
    }

    public Bidirectional(OracleCell cell, Merge merge, Positions positions) {
      this(cell, cell, merge, positions);
    }
  }

  /// `kernel` `[F, units]` unless it is tied, `bias` `[units]`.
  record Dense(int units, Activation activation, Kernel kernel) implements OracleLayer {
    /// Whose kernel it is.
    public enum Kernel {
      OWN,
      /// The transpose of the embedding's vectors (Press and Wolf 2017).
      TIED
    }

    public Dense(int units, Activation activation) {
      this(units, activation, Kernel.OWN);
    }
  }

  /// `gamma` `[F]`, `beta` `[F]`: {@link OracleNorm} over the features of a position.
  record LayerNorm(double epsilon) implements OracleLayer {}

  /// Multiplies by given numbers, zero or 1 / (1 - rate), so that dropout can be compared: for each
  /// sequence of the batch a matrix `[positions, width]`. An empty list multiplies by nothing.
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
      case Recurrent recurrent -> recurrent.cell().kind();
      case Bidirectional _ -> "bidirectional";
      case Dense _ -> "dense";
      case LayerNorm _ -> "layer_norm";
      case Dropout _ -> "dropout";
    };
  }

  /// The width of what it hands on.
  default int outputWidth(int vocabulary, int inputWidth) {
    return switch (this) {
      case OneHot _ -> vocabulary;
      case ScaledId _ -> 1;
      case Embedding embedding -> embedding.width();
      case Recurrent recurrent -> recurrent.cell().width();
      case Bidirectional both ->
          (both.merge() == Bidirectional.Merge.CONCAT ? 2 : 1) * both.forward().width();
      case Dense dense -> dense.units();
      case LayerNorm _, Dropout _ -> inputWidth;
    };
  }

  /// Its parameters by name, in the order of files.
  default Named<OracleStack.Shape> parameterShapes(int vocabulary, int inputWidth) {
    SequencedMap<String, OracleStack.Shape> shapes = new LinkedHashMap<>();
    switch (this) {
      case Embedding(int width, _) ->
          shapes.put("embeddings", new OracleStack.Shape(vocabulary, width));
      case Recurrent recurrent -> {
        return recurrent.cell().parameterShapes(inputWidth);
      }
      case Bidirectional both -> {
        putAll(shapes, "forward/", both.forward().parameterShapes(inputWidth));
        putAll(shapes, "backward/", both.backward().parameterShapes(inputWidth));
      }
      case Dense dense -> {
        if (dense.kernel() == Dense.Kernel.OWN) {
          shapes.put("kernel", new OracleStack.Shape(inputWidth, dense.units()));
        }
        shapes.put("bias", new OracleStack.Shape(1, dense.units()));
      }
      case LayerNorm _ -> {
        shapes.put("gamma", new OracleStack.Shape(1, inputWidth));
        shapes.put("beta", new OracleStack.Shape(1, inputWidth));
      }
      case OneHot _, ScaledId _, Dropout _ -> {}
    }
    return new Named<>(shapes);
  }

  private static void putAll(
      SequencedMap<String, OracleStack.Shape> to, String prefix, Named<OracleStack.Shape> shapes) {
    shapes.forEach((name, shape) -> to.put(prefix + name, shape));
  }

  /// Whether this layer hands on what it has at the last step alone.
  default boolean handsOnTheLast() {
    return switch (this) {
      case Recurrent recurrent -> recurrent.positions() == Positions.LAST;
      case Bidirectional bidirectional -> bidirectional.positions() == Positions.LAST;
      case OneHot _, ScaledId _, Embedding _, Dense _, LayerNorm _, Dropout _ -> false;
    };
  }
}
