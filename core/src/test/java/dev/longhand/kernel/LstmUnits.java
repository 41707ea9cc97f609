package dev.longhand.kernel;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// The units of some rows of an LSTM, which the kernels run, and the formulas of one of them.
///
/// The second of two steps is run, for the sequences 1 to 3 of 5. Sums lie between -4 and 4, cell
/// states between -2 and 2, peepholes and gradients between -1 and 1.
final class LstmUnits {
  /// What the formulas of a unit are about.
  enum Operand {
    INPUT,
    FORGET,
    CANDIDATE,
    OUTPUT,
    PREVIOUS,
    INPUT_PEEPHOLE,
    FORGET_PEEPHOLE,
    OUTPUT_PEEPHOLE
  }

  static final int UNITS = 40; // neither a whole number of panels nor of halves
  static final int FIRST_SEQUENCE = 1;
  static final int ROWS = 3;

  private static final int SEQUENCES = 5;
  private static final int STEPS = 2;
  private static final int ROW = SEQUENCES + FIRST_SEQUENCE;

  final Matrix gates;
  final Matrix cells;
  final Matrix outputs;
  final Matrix cellGradient;

  private final CellRuns.LstmKind kind;
  private final Matrix peepholes;
  private final Matrix outputGradient;
  private final Matrix laterGradient;
  private final Matrix sums;
  private final LstmTile tile;
  private final Kernels kernels = new ScalarKernels();

  LstmUnits(CellRuns.LstmKind kind, long seed) {
    this.kind = kind;
    var random = new SplittableRandom(seed);
    int padded = LstmTile.groups(UNITS, kind.gates()) * kind.width();
    int rows = STEPS * SEQUENCES;
    gates = DoublePrecision.uniform(random, rows, kind.gates() * padded, 4);
    sums = DoublePrecision.copy(gates);
    cells = DoublePrecision.uniform(random, rows + SEQUENCES, UNITS, 2);
    outputs = DoublePrecision.uniform(random, rows + SEQUENCES, UNITS, 1);
    outputGradient = DoublePrecision.uniform(random, rows + SEQUENCES, UNITS, 1);
    cellGradient = DoublePrecision.uniform(random, SEQUENCES, UNITS, 1);
    laterGradient = DoublePrecision.copy(cellGradient);
    peepholes =
        switch (kind.sight()) {
          case NOTHING -> Matrix.zeros(kind.gates() - 1, UNITS);
          case CELL -> DoublePrecision.uniform(random, kind.gates() - 1, UNITS, 1);
        };
    Matrix squashed = DoublePrecision.uniform(random, rows, UNITS, 1);
    tile =
        new LstmTile(
            new LstmTile.Buffers(gates, cells, squashed, outputs, cellGradient, squashed),
            new LstmTile.Variant(kind.gates(), kind.sight(), peepholes, kind.gateSlope()));
  }

  private int groups() {
    return LstmTile.groups(UNITS, kind.gates());
  }

  void forward() {
    for (int group = 0; group < groups(); group++) {
      tile.moveTo(group, ROW, SEQUENCES, FIRST_SEQUENCE);
      kernels.lstmCells(tile, ROWS);
      kernels.lstmOutputs(tile, ROWS);
    }
  }

  void backward() {
    outputs.copyRows(outputGradient, 0, outputs.rows(), 0);
    for (int group = 0; group < groups(); group++) {
      tile.moveTo(group, ROW, SEQUENCES, FIRST_SEQUENCE);
      kernels.lstmOutputsBackward(tile, ROWS);
      kernels.lstmCellsBackward(tile, ROWS);
    }
  }

  /// Both ways by the kernels of the plain LSTM.
  void forwardAndBackwardAsOne() {
    for (int group = 0; group < groups(); group++) {
      tile.moveTo(group, ROW, SEQUENCES, FIRST_SEQUENCE);
      kernels.lstmForward(tile, ROWS);
    }
    outputs.copyRows(outputGradient, 0, outputs.rows(), 0);
    for (int group = 0; group < groups(); group++) {
      tile.moveTo(group, ROW, SEQUENCES, FIRST_SEQUENCE);
      kernels.lstmBackward(tile, ROWS);
    }
  }

