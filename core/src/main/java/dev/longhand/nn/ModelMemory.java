package dev.longhand.nn;

import dev.longhand.kernel.RowNorm;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ParameterShape;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;

/// What a model and its passes take of memory, added up before any matrix is made. Mutable, for one
/// sum.
public final class ModelMemory {
  /// More than any machine has: the answer for a matrix that Java cannot hold.
  public static final long IMPOSSIBLE = 1L << 56;

  private static final int LOSS_BYTES = 9; // target, loss and hit of a row

  private final ModelConfig config;
  private final MemorySum sum = new MemorySum();

  private ModelMemory(ModelConfig config) {
    this.config = config;
  }

  /// Bytes of all parameters.
  public static long weights(ModelConfig config) {
    var sum = new MemorySum();
    int width = config.vocabulary();
    for (LayerConfig layer : config.layers()) {
      for (ParameterShape shape : ParameterShape.of(layer, width)) {
        List<Long> axes = shape.axes();
        sum.add(axes.size() > 1 ? axes.getFirst() : 1, packed(layer, shape));
      }
      width = layer.outputWidth(width);
    }
    return sum.bytes();
  }

  private static long packed(LayerConfig layer, ParameterShape shape) {
    String role = shape.role().substring(shape.role().lastIndexOf('.') + 1);
    long length = shape.axes().getLast();
    return switch (layer) {
      case RecurrentConfig cell -> new CellMemory(cell).packed(role, length);
      case BidirectionalConfig both -> new CellMemory(both.cell()).packed(role, length);
      case EmbeddingConfig embedding -> length;
      case OneHotConfig oneHot -> length;
      case ScaledIdConfig scaledId -> length;
      case LayerNormConfig layerNorm -> length;
      case DenseConfig dense -> length;
      case DropoutConfig dropout -> length;
    };
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
    var memory = new ModelMemory(config);
    List<LayerConfig> layers = config.layers();
    int width = layers.getFirst().outputWidth(config.vocabulary());
    memory.addInput(shape, use);
    for (int i = 1; i < layers.size(); i++) {
      boolean backward =
          use == Use.LEARNING && (i > 1 || layers.getFirst() instanceof EmbeddingConfig);
      memory.addPass(i, width, shape, use);
      if (backward) {
        memory.addTransposed(layers.get(i), width);
      }
      width = layers.get(i).outputWidth(width);
    }
    if (PaddingChain.runs(config, shape, use)) {
      memory.addPadding(PaddingChain.chainShape(shape), use);
    }
    return memory.sum.bytes();
  }

  /// A pass over padding of all layers up to the last recurrent one.
  private void addPadding(BatchShape chain, Use use) {
    sum.addBytes((long) Integer.BYTES * chain.rows());
    addTokens(chain, use);
    int width = config.layers().getFirst().outputWidth(config.vocabulary());
    for (int i = 1; i <= config.lastRecurrent(); i++) {
      if (config.layers().get(i) instanceof RecurrentConfig cell) {
        new CellMemory(cell).addPaddingPass(chain, use, sum);
      } else {
        addPass(i, width, chain, use);
      }
      width = config.layers().get(i).outputWidth(width);
    }
  }

  /// A table of what the first recurrent layer makes of every token, or the tokens' vectors.
  private void addInput(BatchShape shape, Use use) {
    sum.addBytes(Integer.BYTES * (long) shape.rows());
    if (config.layers().getFirst() instanceof EmbeddingConfig embedding
        && config.layers().get(1) instanceof RecurrentConfig next) {
      long columns = new CellMemory(next).packedColumns();
      if (PassPlan.looksUp(config, embedding, columns, shape, use)) {
        sum.add(use.directions(), config.vocabulary(), columns);
        return;
      }
    }
    addTokens(shape, use);
  }

  /// What is written out of every token.
  private void addTokens(BatchShape shape, Use use) {
    int vocabulary = config.vocabulary();
    LayerConfig next = config.layers().get(1);
    switch (config.layers().getFirst()) {
      case OneHotConfig oneHot -> {
        if (next instanceof RecurrentConfig cell) {
          sum.add(vocabulary, new CellMemory(cell).packedColumns());
        } else if (next instanceof BidirectionalConfig both) {
          sum.add(2, vocabulary, new CellMemory(both.cell()).packedColumns());
        }
      }
      case EmbeddingConfig embedding -> sum.add(use.directions(), shape.rows(), embedding.width());
      case ScaledIdConfig scaledId -> sum.add(shape.rows(), 1);
      case RecurrentConfig cell -> {} // does not read tokens
      case BidirectionalConfig bidirectional -> {}
      case LayerNormConfig layerNorm -> {}
      case DenseConfig dense -> {}
      case DropoutConfig dropout -> {}
    }
  }

  private void addPass(int layer, int width, BatchShape batch, Use use) {
    BatchShape shape = PassPlan.rows(config, layer, batch);
    int rows = shape.rows();
    switch (config.layers().get(layer)) {
      case RecurrentConfig cell -> {
        new CellMemory(cell).addPass(shape, use, sum);
        new CellMemory(cell).addState(shape, sum);
        new CellMemory(cell).addState(shape, sum);
      }
      case BidirectionalConfig both -> addBidirectional(both, layer, width, batch, use);
      case LayerNormConfig layerNorm -> {
        sum.add(1 + use.directions(), rows, width);
        sum.addBytes(RowNorm.sumBytes(rows, shape.sequences()));
      }
      case DenseConfig dense -> {
        boolean last = dense.activation() == Activation.SOFTMAX;
        sum.add(last ? 1 : use.directions(), rows, dense.units());
        sum.addBytes(last ? (long) LOSS_BYTES * rows : 0);
        sum.add(dense.kernel() == Kernel.TIED ? width : 0, dense.units());
      }
      case DropoutConfig dropout -> {
        if (use == Use.LEARNING) {
          sum.add(2, rows, width);
          sum.add(dropout.mask() == Mask.EACH_STEP ? rows : shape.sequences(), width);
        }
      }
      case EmbeddingConfig embedding -> {} // reads tokens
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  /// Both cells, what the second reads in reverse, and what comes of both.
  private void addBidirectional(
      BidirectionalConfig both, int layer, int width, BatchShape shape, Use use) {
    var cell = new CellMemory(both.cell());
    cell.addPass(shape, use, sum);
    cell.addPass(shape, use, sum);
    if (layer == 1 && config.layers().getFirst() instanceof OneHotConfig) {
      sum.addBytes((long) Integer.BYTES * shape.rows());
    } else {
      sum.add(use.directions(), shape.rows(), width);
    }
    boolean lastAlone = PassPlan.rows(config, layer + 1, shape).steps() < shape.steps();
    int shown = lastAlone ? shape.sequences() : shape.rows();
    sum.add(use.directions(), shown, both.outputWidth(width));
  }

  /// The way back to the input multiplies by a transposed copy of the kernel.
  private void addTransposed(LayerConfig layer, int width) {
    switch (layer) {
      case RecurrentConfig cell -> sum.add(new CellMemory(cell).packedColumns(), width);
      case BidirectionalConfig both ->
          sum.add(2, new CellMemory(both.cell()).packedColumns(), width);
      case LayerNormConfig layerNorm -> {}
      case DenseConfig dense -> sum.add(dense.kernel() == Kernel.OWN ? dense.units() : 0, width);
      case EmbeddingConfig embedding -> {}
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
      case DropoutConfig dropout -> {}
    }
  }
}
