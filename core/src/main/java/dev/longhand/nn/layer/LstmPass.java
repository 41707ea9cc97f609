package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.LstmTile;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowStretches;
import dev.longhand.nn.layer.HiddenStates.Carry;
import java.util.Optional;

/// A run of {@link Lstm} over a batch.
///
/// Cell states keep the initial state as step -1 in front, as {@link HiddenStates} do. After
/// backward the gates hold the gradients before activation.
public final class LstmPass extends RecurrentPass {
  private final Lstm layer;
  private final Optional<Gradients> training;
  private final Optional<LstmNorm> norm;
  private final boolean fused;
  private final int groups;
  private final Matrix gates; // [T B, 4H or 3H packed]
  private final Matrix cells; // [(T + 1) B, H]
  private final Matrix squashed; // [T B, H], tanh of the cells
  private final Matrix cellGradient; // [B, H]
  private final Optional<Matrix> keptCells;
  private final Optional<Matrix> keptCellGradient;
  private final LstmTile[] forwardTiles; // by the first sequence of a range
  private final LstmTile[] backwardTiles;
  private final LstmTile[] groupTiles; // by group, at the first row

  /// A pass over a source.
  LstmPass(Lstm layer, Source source, Plan plan) {
    super(
        layer,
        plan,
        new HiddenStates(layer, plan, Carry.NOTHING),
        InputProjection.of(source, layer.kernel(), inputBias(layer), plan.training()));
    this.layer = layer;
    this.training = plan.training();
    BatchShape shape = batch.shape();
    int units = layer.config().units();
    gates = Matrix.zeros(shape.rows(), layer.order().packedColumns());
    cells = Matrix.zeros(Math.addExact(shape.rows(), shape.sequences()), units);
    squashed = Matrix.zeros(shape.rows(), units);
    cellGradient = Matrix.zeros(shape.sequences(), units);
    keptCells = Optional.of(cells);
    keptCellGradient = Optional.of(cellGradient);
    norm = layer.cellNorm().map(weights -> new LstmNorm(layer, weights, states, batch, training));
    fused = norm.isEmpty() && isPlain(layer.config());
    groups = LstmTile.groups(units, layer.config().gates());
    Matrix peepholes =
        layer.peepholes().map(Parameter::value).orElseGet(() -> Matrix.zeros(3, units));
    forwardTiles = tiles(shape.sequences(), states.outputs(), peepholes);
    backwardTiles =
        training.isPresent()
            ? tiles(shape.sequences(), states.outputGradient(), peepholes)
            : forwardTiles;
    groupTiles = tiles(layer.peepholes().isPresent() ? groups : 0, states.outputs(), peepholes);
    addJobs();
  }

  /// Behind norms the bias is added to their sum.
  private static InputBias inputBias(Lstm layer) {
    return layer.cellNorm().isPresent()
        ? InputBias.none(layer.kernel())
        : InputBias.of(layer.bias());
  }

  private static boolean isPlain(LstmConfig config) {
    return config.inputForget() == LstmConfig.InputForget.SEPARATE
        && config.peepholes() == LstmConfig.Peepholes.ABSENT
        && config.gateActivation() == GateActivation.SIGMOID;
  }

  private LstmTile[] tiles(int count, Matrix outputsOrGradient, Matrix peepholes) {
    Matrix through = norm.isPresent() ? norm.get().throughSquash() : squashed;
    var buffers =
        new LstmTile.Buffers(gates, cells, squashed, outputsOrGradient, cellGradient, through);
    var sight = layer.peepholes().isPresent() ? LstmTile.Sight.CELL : LstmTile.Sight.NOTHING;
    LstmConfig config = layer.config();
    var variant =
        new LstmTile.Variant(config.gates(), sight, peepholes, config.gateActivation().slope());
    var tiles = new LstmTile[count];
    for (int i = 0; i < tiles.length; i++) {
      tiles[i] = new LstmTile(buffers, variant);
    }
    return tiles;
  }

  private void addJobs() {
    if (norm.isPresent()) {
      norm.get().addJobs(jobs, projection, gates, squashed);
    } else {
      jobs.add(gates.panels(), this::formGateGradients);
    }
    jobs.add(states.projectionPanels(), states::formProjectionGradient);
    jobs.add(groupTiles.length, this::formPeepholeGradients);
  }

  @Override
  Optional<Matrix> kept() {
    return keptCells;
  }

  @Override
  Optional<Matrix> keptGradient() {
    return keptCellGradient;
  }

