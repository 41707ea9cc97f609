package dev.longhand.kernel;

/// Where the cell of an LSTM finds its operands: 16 units of some rows.
///
/// Gates of 16 units lie side by side in two panels, so that both are still in the nearest cache
/// when the cell reads them: the first holds input | forget, the second candidate | output.
/// Everything else is a half panel. Mutable and reused, because a time step may not allocate; one
/// per thread.
public final class LstmTile {
  /// Units in a tile: half a panel.
  public static final int UNITS = Matrix.PANEL / 2;

  /// Values before activation on the way forward; activations after it; gradients after backward.
  final Matrix gates;

  /// Cell states, the one before and the one after this step.
  final Matrix cells;

  /// tanh of the new cell state.
  final Matrix squashed;

  /// Hidden states after this step; on the way back their gradient.
  final Matrix hidden;

  /// Gradient of the cell state, handed from a step to the one before it.
  final Matrix cellGradient;

  int gatesAt;
  int candidatesAt;
  int previousCellsAt;
  int cellsAt;
  int squashedAt;
  int hiddenAt;
  int cellGradientAt;

  /// A tile over the buffers of one pass.
  ///
  /// @param gates [T B, 4 H padded]
  /// @param cells [(T + 1) B, H], the initial state first
  /// @param squashed `[T B, H]`
  /// @param hidden [(T + 1) B, H], on the way back the gradient of the same
  /// @param cellGradient `[B, H]`
  public LstmTile(Matrix gates, Matrix cells, Matrix squashed, Matrix hidden, Matrix cellGradient) {
    this.gates = gates;
    this.cells = cells;
    this.squashed = squashed;
    this.hidden = hidden;
    this.cellGradient = cellGradient;
  }

  /// Moves to the 16 units of a group at one time step.
  ///
  /// @param row the first row of the step: t B + b
  /// @param sequences B, the distance to the row of the next step
  /// @param sequence b
  public void moveTo(int group, int row, int sequences, int sequence) {
    int half = group % 2 * UNITS;
    int panel = group / 2;
    gatesAt = gates.at(2 * group, row);
    candidatesAt = gates.at(2 * group + 1, row);
    previousCellsAt = cells.at(panel, row) + half;
    cellsAt = cells.at(panel, row + sequences) + half;
    squashedAt = squashed.at(panel, row) + half;
    hiddenAt = hidden.at(panel, row + sequences) + half;
    cellGradientAt = cellGradient.at(panel, sequence) + half;
  }
}
