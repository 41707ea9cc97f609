package dev.longhand.train;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.ParameterGradient;
import dev.longhand.train.optimizer.Optimizer;
import dev.longhand.train.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One training step on all workers: tables, forward and backward by sequences, gradients by output
/// columns, update by output columns.
///
/// Passes are planned once for every shape of batch. The pieces are cut by the size of the model
/// alone, so the number of workers changes no bit; running a step allocates nothing.
public final class TrainingStep {
  /// A run of panels of one parameter.
  private record Panels(int parameter, int from, int to) {}

  /// A run of output panels of one layer's pass.
  private record PassPanels(int layer, int from, int to) {}

  private static final int PIECE_PANELS = 4;

  private final LanguageModel model;
  private final Gradients gradients;
  private final List<ParameterGradient> parameters;
  private final Optimizer optimizer;
  private final Kernels kernels;
  private final Workers workers;
  private final long seed;
  private final Map<BatchShape, Planned> planned = new HashMap<>();
  private final List<Panels> updates = new ArrayList<>();
  private final float[] squares;
  private final int[] squaresAt;
  private double gradientNorm;
  private final Workers.Piece updatePiece = this::update;
  private final Workers.Piece squarePiece = this::sumSquares;

  /// A step for a model.
  ///
  /// @param rule what is done with gradients and weights
  /// @param seed of dropout
  public TrainingStep(
      LanguageModel model, UpdateRule rule, Kernels kernels, Workers workers, long seed) {
    this.model = model;
    this.gradients = new Gradients(model.parameters());
    this.parameters = gradients.inOrder();
    this.optimizer = new Optimizer(rule, parameters);
    this.kernels = kernels;
    this.workers = workers;
    this.seed = seed;
    squaresAt = new int[parameters.size()];
    int panels = 0;
    for (int i = 0; i < squaresAt.length; i++) {
      squaresAt[i] = panels;
      int count = parameters.get(i).parameter().value().panels();
      panels += count;
      for (int from = 0; from < count; from += PIECE_PANELS) {
        updates.add(new Panels(i, from, Math.min(count, from + PIECE_PANELS)));
      }
    }
    squares = new float[panels * Matrix.PANEL];
  }

  public LanguageModel model() {
    return model;
  }

  public Optimizer optimizer() {
    return optimizer;
  }

  /// The gradients of the last step, as the optimizer left them: cut off where it clips by value,
  /// divided by their usual size where it is RMSprop.
  public Gradients gradients() {
    return gradients;
  }

  /// The norm of all gradients of the last step together, with what L2 adds to them, before
  /// clipping.
  public double gradientNorm() {
    return gradientNorm;
  }

  /// The pass for a shape; fill its tokens, targets, lengths and state before {@link #run}.
  public ModelPass pass(BatchShape shape) {
    return planned(shape).pass;
  }

  /// Brings what is kept transposed up to date after the parameters were changed from outside.
  public void refreshTransposes() {
    for (ParameterGradient gradient : parameters) {
      for (int panel = 0; panel < gradient.parameter().value().panels(); panel++) {
        gradient.refresh(panel);
      }
    }
  }

  private Planned planned(BatchShape shape) {
    Planned known = planned.get(shape);
    if (known == null) {
      known = new Planned(ModelPass.training(model, shape, gradients));
      planned.put(shape, known);
    }
    return known;
  }

  /// The jobs of one planned pass, made once.
  private final class Planned {
    private final ModelPass pass;
    private final List<PassPanels> tables = new ArrayList<>();
    private final List<PassPanels> pieces = new ArrayList<>();
    private final Workers.Piece tablePiece;
    private final Workers.Cut cut;
    private final Workers.Range throughTime;
    private final Workers.Piece gradientPiece;
    private final Workers.Piece paddingPiece;
    private final int paddingRuns; // backward beside the first gradients: 1 where there is padding

