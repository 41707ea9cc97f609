package dev.longhand.nn.layer;

import dev.longhand.kernel.GruTile;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.HiddenStates.Carry;
import java.util.Optional;

/// A run of {@link Gru} over a batch.
///
/// The gates' matrix has a block of panels for the update gate, the reset gate and the candidate;
/// with reset after, a fourth holds what the recurrent kernel makes of the hidden state for the
/// candidate. After backward all blocks hold the gradients before activation.
public final class GruPass extends RecurrentPass {
  private static final int CANDIDATE = 2; // blocks before it

  private final Gru layer;
  private final boolean before;
  private final Optional<Gradients> training;
  private final int panels; // of one block
  private final Matrix inputBias; // [1, 3H], b + d but for the candidate, whose d the gate scales
  private final Matrix gates; // [T B, 4H packed], reset before [T B, 3H packed]
  private final Matrix inputSums; // [T B, 3H packed], those of the input and the bias
  private final Matrix gateSums; // [T B, 2H packed], update and reset gate
  private final Matrix recurrentSums; // [T B, 3H packed], panels as those of the recurrent kernel
  private final Matrix candidateSums; // [T B, H packed], what h U of the candidate got
  private final Matrix resetStates; // [T B, H], reset gate * hidden state
  private final Matrix resetStateGradient; // [B, H]
  private final Matrix zero; // [1, H]
  private final Matrix gateBack; // [2H packed, H or P], of the transposed recurrent kernel
  private final Matrix candidateBack; // [H packed, H or P], likewise
  private final Optional<Matrix> keptOutputs;
  private final Optional<Matrix> keptOutputGradient;
  private final GruTile[] tiles; // by the first sequence of a range

  GruPass(Gru layer, Source source, Plan plan) {
    Matrix inputBias = Matrix.zeros(1, layer.kernel().value().columns());
    super(
        layer,
        plan,
        new HiddenStates(layer, plan, Carry.OUTPUT),
        InputProjection.of(
            source,
            layer.kernel(),
            new InputBias(inputBias, Optional.of(layer.bias())),
            plan.training()));
    this.layer = layer;
    this.inputBias = inputBias;
    this.training = plan.training();
    BatchShape shape = batch.shape();
    before = layer.config().reset() == Reset.BEFORE;
    int units = layer.config().units();
    panels = Matrix.panels(units);
    int block = panels * Matrix.PANEL;
    gates = Matrix.zeros(shape.rows(), (before ? 3 : 4) * block);
    inputSums = gates.panels(0, 3 * block);
    gateSums = gates.panels(0, 2 * block);
    recurrentSums = before ? gates : gates.panels(panels, 3 * block);
    candidateSums = gates.panels((before ? 2 : 3) * panels, block);
    resetStates = Matrix.zeros(before ? shape.rows() : 1, units);
    resetStateGradient = Matrix.zeros(shape.sequences(), units);
    zero = Matrix.zeros(1, units);
    boolean learns = training.isPresent();
    gateBack = learns ? states.transposed().rows(0, 2 * block) : zero;
    candidateBack = learns ? states.transposed().rows(2 * block, block) : zero;
    tiles = tiles();
    boolean apart = layer.projection().isPresent();
    keptOutputs = apart ? Optional.of(states.outputs()) : Optional.empty();
    keptOutputGradient = apart ? Optional.of(states.outputGradient()) : Optional.empty();
    jobs.add(inputSums.panels(), this::formGateGradients);
    jobs.add(states.projectionPanels(), states::formProjectionGradient);
  }

  private GruTile[] tiles() {
    var buffers =
        new GruTile.Buffers(
            gates, states.outputs(), states.outputGradient(), resetStates, resetStateGradient);
    GruTile.Reset reset = before ? GruTile.Reset.BEFORE : GruTile.Reset.AFTER;
    var tiles = new GruTile[batch.sequences()];
    for (int sequence = 0; sequence < tiles.length; sequence++) {
      tiles[sequence] = new GruTile(buffers, reset, layer.config().gateActivation().slope());
    }
    return tiles;
  }

  /// Behind a projection the output itself.
  @Override
  Optional<Matrix> kept() {
    return keptOutputs;
  }

  @Override
  Optional<Matrix> keptGradient() {
    return keptOutputGradient;
  }

  @Override
  int keptGradientRow(int t, int b) {
    return batch.row(t, b);
  }

  /// Always all: the biases of input and hidden state are added up here.
  @Override
  public int tablePanels() {
    return inputSums.panels();
  }

