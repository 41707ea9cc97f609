package dev.longhand.nn;

import dev.longhand.kernel.Matrix;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.ColumnOrder;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ParameterShape;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.List;

/// What a model and its passes take of memory, added up before any matrix is made. Mutable, for one
/// sum.
public final class ModelMemory {
  /// More than any machine has: the answer for a matrix that Java cannot hold.
  public static final long IMPOSSIBLE = 1L << 56;

  private static final int LOSS_BYTES = 9; // target, loss and hit of a row
  private static final int TILE_BYTES = 200; // views of the cell for one sequence, both ways

  private final ModelConfig config;
  private long bytes;

  private ModelMemory(ModelConfig config) {
    this.config = config;
  }

  /// Bytes of all parameters.
  public static long weights(ModelConfig config) {
    var sum = new ModelMemory(config);
    int width = config.vocabulary();
    for (LayerConfig layer : config.layers()) {
      for (ParameterShape shape : ParameterShape.of(layer, width)) {
        List<Long> axes = shape.axes();
        sum.add(axes.size() > 1 ? axes.getFirst() : 1, axes.getLast());
      }
      width = layer.outputWidth(width);
    }
    return sum.bytes;
  }

  /// Whether a pass goes back and learns.
  public enum Use {
    LEARNING,
    MEASURING;

    /// How many buffers a value and its gradient take.
    int directions() {
      return this == LEARNING ? 2 : 1;
    }
  }

  /// Bytes of one pass over a batch of this shape.
  public static long pass(ModelConfig config, BatchShape shape, Use use) {
    var sum = new ModelMemory(config);
    List<LayerConfig> layers = config.layers();
    int width = config.vocabulary();
    sum.addInput(shape, use);
    for (int i = 1; i < layers.size(); i++) {
      width = layers.get(i - 1).outputWidth(width);
      sum.addPass(layers.get(i), width, PassPlan.rows(config, i, shape), use);
      if (use == Use.LEARNING) {
        sum.addTransposed(layers.get(i), width);
      }
    }
    return sum.bytes;
  }

  /// A table of what the first recurrent layer makes of every token, or the tokens' vectors.
  private void addInput(BatchShape shape, Use use) {
    long rows = (long) shape.sequences() * shape.steps();
    int vocabulary = config.vocabulary();
    bytes += Integer.BYTES * rows;
    int gates = config.layers().get(1) instanceof RecurrentConfig cell ? gates(cell) : 0;
    switch (config.layers().getFirst()) {
      case OneHotConfig oneHot -> add(vocabulary, gates);
      case EmbeddingConfig embedding -> {
        if (gates > 0 && PassPlan.looksUp(config, embedding, gates, shape, use)) {
          add((long) use.directions() * vocabulary, gates);
        } else {
          add(use.directions() * rows, embedding.width());
        }
      }
      case ScaledIdConfig scaledId -> add(rows, 1);
      case RecurrentConfig cell -> {} // does not read tokens
      case BidirectionalConfig bidirectional -> {}
      case LayerNormConfig layerNorm -> {}
      case DenseConfig dense -> {}
      case DropoutConfig dropout -> {}
    }
  }

  private void addPass(LayerConfig layer, int width, BatchShape shape, Use use) {
    long rows = (long) shape.sequences() * shape.steps();
    switch (layer) {
      case RecurrentConfig cell -> addPass(cell, shape, use);
      case BidirectionalConfig bidirectional -> {
        addPass(bidirectional.cell(), shape, use);
        addPass(bidirectional.cell(), shape, use);
      }
      case LayerNormConfig layerNorm -> add(use.directions() * rows, width);
      case DenseConfig dense -> {
        boolean last = dense.activation() == Activation.SOFTMAX;
        add(last ? rows : use.directions() * rows, dense.units());
        bytes += last ? LOSS_BYTES * rows : 0;
      }
      case DropoutConfig dropout -> add(use == Use.LEARNING ? 3 * rows : 0, width);
      case EmbeddingConfig embedding -> {} // reads tokens
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  private void addPass(RecurrentConfig cell, BatchShape shape, Use use) {
    long rows = (long) shape.sequences() * shape.steps();
    add(rows, gates(cell));
    add(rows, cell.units());
    add((1L + use.directions()) * (rows + shape.sequences()), cell.units());
    add(5L * shape.sequences(), cell.units()); // gradient of the cell, carried states
    bytes += (long) TILE_BYTES * shape.sequences();
  }

  /// The way back multiplies by transposed copies of the weights.
  private void addTransposed(LayerConfig layer, int width) {
    switch (layer) {
      case RecurrentConfig cell -> add(gates(cell), (long) cell.hiddenWidth() + width);
      case BidirectionalConfig bidirectional ->
          add(2L * gates(bidirectional.cell()), (long) bidirectional.cell().hiddenWidth() + width);
      case LayerNormConfig layerNorm -> {}
      case DenseConfig dense -> add(dense.units(), width);
      case EmbeddingConfig embedding -> {}
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
      case DropoutConfig dropout -> {}
    }
  }

  private static int gates(RecurrentConfig cell) {
    return switch (cell) {
      case LstmConfig lstm when lstm.gates() == 4 ->
          new ColumnOrder.Gates(lstm.units()).packedColumns();
      case LstmConfig lstm -> new ColumnOrder.Blocks(lstm.units(), 3).packedColumns();
      case GruConfig gru -> new ColumnOrder.Blocks(gru.units(), 3).packedColumns();
      case SimpleRnnConfig simpleRnn -> simpleRnn.units();
    };
  }

  private void add(long rows, long columns) {
    long matrix = Matrix.bytes(rows, columns);
    bytes += matrix / Float.BYTES > Integer.MAX_VALUE ? IMPOSSIBLE : matrix;
    bytes = Math.min(bytes, IMPOSSIBLE);
  }
}