    Planned(ModelPass pass) {
      this.pass = pass;
      tablePiece = this::fillTable;
      cut = pass::cut;
      throughTime = this::runThroughTime;
      gradientPiece = this::formGradients;
      paddingPiece = this::formPaddingGradients;
      paddingRuns = pass.runsPadding() ? 1 : 0;
      for (int layer = pass.layers() - 1; layer >= 0; layer--) {
        cut(layer, pass.tablePanels(layer), tables);
        cut(layer, pass.gradientPanels(layer), pieces);
      }
    }

    private static void cut(int layer, int panels, List<PassPanels> cuts) {
      for (int from = 0; from < panels; from += PIECE_PANELS) {
        cuts.add(new PassPanels(layer, from, Math.min(panels, from + PIECE_PANELS)));
      }
    }

    private void fillTable(int index) {
      PassPanels piece = tables.get(index);
      pass.fillTables(kernels, piece.layer(), piece.from(), piece.to());
    }

    private void runThroughTime(int from, int to) {
      pass.forward(kernels, from, to);
      pass.runLoss(kernels, from, to);
      pass.backward(kernels, from, to);
    }

    /// The padding runs backward on one thread, and first, while others form gradients.
    private void formGradients(int index) {
      if (index < paddingRuns) {
        pass.backwardPadding(kernels);
        return;
      }
      PassPanels piece = pieces.get(index - paddingRuns);
      pass.formGradients(kernels, piece.layer(), piece.from(), piece.to());
    }

    private void formPaddingGradients(int index) {
      PassPanels piece = pieces.get(index);
      pass.formPaddingGradients(kernels, piece.layer(), piece.from(), piece.to());
    }
  }

  /// Learns from the batch in the pass of a shape.
  ///
  /// @return whether the step was taken; it is not when loss or gradients are no finite numbers,
  ///   and then no parameter has changed
  public boolean run(BatchShape shape) {
    Planned plan = planned(shape);
    ModelPass pass = plan.pass;
    pass.drawDropout(seed, optimizer.steps());
    if (!plan.tables.isEmpty()) {
      workers.runPieces(plan.tables.size(), plan.tablePiece);
    }
    pass.forwardPadding(kernels);
    workers.runRanges(plan.cut, plan.throughTime);
    if (!Double.isFinite(pass.loss().lossSum())) {
      return false;
    }
    workers.runPieces(plan.paddingRuns + plan.pieces.size(), plan.gradientPiece);
    if (plan.paddingRuns > 0) {
      workers.runPieces(plan.pieces.size(), plan.paddingPiece);
    }
    pass.formTableGradients(kernels);
    gradientNorm = formGradientNorm();
    if (!Double.isFinite(gradientNorm)) {
      return false;
    }
    optimizer.begin(optimizer.rule().clipping().scaleFor(gradientNorm));
    workers.runPieces(updates.size(), updatePiece);
    return true;
  }

  /// The norm of all gradients together, with what L2 adds to them: 32 interleaved sums a panel,
  /// then panel by panel.
  private double formGradientNorm() {
    workers.runPieces(updates.size(), squarePiece);
    double sum = 0;
    for (float square : squares) {
      sum += square;
    }
    return Math.sqrt(sum);
  }

  private void sumSquares(int index) {
    Panels piece = updates.get(index);
    optimizer.addPenalty(kernels, piece.parameter(), piece.from(), piece.to());
    Matrix gradient = parameters.get(piece.parameter()).gradient();
    int count = gradient.rows() * Matrix.PANEL;
    for (int panel = piece.from(); panel < piece.to(); panel++) {
      int slot = (squaresAt[piece.parameter()] + panel) * Matrix.PANEL;
      kernels.sumOfSquares(gradient.values(), gradient.at(panel, 0), count, squares, slot);
    }
  }

  private void update(int index) {
    Panels piece = updates.get(index);
    optimizer.update(kernels, piece.parameter(), piece.from(), piece.to());
  }
}