  /// The gradients of the peepholes, from the rows that were run.
  Matrix peepholeGradients() {
    gates.clearRows(0, ROW);
    gates.clearRows(ROW + ROWS, gates.rows() - ROW - ROWS);
    Matrix gradient = Matrix.zeros(peepholes.rows(), UNITS);
    for (int group = 0; group < groups(); group++) {
      tile.moveTo(group, 0, SEQUENCES, 0);
      tile.addPeepholeGradients(kernels, gates.rows(), group, gradient);
    }
    return gradient;
  }

  /// Row of the step among the gates.
  static int gateRow(int row) {
    return ROW + row;
  }

  /// Row of the step among cells and outputs, which begin with the initial ones.
  static int stateRow(int row) {
    return ROW + SEQUENCES + row;
  }

  /// Where a gate or the candidate of a unit stands.
  int column(Operand gate, int unit) {
    int group = unit / kind.width();
    int lane = unit % kind.width();
    if (kind.gates() == 3) {
      int block =
          switch (gate) {
            case INPUT -> 0;
            case CANDIDATE -> 1;
            case OUTPUT -> 2;
            case FORGET, PREVIOUS, INPUT_PEEPHOLE, FORGET_PEEPHOLE, OUTPUT_PEEPHOLE ->
                throw new IllegalArgumentException(gate + " is no column");
          };
      return (block * groups() + group) * Matrix.PANEL + lane;
    }
    int block =
        switch (gate) {
          case INPUT -> 0;
          case FORGET -> 1;
          case CANDIDATE -> 2;
          case OUTPUT -> 3;
          case PREVIOUS, INPUT_PEEPHOLE, FORGET_PEEPHOLE, OUTPUT_PEEPHOLE ->
              throw new IllegalArgumentException(gate + " is no column");
        };
    return (group * 4 + block) * LstmTile.UNITS + lane;
  }

  boolean hasForgetGate() {
    return kind.gates() == 4;
  }

  /// The operands of a unit, as they were before anything was run.
  private ToDoubleFunction<Operand> operands(int row, int unit) {
    return operand ->
        switch (operand) {
          case INPUT, CANDIDATE, OUTPUT -> sum(row, unit, operand);
          case FORGET -> hasForgetGate() ? sum(row, unit, operand) : 0;
          case PREVIOUS -> cells.get(gateRow(row), unit);
          case INPUT_PEEPHOLE -> peepholes.get(0, unit);
          case FORGET_PEEPHOLE -> peepholes.get(1, unit);
          case OUTPUT_PEEPHOLE -> peepholes.get(peepholes.rows() - 1, unit);
        };
  }

  private double sum(int row, int unit, Operand gate) {
    return sums.get(gateRow(row), column(gate, unit));
  }

  /// A gate that sees a cell state through a peephole, by the formulas.
  private double gate(ToDoubleFunction<Operand> of, Operand gate, Operand peephole, double cell) {
    double sum = of.applyAsDouble(gate) + of.applyAsDouble(peephole) * cell;
    return DoublePrecision.gate(sum, kind.gateSlope());
  }

  /// The new cell state, by the formulas.
  double cell(int row, int unit) {
    return cell(operands(row, unit));
  }

  private double cell(ToDoubleFunction<Operand> of) {
    double previous = of.applyAsDouble(Operand.PREVIOUS);
    double inputGate = gate(of, Operand.INPUT, Operand.INPUT_PEEPHOLE, previous);
    double forgetGate =
        hasForgetGate()
            ? gate(of, Operand.FORGET, Operand.FORGET_PEEPHOLE, previous)
            : 1 - inputGate;
    return forgetGate * previous + inputGate * StrictMath.tanh(of.applyAsDouble(Operand.CANDIDATE));
  }

  /// The output, by the formulas.
  double output(int row, int unit) {
    return output(operands(row, unit));
  }

  private double output(ToDoubleFunction<Operand> of) {
    double cell = cell(of);
    return gate(of, Operand.OUTPUT, Operand.OUTPUT_PEEPHOLE, cell) * StrictMath.tanh(cell);
  }

  /// The gradient of an operand, by the formulas.
  double gradient(int row, int unit, Operand operand) {
    double ofOutput = outputGradient.get(stateRow(row), unit);
    double ofCell = laterGradient.get(FIRST_SEQUENCE + row, unit);
    ToDoubleFunction<Operand> operands = operands(row, unit);
    return DoublePrecision.slope(
        x -> {
          ToDoubleFunction<Operand> moved = o -> o == operand ? x : operands.applyAsDouble(o);
          return ofOutput * output(moved) + ofCell * cell(moved);
        },
        operands.applyAsDouble(operand));
  }
}
