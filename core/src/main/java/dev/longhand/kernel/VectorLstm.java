package dev.longhand.kernel;

import static dev.longhand.kernel.VectorGates.LANES;
import static dev.longhand.kernel.VectorGates.ONE;
import static dev.longhand.kernel.VectorGates.SPECIES;
import static dev.longhand.kernel.VectorGates.ZERO;
import static dev.longhand.kernel.VectorGates.curve;
import static dev.longhand.kernel.VectorGates.flush;
import static dev.longhand.kernel.VectorGates.gate;
import static dev.longhand.kernel.VectorGates.load;
import static dev.longhand.kernel.VectorGates.product;
import static dev.longhand.kernel.VectorGates.slope;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/// The cell of an LSTM on vectors: chains of short loops over one vector column of some rows, each
/// with the operations of {@link ScalarCells} in the same order.
final class VectorLstm {
  private VectorLstm() {}

  static void lstmForward(LstmTile tile, int rows) {
    float[] gates = tile.gates;
    for (int unit = 0; unit < LstmTile.UNITS; unit += LANES) {
      int in = tile.inputAt + unit;
      int out = tile.candidateAt + unit;
      VectorMath.sigmoid(rows, gates, in);
      VectorMath.sigmoid(rows, gates, in + LstmTile.UNITS);
      VectorMath.tanh(rows, gates, out);
      VectorMath.sigmoid(rows, gates, out + LstmTile.UNITS);
      VectorMath.lstmStates(
          rows,
          gates,
          in,
          out,
          tile.cells,
          tile.previousCellsAt + unit,
          tile.cellsAt + unit,
          tile.squashed,
          tile.squashedAt + unit,
          tile.outputs,
          tile.outputsAt + unit);
    }
  }

  static void lstmBackward(LstmTile tile, int rows) {
    for (int unit = 0; unit < LstmTile.UNITS; unit += LANES) {
      lstmBackward(
          rows,
          tile.gates,
          tile.inputAt + unit,
          tile.candidateAt + unit,
          tile.cells,
          tile.previousCellsAt + unit,
          tile.squashed,
          tile.squashedAt + unit,
          tile.outputs,
          tile.outputsAt + unit,
          tile.cellGradient,
          tile.cellGradientAt + unit);
    }
  }

