package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.LstmTile;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import java.util.Optional;

/// A run of {@link Lstm} over a batch.
///
/// Hidden and cell states keep the initial state as step -1 in front, so the state before a step is
/// just B rows up. After backward the gates hold the gradients before activation.
public final class LstmPass implements Pass {
  /// Where the gradient of the output arrives.
  public enum GradientArrives {
    AT_EVERY_STEP,
    AT_LAST_STEP
  }

  private final Lstm layer;
  private final BatchShape shape;
  private final GradientArrives arrives;
  private final InputProjection projection;
  private final Optional<TableProjection> tables;
  private final Optional<Gradients> training;
  private final Matrix gates; // [T B, 4H packed]
  private final Matrix cells; // [(T + 1) B, H]
  private final Matrix squashed; // [T B, H], tanh of the cells
  private final Matrix hidden; // [(T + 1) B, H]
  private final Matrix hiddenBefore; // [T B, H], the part of it that steps begin with
  private final Matrix hiddenGradient; // as hidden
  private final Matrix cellGradient; // [B, H]
  private final Matrix zero; // [1, H]
  private final LstmTile[] forwardTiles; // by the first sequence of a range
  private final LstmTile[] backwardTiles;

  /// A pass over a source.
  ///
  /// @param arrives at which steps whoever reads the output writes a gradient
  /// @param training the gradients to form; absent outside training
  public LstmPass(
      Lstm layer,
      Source source,
      BatchShape shape,
      GradientArrives arrives,
      Optional<Gradients> training) {
    this.layer = layer;
    this.shape = shape;
    this.arrives = arrives;
    this.training = training;
    projection = InputProjection.of(source, layer.kernel(), layer.bias(), training);
    tables =
        switch (projection) {
          case TableProjection table -> Optional.of(table);
          case ActivationProjection activations -> Optional.empty();
        };
    int units = layer.outputWidth();
    int states = Math.addExact(shape.rows(), shape.sequences());
    gates = Matrix.zeros(shape.rows(), layer.order().packedColumns());
    cells = Matrix.zeros(states, units);
    squashed = Matrix.zeros(shape.rows(), units);
    hidden = Matrix.zeros(states, units);
    hiddenBefore = hidden.rows(0, shape.rows());
    hiddenGradient = training.isPresent() ? Matrix.zeros(states, units) : hidden;
    cellGradient = Matrix.zeros(shape.sequences(), units);
    zero = Matrix.zeros(1, units);
    forwardTiles = tiles(hidden);
    backwardTiles = tiles(hiddenGradient);
    training.ifPresent(gradients -> gradients.of(layer.recurrentKernel()).transposed());
  }

  private LstmTile[] tiles(Matrix hiddenOrGradient) {
    var tiles = new LstmTile[shape.sequences()];
    for (int sequence = 0; sequence < tiles.length; sequence++) {
      tiles[sequence] = new LstmTile(gates, cells, squashed, hiddenOrGradient, cellGradient);
    }
    return tiles;
  }

  /// `[T B, H]`, without the initial state.
  @Override
  public Matrix output() {
    return hidden.rows(shape.sequences(), shape.rows());
  }

  @Override
  public Matrix outputGradient() {
    return hiddenGradient.rows(shape.sequences(), shape.rows());
  }

  /// Begins the next run with a state.
  public void load(LayerState state) {
    hidden.copyRows(state.hidden(), 0, shape.sequences(), 0);
    cells.copyRows(state.cell(), 0, shape.sequences(), 0);
  }

  /// Hands the state after the last step out.
  public void save(LayerState state) {
    state.hidden().copyRows(hidden, shape.rows(), shape.sequences(), 0);
    state.cell().copyRows(cells, shape.rows(), shape.sequences(), 0);
  }

  /// Hands the gradient of the initial state out, after backward.
  public void saveInitialGradient(LayerState gradient) {
    gradient.hidden().copyRows(hiddenGradient, 0, shape.sequences(), 0);
    gradient.cell().copyRows(cellGradient, 0, shape.sequences(), 0);
  }

  @Override
  public int tablePanels() {
    return tables.isPresent() ? tables.get().tablePanels() : 0;
  }

  @Override
  public void fillTables(Kernels kernels, int fromPanel, int toPanel) {
    tables.orElseThrow().fill(kernels, fromPanel, toPanel);
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    LstmTile tile = forwardTiles[from];
    for (int t = 0; t < shape.steps(); t++) {
      int row = t * shape.sequences() + from;
      for (int group = 0; group < layer.order().groups(); group++) {
        forwardPanel(kernels, 2 * group, row, to - from);
        forwardPanel(kernels, 2 * group + 1, row, to - from);
        tile.moveTo(group, row, shape.sequences(), from);
        kernels.lstmForward(tile, to - from);
      }
    }
  }

  private void forwardPanel(Kernels kernels, int panel, int row, int rows) {
    projection.forward(kernels, panel, row, rows, gates);
    MatrixProduct.multiplyOnto(
        kernels, hidden, row, rows, layer.recurrentKernel().value(), panel, gates, row);
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    Matrix transposed = training.orElseThrow().of(layer.recurrentKernel()).transposed();
    LstmTile tile = backwardTiles[from];
    cellGradient.clearRows(from, to - from);
    for (int t = shape.steps() - 1; t >= 0; t--) {
      int row = t * shape.sequences() + from;
      for (int group = 0; group < layer.order().groups(); group++) {
        tile.moveTo(group, row, shape.sequences(), from);
        kernels.lstmBackward(tile, to - from);
      }
      backwardHidden(kernels, transposed, t, row, to - from);
      projection.backward(kernels, row, to - from, gates);
    }
  }

  /// The gradient of the hidden state before step t, to which only that state's own reader and this
  /// step contribute.
  private void backwardHidden(Kernels kernels, Matrix transposed, int t, int row, int rows) {
    boolean hasReader = t > 0 && arrives == GradientArrives.AT_EVERY_STEP;
    for (int panel = 0; panel < transposed.panels(); panel++) {
      if (hasReader) {
        MatrixProduct.multiplyOnto(
            kernels, gates, row, rows, transposed, panel, hiddenGradient, row);
      } else {
        MatrixProduct.multiply(kernels, gates, row, rows, transposed, panel, zero, hiddenGradient);
      }
    }
  }

  @Override
  public int gradientPanels() {
    return gates.panels();
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    projection.formGradients(kernels, gates, fromPanel, toPanel);
    Matrix gradient = training.orElseThrow().of(layer.recurrentKernel()).gradient();
    gradient.clearPanels(fromPanel, toPanel);
    MatrixProduct.accumulate(kernels, hiddenBefore, gates, gradient, fromPanel, toPanel);
  }

  @Override
  public void formTableGradients(Kernels kernels) {
    if (tables.isPresent()) {
      tables.get().formTableGradients(kernels);
    }
  }
}
