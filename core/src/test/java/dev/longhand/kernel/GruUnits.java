package dev.longhand.kernel;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// The units of some rows of a GRU, which the kernels run, and the formulas of one of them.
///
/// The second of two steps is run, for the sequences 1 to 3 of 5. Sums lie between -4 and 4,
/// outputs and gradients between -1 and 1.
final class GruUnits {
  /// What the formulas of a unit are about.
  enum Operand {
    UPDATE,
    RESET,
    CANDIDATE,
    RECURRENT,
    PREVIOUS
  }

  static final int UNITS = 40; // not a whole number of panels
  static final int ROWS = 3;

  private static final int SEQUENCES = 5;
  private static final int STEPS = 2;
  private static final int FIRST_SEQUENCE = 1;
  private static final int ROW = SEQUENCES + FIRST_SEQUENCE;

  final Matrix gates;
  final Matrix outputs;
  final Matrix outputGradient;
  final Matrix resetState;

  private final CellRuns.GruKind kind;
  private final Matrix sums;
  private final Matrix gradients;
  private final Matrix resetStateGradient;
  private final GruTile tile;
  private final Kernels kernels = new ScalarKernels();

  GruUnits(CellRuns.GruKind kind, long seed) {
    this.kind = kind;
    var random = new SplittableRandom(seed);
    int rows = STEPS * SEQUENCES;
    int blocks = kind.reset() == GruTile.Reset.AFTER ? 4 : 3;
    gates = DoublePrecision.uniform(random, rows, blocks * Matrix.panels(UNITS) * Matrix.PANEL, 4);
    sums = DoublePrecision.copy(gates);
    outputs = DoublePrecision.uniform(random, rows + SEQUENCES, UNITS, 1);
    outputGradient = DoublePrecision.uniform(random, rows + SEQUENCES, UNITS, 1);
    gradients = DoublePrecision.copy(outputGradient);
    resetState = DoublePrecision.uniform(random, rows, UNITS, 1);
    resetStateGradient = DoublePrecision.uniform(random, SEQUENCES, UNITS, 1);
    tile =
        new GruTile(
            new GruTile.Buffers(gates, outputs, outputGradient, resetState, resetStateGradient),
            kind.reset(),
            kind.gateSlope());
  }

  void forward() {
    for (int panel = 0; panel < Matrix.panels(UNITS); panel++) {
      tile.moveTo(panel, ROW, SEQUENCES, FIRST_SEQUENCE);
      kernels.gruGates(tile, ROWS);
      kernels.gruOutputs(tile, ROWS);
    }
  }

  void backward() {
    for (int panel = 0; panel < Matrix.panels(UNITS); panel++) {
      tile.moveTo(panel, ROW, SEQUENCES, FIRST_SEQUENCE);
      kernels.gruBackward(tile, ROWS);
      if (isBefore()) {
        kernels.gruResetBackward(tile, ROWS);
      }
    }
  }

  boolean isBefore() {
    return kind.reset() == GruTile.Reset.BEFORE;
  }

  /// Row of the step among the gates, and of the step before among the outputs.
  static int gateRow(int row) {
    return ROW + row;
  }

  /// Row of the step among the outputs, which begin with the initial ones.
  static int outputRow(int row) {
    return ROW + SEQUENCES + row;
  }

  /// Where a gate, the candidate or the recurrent part of a unit stands.
  static int column(Operand operand, int unit) {
    int block =
        switch (operand) {
          case UPDATE -> 0;
          case RESET -> 1;
          case CANDIDATE -> 2;
          case RECURRENT -> 3;
          case PREVIOUS -> throw new IllegalArgumentException(operand + " is no column");
        };
    return block * Matrix.panels(UNITS) * Matrix.PANEL + unit;
  }

  /// The operands of a unit, as they were before anything was run.
  private ToDoubleFunction<Operand> operands(int row, int unit) {
    return operand ->
        switch (operand) {
          case UPDATE, RESET, CANDIDATE -> sum(row, unit, operand);
          case RECURRENT -> isBefore() ? 0 : sum(row, unit, operand);
          case PREVIOUS -> outputs.get(gateRow(row), unit);
        };
  }

  private double sum(int row, int unit, Operand operand) {
    return sums.get(gateRow(row), column(operand, unit));
  }

  private double gate(double sum) {
    return DoublePrecision.gate(sum, kind.gateSlope());
  }

  /// What the reset gate lets through of the output before, by the formulas.
  double resetState(int row, int unit) {
    return resetState(operands(row, unit));
  }

  private double resetState(ToDoubleFunction<Operand> of) {
    return gate(of.applyAsDouble(Operand.RESET)) * of.applyAsDouble(Operand.PREVIOUS);
  }

  /// The output, by the formulas.
  double output(int row, int unit) {
    return output(operands(row, unit));
  }

  private double output(ToDoubleFunction<Operand> of) {
    double throughReset =
        isBefore()
            ? 0
            : gate(of.applyAsDouble(Operand.RESET)) * of.applyAsDouble(Operand.RECURRENT);
    double candidate = StrictMath.tanh(of.applyAsDouble(Operand.CANDIDATE) + throughReset);
    double updateGate = gate(of.applyAsDouble(Operand.UPDATE));
    return updateGate * of.applyAsDouble(Operand.PREVIOUS) + (1 - updateGate) * candidate;
  }

  /// The gradient of an operand, by the formulas.
  double gradient(int row, int unit, Operand operand) {
    double ofOutput = gradients.get(outputRow(row), unit);
    double ofResetState = isBefore() ? resetStateGradient.get(FIRST_SEQUENCE + row, unit) : 0;
    ToDoubleFunction<Operand> operands = operands(row, unit);
    double slope =
        DoublePrecision.slope(
            x -> {
              ToDoubleFunction<Operand> moved = o -> o == operand ? x : operands.applyAsDouble(o);
              return ofOutput * output(moved) + ofResetState * resetState(moved);
            },
            operands.applyAsDouble(operand));
    return operand == Operand.PREVIOUS ? gradients.get(gateRow(row), unit) + slope : slope;
  }
}