  private static void lstmBackward(
      int rows,
      float[] gates,
      int in,
      int out,
      float[] cells,
      int previousAt,
      float[] squashes,
      int squashedAt,
      float[] hiddenGradients,
      int hiddenAt,
      float[] cellGradients,
      int cellAt) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int row = 0; row < rows; row++) {
      int offset = row * Matrix.PANEL;
      FloatVector inputGate = load(gates, in + offset);
      FloatVector forgetGate = load(gates, in + LstmTile.UNITS + offset);
      FloatVector candidate = load(gates, out + offset);
      FloatVector outputGate = load(gates, out + LstmTile.UNITS + offset);
      FloatVector previous = load(cells, previousAt + offset);
      FloatVector squashed = load(squashes, squashedAt + offset);
      FloatVector hiddenGradient = load(hiddenGradients, hiddenAt + offset);
      FloatVector throughOutput = hiddenGradient.mul(outputGate);
      FloatVector cellGradient =
          throughOutput.fma(
              squashed.neg().fma(squashed, one), load(cellGradients, cellAt + offset));
      FloatVector inputSlope = inputGate.neg().fma(inputGate, inputGate);
      FloatVector forgetSlope = forgetGate.neg().fma(forgetGate, forgetGate);
      FloatVector outputSlope = outputGate.neg().fma(outputGate, outputGate);
      FloatVector candidateSlope = candidate.neg().fma(candidate, one);
      flush(cellGradient.mul(candidate).mul(inputSlope)).intoArray(gates, in + offset);
      flush(cellGradient.mul(previous).mul(forgetSlope))
          .intoArray(gates, in + LstmTile.UNITS + offset);
      flush(cellGradient.mul(inputGate).mul(candidateSlope)).intoArray(gates, out + offset);
      flush(hiddenGradient.mul(squashed).mul(outputSlope))
          .intoArray(gates, out + LstmTile.UNITS + offset);
      flush(cellGradient.mul(forgetGate)).intoArray(cellGradients, cellAt + offset);
    }
  }

  static void lstmCells(LstmTile tile, int rows) {
    for (int unit = 0; unit < tile.width; unit += LANES) {
      int previous = tile.previousCellsAt + unit;
      int input = tile.inputAt + unit;
      int forget = tile.forgetAt + unit;
      int candidate = tile.candidateAt + unit;
      if (tile.seesCell) {
        lookBefore(tile, rows, unit);
      }
      gate(rows, tile.gates, input, tile.gateSlope);
      VectorMath.tanh(rows, tile.gates, candidate);
      int cell = tile.cellsAt + unit;
      int squashed = tile.squashedAt + unit;
      if (tile.coupled) {
        coupledStates(
            rows,
            tile.gates,
            input,
            candidate,
            tile.cells,
            previous,
            cell,
            tile.squashed,
            squashed);
      } else {
        gate(rows, tile.gates, forget, tile.gateSlope);
        states(
            rows,
            tile.gates,
            input,
            forget,
            candidate,
            tile.cells,
            previous,
            cell,
            tile.squashed,
            squashed);
      }
    }
  }

  /// What the input gate, and the forget gate where there is one, see of the cell before.
  private static void lookBefore(LstmTile tile, int rows, int unit) {
    int cell = tile.previousCellsAt + unit;
    int peephole = tile.inputPeepholeAt + unit;
    look(rows, tile.cells, cell, tile.peepholes, peephole, tile.gates, tile.inputAt + unit);
    if (!tile.coupled) {
      peephole = tile.forgetPeepholeAt + unit;
      look(rows, tile.cells, cell, tile.peepholes, peephole, tile.gates, tile.forgetAt + unit);
    }
  }

  /// `gate += peephole * cell`.
  private static void look(
      int rows,
      float[] cells,
      int cellAt,
      float[] peepholes,
      int peepholeAt,
      float[] gates,
      int gateAt) {
    FloatVector peephole = load(peepholes, peepholeAt);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      peephole
          .fma(load(cells, cellAt + offset), load(gates, gateAt + offset))
          .intoArray(gates, gateAt + offset);
    }
  }

  private static void states(
      int rows,
      float[] gates,
      int inputAt,
      int forgetAt,
      int candidateAt,
      float[] cells,
      int previousAt,
      int cellAt,
      float[] squashed,
      int squashedAt) {
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector drive = load(gates, inputAt + offset).mul(load(gates, candidateAt + offset));
      FloatVector cell =
          load(gates, forgetAt + offset).fma(load(cells, previousAt + offset), drive);
      cell.intoArray(cells, cellAt + offset);
      cell.intoArray(squashed, squashedAt + offset);
    }
  }

  private static void coupledStates(
      int rows,
      float[] gates,
      int inputAt,
      int candidateAt,
      float[] cells,
      int previousAt,
      int cellAt,
      float[] squashed,
      int squashedAt) {
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector input = load(gates, inputAt + offset);
      FloatVector drive = input.mul(load(gates, candidateAt + offset));
      FloatVector cell = ONE.sub(input).fma(load(cells, previousAt + offset), drive);
      cell.intoArray(cells, cellAt + offset);
      cell.intoArray(squashed, squashedAt + offset);
    }
  }

  static void lstmOutputs(LstmTile tile, int rows) {
    for (int unit = 0; unit < tile.width; unit += LANES) {
      int gate = tile.outputGateAt + unit;
      int squashed = tile.squashedAt + unit;
      if (tile.seesCell) {
        look(
            rows,
            tile.cells,
            tile.cellsAt + unit,
            tile.peepholes,
            tile.outputPeepholeAt + unit,
            tile.gates,
            gate);
      }
      gate(rows, tile.gates, gate, tile.gateSlope);
      VectorMath.tanh(rows, tile.squashed, squashed);
      product(rows, tile.gates, gate, tile.squashed, squashed, tile.outputs, tile.outputsAt + unit);
    }
  }

  static void lstmOutputsBackward(LstmTile tile, int rows) {
    for (int unit = 0; unit < tile.width; unit += LANES) {
      lstmOutputsBackward(
          rows,
          tile.gates,
          tile.outputGateAt + unit,
          tile.squashed,
          tile.squashedAt + unit,
          tile.outputs,
          tile.outputsAt + unit,
          tile.gateSlope);
    }
  }

  private static void lstmOutputsBackward(
      int rows,
      float[] gates,
      int gateAt,
      float[] squashes,
      int squashedAt,
      float[] outputGradients,
      int outputAt,
      float gateSlope) {
    FloatVector curve = curve(gateSlope);
    FloatVector hard = FloatVector.broadcast(SPECIES, gateSlope);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector gate = load(gates, gateAt + offset);
      FloatVector squashed = load(squashes, squashedAt + offset);
      FloatVector gradient = load(outputGradients, outputAt + offset);
      flush(gradient.mul(squashed).mul(slope(gate, curve, hard))).intoArray(gates, gateAt + offset);
      flush(gradient.mul(gate).mul(squashed.neg().fma(squashed, ONE)))
          .intoArray(squashes, squashedAt + offset);
    }
  }

  static void lstmCellsBackward(LstmTile tile, int rows) {
    for (int unit = 0; unit < tile.width; unit += LANES) {
      if (tile.coupled) {
        coupledBackward(
            rows,
            tile.gates,
            tile.inputAt + unit,
            tile.candidateAt + unit,
            tile.outputGateAt + unit,
            tile.cells,
            tile.previousCellsAt + unit,
            tile.throughSquash,
            tile.throughSquashAt + unit,
            tile.peepholes,
            tile.inputPeepholeAt + unit,
            tile.outputPeepholeAt + unit,
            tile.cellGradient,
            tile.cellGradientAt + unit,
            tile.gateSlope);
      } else {
        separateBackward(
            rows,
            tile.gates,
            tile.inputAt + unit,
            tile.forgetAt + unit,
            tile.candidateAt + unit,
            tile.outputGateAt + unit,
            tile.cells,
            tile.previousCellsAt + unit,
            tile.throughSquash,
            tile.throughSquashAt + unit,
            tile.peepholes,
            tile.inputPeepholeAt + unit,
            tile.forgetPeepholeAt + unit,
            tile.outputPeepholeAt + unit,
            tile.cellGradient,
            tile.cellGradientAt + unit,
            tile.gateSlope);
      }
    }
  }

  /// All of it in one method, which for that is too long to be inlined: with its callers it would
  /// make too large a graph.
  private static void separateBackward(
      int rows,
      float[] gates,
      int inputAt,
      int forgetAt,
      int candidateAt,
      int outputSumAt,
      float[] cells,
      int previousAt,
      float[] through,
      int throughAt,
      float[] peepholes,
      int inputPeepholeAt,
      int forgetPeepholeAt,
      int outputPeepholeAt,
      float[] cellGradients,
      int cellAt,
      float gateSlope) {
    FloatVector curve = curve(gateSlope);
    FloatVector hard = FloatVector.broadcast(SPECIES, gateSlope);
    FloatVector inputPeephole = load(peepholes, inputPeepholeAt);
    FloatVector forgetPeephole = load(peepholes, forgetPeepholeAt);
    FloatVector outputPeephole = load(peepholes, outputPeepholeAt);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector input = load(gates, inputAt + offset);
      FloatVector forget = load(gates, forgetAt + offset);
      FloatVector candidate = load(gates, candidateAt + offset);
      FloatVector outputSum = load(gates, outputSumAt + offset);
      FloatVector later = load(cellGradients, cellAt + offset);
      FloatVector gradient =
          outputPeephole.fma(outputSum, later.add(load(through, throughAt + offset)));
      FloatVector inputFlat = ZERO.blend(hard, input.compare(GT, ZERO).and(input.compare(LT, ONE)));
      FloatVector inputSlope = input.neg().fma(input, input).fma(curve, inputFlat);
      FloatVector inputSum = flush(gradient.mul(candidate).mul(inputSlope));
      FloatVector forgetFlat =
          ZERO.blend(hard, forget.compare(GT, ZERO).and(forget.compare(LT, ONE)));
      FloatVector forgetSlope = forget.neg().fma(forget, forget).fma(curve, forgetFlat);
      FloatVector forgetSum =
          flush(gradient.mul(load(cells, previousAt + offset)).mul(forgetSlope));
      FloatVector candidateSlope = candidate.neg().fma(candidate, ONE);
      FloatVector previous = forgetPeephole.fma(forgetSum, gradient.mul(forget));
      flush(gradient.mul(input).mul(candidateSlope)).intoArray(gates, candidateAt + offset);
      inputSum.intoArray(gates, inputAt + offset);
      forgetSum.intoArray(gates, forgetAt + offset);
      flush(inputPeephole.fma(inputSum, previous)).intoArray(cellGradients, cellAt + offset);
    }
  }

  private static void coupledBackward(
      int rows,
      float[] gates,
      int inputAt,
      int candidateAt,
      int outputSumAt,
      float[] cells,
      int previousAt,
      float[] through,
      int throughAt,
      float[] peepholes,
      int inputPeepholeAt,
      int outputPeepholeAt,
      float[] cellGradients,
      int cellAt,
      float gateSlope) {
    FloatVector curve = curve(gateSlope);
    FloatVector hard = FloatVector.broadcast(SPECIES, gateSlope);
    FloatVector inputPeephole = load(peepholes, inputPeepholeAt);
    FloatVector outputPeephole = load(peepholes, outputPeepholeAt);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector input = load(gates, inputAt + offset);
      FloatVector candidate = load(gates, candidateAt + offset);
      FloatVector outputSum = load(gates, outputSumAt + offset);
      FloatVector later = load(cellGradients, cellAt + offset);
      FloatVector gradient =
          outputPeephole.fma(outputSum, later.add(load(through, throughAt + offset)));
      FloatVector drive = candidate.sub(load(cells, previousAt + offset));
      FloatVector inputSum = flush(gradient.mul(drive).mul(slope(input, curve, hard)));
      FloatVector candidateSlope = candidate.neg().fma(candidate, ONE);
      flush(gradient.mul(input).mul(candidateSlope)).intoArray(gates, candidateAt + offset);
      inputSum.intoArray(gates, inputAt + offset);
      FloatVector previous = inputPeephole.fma(inputSum, gradient.mul(ONE.sub(input)));
      flush(previous).intoArray(cellGradients, cellAt + offset);
    }
  }
}
