package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.nn.ModelMemory.Use;
import dev.longhand.nn.layer.BatchRows;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.EmbeddingPass;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Pass;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.RecurrentPass;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One sequence of nothing but padding, run once for a whole batch through the layers up to the
/// last recurrent one: the state after k steps of it is the one that every sequence with k steps of
/// padding in front begins with.
///
/// Runs before and after the sequences, on one thread; the layers' gradients come in the same
/// panels as theirs. Mutable buffers.
final class PaddingChain {
  private final BatchRows rows; // of 1 sequence, T - 1 steps at most
  private final int[] tokens;
  private final int[] length = new int[1];
  private final List<Pass> passes;
  private final List<RecurrentPass> recurrent;

  private PaddingChain(LanguageModel model, BatchShape shape, Optional<Gradients> training) {
    rows = new BatchRows(chainShape(shape));
    tokens = new int[rows.steps()];
    passes = PassPlan.ofPadding(model, rows, tokens, training.map(Gradients::rest)).passes();
    recurrent = RecurrentPass.among(passes);
  }

  /// The chain that belongs to a batch; absent where none is wanted or where it would not be exact.
  static Optional<PaddingChain> of(
      LanguageModel model, BatchShape shape, Optional<Gradients> training) {
    Use use = training.isPresent() ? Use.LEARNING : Use.MEASURING;
    return runs(model.config(), shape, use)
        ? Optional.of(new PaddingChain(model, shape, training))
        : Optional.empty();
  }

  /// Whether a batch has a chain: it is wanted, and all sequences see the same padding. They do not
  /// where each has choices of its own of what is dropped below the last recurrent layer, nor where
  /// a layer reads the padding last.
  static boolean runs(ModelConfig config, BatchShape shape, Use use) {
    boolean wanted =
        switch (shape.start()) {
          case ZEROS -> false;
          case PADDING -> config.lossPositions() == LossPositions.LAST;
        };
    List<LayerConfig> below = config.layers().subList(0, config.lastRecurrent() + 1);
    return wanted && below.stream().allMatch(layer -> seesTheSame(layer, use));
  }

  private static boolean seesTheSame(LayerConfig layer, Use use) {
    return switch (layer) {
      case BidirectionalConfig both -> false;
      case EmbeddingConfig embedding -> use == Use.MEASURING || embedding.dropout() == 0;
      case RecurrentConfig cell -> use == Use.MEASURING || cell.recurrence().dropout() == 0;
      case DropoutConfig dropout -> use == Use.MEASURING;
      case OneHotConfig oneHot -> true;
      case ScaledIdConfig scaledId -> true;
      case LayerNormConfig layerNorm -> true;
      case DenseConfig dense -> true;
    };
  }

  /// The size of the chain of a batch.
  static BatchShape chainShape(BatchShape shape) {
    return new BatchShape(1, Math.max(1, shape.steps() - 1));
  }

  /// The pass of a recurrent layer, counted from the first.
  RecurrentPass recurrent(int index) {
    return recurrent.get(index);
  }

  /// Chooses what is read in the next run, and how often.
  void begin(int id, int steps) {
    Arrays.fill(tokens, id);
    length[0] = steps;
    rows.setLengths(length);
  }

  /// The chain's pass of the layer that a pass of the batch belongs to, counted from the last
  /// recurrent one downward.
  ///
  /// @return absent for layers behind that and for the embedding
  Optional<Pass> below(int layers) {
    int index = passes.size() - 1 - layers;
    boolean has = 0 <= index && index < passes.size();
    return has && !(passes.get(index) instanceof EmbeddingPass)
        ? Optional.of(passes.get(index))
        : Optional.empty();
  }

  void forward(Kernels kernels) {
    for (int i = 0; i < passes.size(); i++) {
      passes.get(i).forward(kernels, 0, 1);
    }
  }

  /// Runs backward with what comes back from the sequences of the batch.
  ///
  /// @param borrowers their passes of recurrent layers, first to last
  void backward(Kernels kernels, List<RecurrentPass> borrowers) {
    int borrower = borrowers.size() - 1;
    passes.getLast().outputGradient().clear();
    for (int i = passes.size() - 1; i >= 0; i--) {
      if (passes.get(i) instanceof RecurrentPass) {
        borrowers.get(borrower).giveBack();
        borrower--;
      }
      passes.get(i).backward(kernels, 0, 1);
    }
  }

  /// Adds to the gradient of the embedding, behind everything that the batch has added.
  void formTokenGradients(Kernels kernels) {
    if (passes.getFirst() instanceof EmbeddingPass embedding) {
      embedding.formGradients(kernels, 0, embedding.gradientPanels());
    }
  }
}