  @Override
  int keptGradientRow(int t, int b) {
    return b;
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    LstmTile tile = forwardTiles[from];
    states.begin(from, to - from);
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      enter(kernels, t, from, to);
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
      if (norm.isPresent()) {
        forwardNormalised(kernels, norm.get(), tile, row, from, rows);
      } else {
        for (int group = 0; group < groups; group++) {
          forwardPanels(kernels, group, row, rows);
          tile.moveTo(group, row, batch.sequences(), from);
          forwardCell(kernels, tile, rows);
        }
      }
      states.finishStep(kernels, t, row, rows);
    }
  }

  private void forwardPanels(Kernels kernels, int group, int row, int rows) {
    if (layer.order() instanceof ColumnOrder.Blocks blocks) {
      for (int block = 0; block < blocks.count(); block++) {
        forwardPanel(kernels, block * blocks.panels() + group, row, rows);
      }
    } else {
      forwardPanel(kernels, 2 * group, row, rows);
      forwardPanel(kernels, 2 * group + 1, row, rows);
    }
  }

  private void forwardPanel(Kernels kernels, int panel, int row, int rows) {
    projection.forward(kernels, panel, row, rows, gates);
    MatrixProduct.multiplyOnto(
        kernels, states.seen(), row, rows, states.kernel(), panel, gates, row);
  }

  private void forwardCell(Kernels kernels, LstmTile tile, int rows) {
    if (fused) {
      kernels.lstmForward(tile, rows);
    } else {
      kernels.lstmCells(tile, rows);
      kernels.lstmOutputs(tile, rows);
    }
  }

  private void forwardNormalised(
      Kernels kernels, LstmNorm cellNorm, LstmTile tile, int row, int from, int rows) {
    cellNorm.forwardSums(kernels, projection, row, rows, gates);
    for (int group = 0; group < groups; group++) {
      tile.moveTo(group, row, batch.sequences(), from);
      kernels.lstmCells(tile, rows);
    }
    cellNorm.forwardCells(kernels, row, rows, squashed);
    for (int group = 0; group < groups; group++) {
      tile.moveTo(group, row, batch.sequences(), from);
      kernels.lstmOutputs(tile, rows);
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    LstmTile tile = backwardTiles[from];
    cellGradient.clearRows(from, to - from);
    states.beginBackward(from, to - from);
    for (int t = batch.steps() - 1; t >= batch.entry(from); t--) {
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
      addArrivals(cellGradient, from, row, rows);
      states.backwardOutput(kernels, t, row, rows);
      if (norm.isPresent()) {
        backwardNormalised(kernels, norm.get(), tile, t, row, from, rows);
      } else {
        for (int group = 0; group < groups; group++) {
          tile.moveTo(group, row, batch.sequences(), from);
          backwardCell(kernels, tile, rows);
        }
        states.backwardHidden(kernels, t, row, rows, gates, states.transposed());
        projection.backward(kernels, row, rows, gates);
      }
      states.finishBackward(kernels, t, row, rows);
    }
  }

  private void backwardCell(Kernels kernels, LstmTile tile, int rows) {
    if (fused) {
      kernels.lstmBackward(tile, rows);
    } else {
      kernels.lstmOutputsBackward(tile, rows);
      kernels.lstmCellsBackward(tile, rows);
    }
  }

  private void backwardNormalised(
      Kernels kernels, LstmNorm cellNorm, LstmTile tile, int t, int row, int from, int rows) {
    for (int group = 0; group < groups; group++) {
      tile.moveTo(group, row, batch.sequences(), from);
      kernels.lstmOutputsBackward(tile, rows);
    }
    cellNorm.backwardCells(kernels, row, from, rows, squashed);
    for (int group = 0; group < groups; group++) {
      tile.moveTo(group, row, batch.sequences(), from);
      kernels.lstmCellsBackward(tile, rows);
    }
    cellNorm.backwardSums(kernels, row, rows, gates);
    states.backwardHidden(kernels, t, row, rows, cellNorm.recurrentGradient(), states.transposed());
    projection.backward(kernels, row, rows, cellNorm.inputGradient());
  }

  private void formGateGradients(Kernels kernels, int fromPanel, int toPanel) {
    projection.formGradients(kernels, batch.stretches(), gates, fromPanel, toPanel);
    states.formKernelGradient(kernels, states.seen(), gates, fromPanel, toPanel);
  }

  private void formPeepholeGradients(Kernels kernels, int fromGroup, int toGroup) {
    Gradients gradients = training.orElseThrow();
    Matrix gradient = gradients.of(layer.peepholes().orElseThrow()).gradient();
    RowStretches rows = batch.stretches();
    for (int group = fromGroup; group < toGroup; group++) {
      if (gradients.anew()) {
        groupTiles[group].clearPeepholeGradients(group, gradient);
      }
      for (int stretch = 0; stretch < rows.size(); stretch++) {
        groupTiles[group].moveTo(group, rows.first(stretch), batch.sequences(), 0);
        groupTiles[group].addPeepholeGradients(kernels, rows.count(stretch), group, gradient);
      }
    }
  }
}
