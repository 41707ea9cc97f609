package dev.longhand.recipe;

import dev.longhand.kernel.Matrix;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;

/// Adds up the matrices of a network before any of them is made. Mutable, for one sum.
///
/// Follows the layers and their passes as `nn` plans them; where a plan may choose, the dearer way
/// is counted.
final class NetworkMemory {
  /// More than any machine has: the answer for a matrix that Java cannot hold.
  static final long IMPOSSIBLE = 1L << 56;

  private static final int GATES = 4;
  private static final int GATE_GROUP = 16;
  private static final int LOSS_BYTES = 9; // target, loss and hit of a row
  private static final int TILE_BYTES = 200; // views of the cell for one sequence, both ways

  private final ModelConfig config;
  private long bytes;

  private NetworkMemory(ModelConfig config) {
    this.config = config;
  }

  /// Bytes of all parameters.
  static long weights(ModelConfig config) {
    var sum = new NetworkMemory(config);
    int width = config.vocabulary();
    for (LayerConfig layer : config.layers()) {
      sum.addWeights(layer, width);
      width = width(layer, width);
    }
    return sum.bytes;
  }

  private void addWeights(LayerConfig layer, int width) {
    switch (layer) {
      case EmbeddingConfig embedding -> add(embedding.vocabulary(), embedding.width());
      case LstmConfig lstm -> {
        add(width, gates(lstm));
        add(lstm.units(), gates(lstm));
        add(1, gates(lstm));
      }
      case DenseConfig dense -> {
        add(width, dense.units());
        add(1, dense.units());
      }
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
      case DropoutConfig dropout -> {}
    }
  }

  /// Whether a pass goes back and learns.
  enum Use {
    LEARNING,
    MEASURING
  }

  /// Bytes of one pass over a batch of this shape.
  static long pass(ModelConfig config, BatchShape shape, Use use) {
    var sum = new NetworkMemory(config);
    int directions = use == Use.LEARNING ? 2 : 1;
    List<LayerConfig> layers = config.layers();
    int width = config.vocabulary();
    boolean behind = false;
    for (int i = 0; i < layers.size(); i++) {
      LayerConfig layer = layers.get(i);
      boolean table = i == 1 && !(layers.getFirst() instanceof ScaledIdConfig);
      sum.addPass(layer, table, behind, shape, directions);
      sum.addTransposed(layer, width, use);
      width = width(layer, width);
      behind |= layer.recurrent() && layers.stream().skip(i + 1L).noneMatch(LayerConfig::recurrent);
    }
    return sum.bytes;
  }

  private void addPass(
      LayerConfig layer, boolean table, boolean behind, BatchShape shape, int directions) {
    boolean onlyLast = behind && config.lossPositions() == LossPositions.LAST;
    long rows = onlyLast ? shape.sequences() : (long) shape.sequences() * shape.steps();
    switch (layer) {
      case EmbeddingConfig embedding -> add(directions * rows, embedding.width());
      case ScaledIdConfig scaledId -> add(rows, 1);
      case OneHotConfig oneHot -> bytes += Integer.BYTES * rows;
      case LstmConfig lstm -> {
        add(rows, gates(lstm));
        add(rows, lstm.units());
        add((1L + directions) * (rows + shape.sequences()), lstm.units());
        add(5L * shape.sequences(), lstm.units()); // gradient of the cell, carried states
        add(table ? (long) directions * config.vocabulary() : 0, gates(lstm));
        bytes += (long) TILE_BYTES * shape.sequences();
      }
      case DenseConfig dense -> {
        boolean last = dense.activation() == Activation.SOFTMAX;
        add(last ? rows : directions * rows, dense.units());
        bytes += last ? LOSS_BYTES * rows : 0;
      }
      case DropoutConfig dropout -> {
        int width = widthBefore(dropout);
        add(directions == 2 ? 3 * rows : 0, width);
      }
    }
  }

  private int widthBefore(DropoutConfig dropout) {
    int width = config.vocabulary();
    for (LayerConfig layer : config.layers()) {
      if (layer.equals(dropout)) {
        return width;
      }
      width = width(layer, width);
    }
    return width;
  }

  /// The way back multiplies by transposed copies of the weights.
  private void addTransposed(LayerConfig layer, int width, Use use) {
    if (use == Use.LEARNING) {
      switch (layer) {
        case LstmConfig lstm -> add(gates(lstm), (long) lstm.units() + width);
        case DenseConfig dense -> add(dense.units(), width);
        case EmbeddingConfig embedding -> {}
        case OneHotConfig oneHot -> {}
        case ScaledIdConfig scaledId -> {}
        case DropoutConfig dropout -> {}
      }
    }
  }

  private static int width(LayerConfig layer, int before) {
    return switch (layer) {
      case EmbeddingConfig embedding -> embedding.width();
      case OneHotConfig oneHot -> oneHot.vocabulary();
      case ScaledIdConfig scaledId -> 1;
      case LstmConfig lstm -> lstm.units();
      case DenseConfig dense -> dense.units();
      case DropoutConfig dropout -> before;
    };
  }

  private static int gates(LstmConfig lstm) {
    return (lstm.units() + GATE_GROUP - 1) / GATE_GROUP * GATE_GROUP * GATES;
  }

  private void add(long rows, long columns) {
    long matrix = Matrix.bytes(rows, columns);
    bytes += matrix / Float.BYTES > Integer.MAX_VALUE ? IMPOSSIBLE : matrix;
    bytes = Math.min(bytes, IMPOSSIBLE);
  }
}