  @Override
  public void fillTables(Kernels kernels, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      addBiases(panel);
    }
    super.fillTables(kernels, fromPanel, toPanel);
  }

  private void addBiases(int panel) {
    Matrix bias = layer.bias().value();
    boolean both = layer.recurrentBias().isPresent() && panel < CANDIDATE * panels;
    for (int column = panel * Matrix.PANEL; column < (panel + 1) * Matrix.PANEL; column++) {
      float recurrent = both ? layer.recurrentBias().get().value().get(0, column) : 0f;
      inputBias.set(0, column, bias.get(0, column) + recurrent);
    }
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    GruTile tile = tiles[from];
    states.begin(from, to - from);
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      enter(kernels, t, from, to);
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
      for (int panel = 0; panel < panels; panel++) {
        forwardGate(kernels, panel, row, rows);
        forwardGate(kernels, panels + panel, row, rows);
        tile.moveTo(panel, row, batch.sequences(), from);
        kernels.gruGates(tile, rows);
        if (!before) {
          forwardCandidate(kernels, panel, row, rows);
          kernels.gruOutputs(tile, rows);
        }
      }
      if (before) {
        forwardBefore(kernels, tile, row, from, rows);
      }
      states.finishStep(kernels, t, row, rows);
    }
  }

  /// The sums of 32 units of the update or the reset gate.
  private void forwardGate(Kernels kernels, int panel, int row, int rows) {
    projection.forward(kernels, panel, row, rows, gates);
    MatrixProduct.multiplyOnto(
        kernels, states.seen(), row, rows, states.kernel(), panel, gates, row);
  }

  /// Both parts of the candidate's sums, each for itself.
  private void forwardCandidate(Kernels kernels, int panel, int row, int rows) {
    int candidate = CANDIDATE * panels + panel;
    projection.forward(kernels, candidate, row, rows, gates);
    MatrixProduct.multiply(
        kernels,
        states.seen(),
        row,
        rows,
        states.kernel(),
        candidate,
        layer.recurrentBias().orElseThrow().value(),
        recurrentSums);
  }

  /// Once all reset gates stand, the candidates, and the outputs.
  private void forwardBefore(Kernels kernels, GruTile tile, int row, int from, int rows) {
    if (states.dropout().isPresent()) {
      states.dropout().get().apply(kernels, row, rows, from, resetStates, resetStates);
    }
    for (int panel = 0; panel < panels; panel++) {
      int candidate = CANDIDATE * panels + panel;
      projection.forward(kernels, candidate, row, rows, gates);
      MatrixProduct.multiplyOnto(
          kernels, resetStates, row, rows, states.kernel(), candidate, gates, row);
      tile.moveTo(panel, row, batch.sequences(), from);
      kernels.gruOutputs(tile, rows);
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    GruTile tile = tiles[from];
    states.beginBackward(from, to - from);
    for (int t = batch.steps() - 1; t >= batch.entry(from); t--) {
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
      states.backwardOutput(kernels, t, row, rows);
      addArrivals(states.outputGradient(), row + batch.sequences(), row, rows);
      for (int panel = 0; panel < panels; panel++) {
        tile.moveTo(panel, row, batch.sequences(), from);
        kernels.gruBackward(tile, rows);
      }
      if (before) {
        backwardBefore(kernels, tile, row, from, rows);
      }
      states.backwardHidden(kernels, t, row, rows, gateSums, gateBack);
      if (!before) {
        states.addBackwardHidden(kernels, row, rows, candidateSums, candidateBack);
      }
      projection.backward(kernels, row, rows, inputSums);
      states.finishBackward(kernels, t, row, rows);
    }
  }

  /// The gradient of the reset gates, once that of what they have let through stands.
  private void backwardBefore(Kernels kernels, GruTile tile, int row, int from, int rows) {
    for (int panel = 0; panel < candidateBack.panels(); panel++) {
      MatrixProduct.multiply(
          kernels, candidateSums, row, rows, candidateBack, panel, zero, resetStateGradient, from);
    }
    if (states.dropout().isPresent()) {
      states
          .dropout()
          .get()
          .apply(kernels, from, rows, from, resetStateGradient, resetStateGradient);
    }
    for (int panel = 0; panel < panels; panel++) {
      tile.moveTo(panel, row, batch.sequences(), from);
      kernels.gruResetBackward(tile, rows);
    }
  }

  private void formGateGradients(Kernels kernels, int fromPanel, int toPanel) {
    int candidates = CANDIDATE * panels;
    int middle = Math.clamp(candidates, fromPanel, toPanel);
    projection.formGradients(kernels, batch.stretches(), inputSums, fromPanel, toPanel);
    states.formKernelGradient(kernels, states.seen(), gates, fromPanel, middle);
    Matrix read = before ? resetStates : states.seen();
    states.formKernelGradient(kernels, read, recurrentSums, middle, toPanel);
    if (layer.recurrentBias().isPresent()) {
      formRecurrentBiasGradient(kernels, layer.recurrentBias().get(), fromPanel, middle, toPanel);
    }
  }

  /// For the gates it is that of the other bias, since both are added up.
  private void formRecurrentBiasGradient(
      Kernels kernels, Parameter recurrentBias, int fromPanel, int middle, int toPanel) {
    Gradients gradients = training.orElseThrow();
    Matrix gradient = gradients.begin(recurrentBias, fromPanel, toPanel);
    Matrix bias = gradients.of(layer.bias()).gradient();
    for (int panel = fromPanel; panel < middle; panel++) {
      System.arraycopy(
          bias.values(), bias.at(panel, 0), gradient.values(), gradient.at(panel, 0), Matrix.PANEL);
    }
    MatrixProduct.sumRows(kernels, batch.stretches(), recurrentSums, gradient, middle, toPanel);
  }
}
