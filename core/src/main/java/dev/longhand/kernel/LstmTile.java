package dev.longhand.kernel;

import java.util.Arrays;

/// Where the cell of an LSTM finds its operands: some units of some rows.
///
/// Four gates of 16 units lie side by side in two panels, so that both are still in the nearest
/// cache when the cell reads them: the first holds input | forget, the second candidate | output.
/// Coupled gates are three, each with panels of its own and 32 units in a tile. Everything else
/// lies unit by unit. Mutable and reused, because a time step may not allocate; one per thread.
public final class LstmTile {
  /// Units in a tile of four gates: half a panel.
  public static final int UNITS = Matrix.PANEL / 2;

  private static final int COUPLED_GATES = 3;

  /// The buffers of one pass.
  ///
  /// @param gates [T B, 4 H or 3 H padded]; values before activation on the way forward,
  ///   activations after it, gradients after backward
  /// @param cells [(T + 1) B, H], the initial state first
  /// @param squashed `[T B, H]`, tanh of the cells or of what is made of them; on the way back the
  ///   gradient of what tanh was taken of
  /// @param outputs [(T + 1) B, H], what the cell puts out, the initial one first; on the way back
  ///   the gradient of the same
  /// @param cellGradient `[B, H]`, handed from a step to the one before it
  /// @param throughSquash the gradient that reaches the cells through tanh: `squashed` itself, or
  ///   `[B, H]` where something lies between
  public record Buffers(
      Matrix gates,
      Matrix cells,
      Matrix squashed,
      Matrix outputs,
      Matrix cellGradient,
      Matrix throughSquash) {}

  /// Whether the gates see the cell state.
  public enum Sight {
    NOTHING,
    CELL
  }

  /// What distinguishes one LSTM from another.
  ///
  /// @param gates 4, or 3 where the forget gate is 1 - input gate
  /// @param sight whether the peepholes are looked through
  /// @param peepholes `[3, H]`, what the input, forget and output gate see of the cell, or `[2, H]`
  ///   without a forget gate; zeros where they see nothing
  /// @param gateSlope slope of a hard sigmoid, or 0 for the sigmoid
  public record Variant(int gates, Sight sight, Matrix peepholes, float gateSlope) {
    /// Four gates, sigmoid, no peepholes.
    public static Variant plain(int units) {
      return new Variant(4, Sight.NOTHING, Matrix.zeros(3, units), 0f);
    }
  }

  final float[] gates;
  final float[] cells;
  final float[] squashed;
  final float[] outputs;
  final float[] cellGradient;
  final float[] throughSquash;
  final float[] peepholes;
  final boolean coupled;
  final boolean seesCell;
  final float gateSlope;

  /// Units in this tile: 16 or 32.
  final int width;

  int inputAt;
  int forgetAt;
  int candidateAt;
  int outputGateAt;
  int previousCellsAt;
  int cellsAt;
  int squashedAt;
  int outputsAt;
  int cellGradientAt;
  int throughSquashAt;
  int inputPeepholeAt;
  int forgetPeepholeAt;
  int outputPeepholeAt;

  private final Buffers buffers;
  private final Matrix peepholeMatrix;

  /// A tile over the buffers of one pass.
  public LstmTile(Buffers buffers, Variant variant) {
    this.buffers = buffers;
    gates = buffers.gates.values();
    cells = buffers.cells.values();
    squashed = buffers.squashed.values();
    outputs = buffers.outputs.values();
    cellGradient = buffers.cellGradient.values();
    throughSquash = buffers.throughSquash.values();
    coupled = variant.gates == COUPLED_GATES;
    seesCell = variant.sight == Sight.CELL;
    peepholeMatrix = variant.peepholes;
    peepholes = peepholeMatrix.values();
    gateSlope = variant.gateSlope;
    width = coupled ? Matrix.PANEL : UNITS;
  }

  /// Moves to the units of a group at one time step.
  ///
  /// @param row the first row of the step: t B + b
  /// @param sequences B, the distance to the row of the next step
  /// @param sequence b
  public void moveTo(int group, int row, int sequences, int sequence) {
    int panel = group * width / Matrix.PANEL;
    int half = group * width % Matrix.PANEL;
    moveGatesTo(group, row);
    previousCellsAt = buffers.cells.at(panel, row) + half;
    cellsAt = buffers.cells.at(panel, row + sequences) + half;
    squashedAt = buffers.squashed.at(panel, row) + half;
    outputsAt = buffers.outputs.at(panel, row + sequences) + half;
    cellGradientAt = buffers.cellGradient.at(panel, sequence) + half;
    boolean apart = buffers.throughSquash != buffers.squashed;
    throughSquashAt = buffers.throughSquash.at(panel, apart ? sequence : row) + half;
    inputPeepholeAt = peepholeMatrix.at(panel, 0) + half;
    forgetPeepholeAt = peepholeMatrix.at(panel, 1) + half;
    outputPeepholeAt = peepholeMatrix.at(panel, coupled ? 1 : 2) + half;
  }

  private void moveGatesTo(int group, int row) {
    if (coupled) {
      int panels = buffers.gates.panels() / COUPLED_GATES;
      inputAt = buffers.gates.at(group, row);
      candidateAt = buffers.gates.at(panels + group, row);
      outputGateAt = buffers.gates.at(2 * panels + group, row);
      forgetAt = inputAt;
    } else {
      inputAt = buffers.gates.at(2 * group, row);
      forgetAt = inputAt + UNITS;
      candidateAt = buffers.gates.at(2 * group + 1, row);
      outputGateAt = candidateAt + UNITS;
    }
  }

  /// How many groups that many units make.
  ///
  /// @param gates 4 or 3
  public static int groups(int units, int gates) {
    int width = gates == COUPLED_GATES ? Matrix.PANEL : UNITS;
    return (units + width - 1) / width;
  }

  /// Adds to the gradients of a group's peepholes what comes of the rows from where the tile
  /// stands, after backward.
  ///
  /// @param gradient [3, H] or [2, H] as the peepholes
  public void addPeepholeGradients(Kernels kernels, int rows, int group, Matrix gradient) {
    int panel = group * width / Matrix.PANEL;
    int half = group * width % Matrix.PANEL;
    sum(kernels, rows, inputAt, previousCellsAt, gradient, gradient.at(panel, 0) + half);
    if (!coupled) {
      sum(kernels, rows, forgetAt, previousCellsAt, gradient, gradient.at(panel, 1) + half);
    }
    int output = gradient.at(panel, coupled ? 1 : 2) + half;
    sum(kernels, rows, outputGateAt, cellsAt, gradient, output);
  }

  /// Writes zeros into the gradients of a group's peepholes.
  ///
  /// @param gradient [3, H] or [2, H] as the peepholes
  public void clearPeepholeGradients(int group, Matrix gradient) {
    int panel = group * width / Matrix.PANEL;
    int half = group * width % Matrix.PANEL;
    for (int gate = 0; gate < gradient.rows(); gate++) {
      int at = gradient.at(panel, gate) + half;
      Arrays.fill(gradient.values(), at, at + width, 0f);
    }
  }

  private void sum(Kernels kernels, int rows, int gateAt, int cellAt, Matrix gradient, int at) {
    kernels.sumProducts(rows, width, gates, gateAt, cells, cellAt, gradient.values(), at);
  }
}
