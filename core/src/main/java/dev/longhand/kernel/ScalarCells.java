package dev.longhand.kernel;

/// The cells of {@link ScalarKernels}: their definition, one plain loop over units each.
final class ScalarCells {
  private ScalarCells() {}

  static void lstmForward(LstmTile tile, int rows) {
    float[] gates = tile.gates;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < LstmTile.UNITS; unit++) {
        int offset = row * Matrix.PANEL + unit;
        int in = tile.inputAt + offset;
        int out = tile.candidateAt + offset;
        float inputGate = FloatMath.sigmoid(gates[in]);
        float forgetGate = FloatMath.sigmoid(gates[in + LstmTile.UNITS]);
        float candidate = FloatMath.tanh(gates[out]);
        float outputGate = FloatMath.sigmoid(gates[out + LstmTile.UNITS]);
        float previous = tile.cells[tile.previousCellsAt + offset];
        float cell = Math.fma(forgetGate, previous, inputGate * candidate);
        float squashed = FloatMath.tanh(cell);
        gates[in] = inputGate;
        gates[in + LstmTile.UNITS] = forgetGate;
        gates[out] = candidate;
        gates[out + LstmTile.UNITS] = outputGate;
        tile.cells[tile.cellsAt + offset] = cell;
        tile.squashed[tile.squashedAt + offset] = squashed;
        tile.outputs[tile.outputsAt + offset] = outputGate * squashed;
      }
    }
  }

  static void lstmBackward(LstmTile tile, int rows) {
    float[] gates = tile.gates;
    float[] cellGradients = tile.cellGradient;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < LstmTile.UNITS; unit++) {
        int offset = row * Matrix.PANEL + unit;
        int in = tile.inputAt + offset;
        int out = tile.candidateAt + offset;
        float inputGate = gates[in];
        float forgetGate = gates[in + LstmTile.UNITS];
        float candidate = gates[out];
        float outputGate = gates[out + LstmTile.UNITS];
        float previous = tile.cells[tile.previousCellsAt + offset];
        float squashed = tile.squashed[tile.squashedAt + offset];
        float hiddenGradient = tile.outputs[tile.outputsAt + offset];
        float throughOutput = hiddenGradient * outputGate;
        float cellGradient =
            Math.fma(
                throughOutput,
                Math.fma(-squashed, squashed, 1f),
                cellGradients[tile.cellGradientAt + offset]);
        float inputSlope = Math.fma(-inputGate, inputGate, inputGate);
        float forgetSlope = Math.fma(-forgetGate, forgetGate, forgetGate);
        float outputSlope = Math.fma(-outputGate, outputGate, outputGate);
        float candidateSlope = Math.fma(-candidate, candidate, 1f);
        gates[in] = ScalarKernels.flush(cellGradient * candidate * inputSlope);
        gates[in + LstmTile.UNITS] = ScalarKernels.flush(cellGradient * previous * forgetSlope);
        gates[out] = ScalarKernels.flush(cellGradient * inputGate * candidateSlope);
        gates[out + LstmTile.UNITS] = ScalarKernels.flush(hiddenGradient * squashed * outputSlope);
        cellGradients[tile.cellGradientAt + offset] =
            ScalarKernels.flush(cellGradient * forgetGate);
      }
    }
  }

  /// A gate from its sum.
  ///
  /// @param slope of a hard sigmoid, or 0 for the sigmoid
  private static float gate(float sum, float slope) {
    if (slope == 0f) {
      return FloatMath.sigmoid(sum);
    }
    float gate = Math.fma(sum, slope, 0.5f);
    if (gate < 0f) {
      return 0f;
    }
    return gate > 1f ? 1f : gate;
  }

  /// The slope of a gate, from what it has become; no number where that is none.
  private static float gateSlope(float gate, float slope) {
    if (slope == 0f) {
      return Math.fma(-gate, gate, gate);
    }
    return gate > 0f && gate < 1f ? slope : gate * 0f;
  }

  static void lstmCells(LstmTile tile, int rows) {
    float[] gates = tile.gates;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < tile.width; unit++) {
        int offset = row * Matrix.PANEL + unit;
        float previous = tile.cells[tile.previousCellsAt + offset];
        float inputSum = gates[tile.inputAt + offset];
        float forgetSum = gates[tile.forgetAt + offset];
        if (tile.seesCell) {
          inputSum = Math.fma(tile.peepholes[tile.inputPeepholeAt + unit], previous, inputSum);
          forgetSum = Math.fma(tile.peepholes[tile.forgetPeepholeAt + unit], previous, forgetSum);
        }
        float inputGate = gate(inputSum, tile.gateSlope);
        float candidate = FloatMath.tanh(gates[tile.candidateAt + offset]);
        float forgetGate = tile.coupled ? 1f - inputGate : gate(forgetSum, tile.gateSlope);
        float cell = Math.fma(forgetGate, previous, inputGate * candidate);
        if (!tile.coupled) {
          gates[tile.forgetAt + offset] = forgetGate;
        }
        gates[tile.inputAt + offset] = inputGate;
        gates[tile.candidateAt + offset] = candidate;
        tile.cells[tile.cellsAt + offset] = cell;
        tile.squashed[tile.squashedAt + offset] = cell;
      }
    }
  }

  static void lstmOutputs(LstmTile tile, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < tile.width; unit++) {
        int offset = row * Matrix.PANEL + unit;
        float outputSum = tile.gates[tile.outputGateAt + offset];
        if (tile.seesCell) {
          float cell = tile.cells[tile.cellsAt + offset];
          outputSum = Math.fma(tile.peepholes[tile.outputPeepholeAt + unit], cell, outputSum);
        }
        float outputGate = gate(outputSum, tile.gateSlope);
        float squashed = FloatMath.tanh(tile.squashed[tile.squashedAt + offset]);
        tile.gates[tile.outputGateAt + offset] = outputGate;
        tile.squashed[tile.squashedAt + offset] = squashed;
        tile.outputs[tile.outputsAt + offset] = outputGate * squashed;
      }
    }
  }

  static void lstmOutputsBackward(LstmTile tile, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < tile.width; unit++) {
        int offset = row * Matrix.PANEL + unit;
        float outputGate = tile.gates[tile.outputGateAt + offset];
        float squashed = tile.squashed[tile.squashedAt + offset];
        float outputGradient = tile.outputs[tile.outputsAt + offset];
        float slope = gateSlope(outputGate, tile.gateSlope);
        tile.gates[tile.outputGateAt + offset] =
            ScalarKernels.flush(outputGradient * squashed * slope);
        tile.squashed[tile.squashedAt + offset] =
            ScalarKernels.flush(outputGradient * outputGate * Math.fma(-squashed, squashed, 1f));
      }
    }
  }

  static void lstmCellsBackward(LstmTile tile, int rows) {
    float[] gates = tile.gates;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < tile.width; unit++) {
        int offset = row * Matrix.PANEL + unit;
        float inputGate = gates[tile.inputAt + offset];
        float candidate = gates[tile.candidateAt + offset];
        float forgetGate = tile.coupled ? 1f - inputGate : gates[tile.forgetAt + offset];
        float previous = tile.cells[tile.previousCellsAt + offset];
        float later = tile.cellGradient[tile.cellGradientAt + offset];
        float cellGradient =
            Math.fma(
                tile.peepholes[tile.outputPeepholeAt + unit],
                gates[tile.outputGateAt + offset],
                later + tile.throughSquash[tile.throughSquashAt + offset]);
        float drive = tile.coupled ? candidate - previous : candidate;
        float inputSum =
            ScalarKernels.flush(cellGradient * drive * gateSlope(inputGate, tile.gateSlope));
        float candidateSum =
            ScalarKernels.flush(cellGradient * inputGate * Math.fma(-candidate, candidate, 1f));
        float previousGradient = cellGradient * forgetGate;
        if (!tile.coupled) {
          float forgetSum =
              ScalarKernels.flush(cellGradient * previous * gateSlope(forgetGate, tile.gateSlope));
          gates[tile.forgetAt + offset] = forgetSum;
          float peephole = tile.peepholes[tile.forgetPeepholeAt + unit];
          previousGradient = Math.fma(peephole, forgetSum, previousGradient);
        }
        float peephole = tile.peepholes[tile.inputPeepholeAt + unit];
        previousGradient = Math.fma(peephole, inputSum, previousGradient);
        gates[tile.inputAt + offset] = inputSum;
        gates[tile.candidateAt + offset] = candidateSum;
        tile.cellGradient[tile.cellGradientAt + offset] = ScalarKernels.flush(previousGradient);
      }
    }
  }

  static void gruGates(GruTile tile, int rows) {
    for (int i = 0; i < rows * Matrix.PANEL; i++) {
      tile.gates[tile.updateAt + i] = gate(tile.gates[tile.updateAt + i], tile.gateSlope);
      float resetGate = gate(tile.gates[tile.resetAt + i], tile.gateSlope);
      tile.gates[tile.resetAt + i] = resetGate;
      if (tile.before) {
        tile.resetState[tile.resetStateAt + i] = resetGate * tile.outputs[tile.previousAt + i];
      }
    }
  }

  static void gruOutputs(GruTile tile, int rows) {
    float[] gates = tile.gates;
    for (int i = 0; i < rows * Matrix.PANEL; i++) {
      float sum = gates[tile.candidateAt + i];
      if (!tile.before) {
        sum = Math.fma(gates[tile.resetAt + i], gates[tile.recurrentAt + i], sum);
      }
      float candidate = FloatMath.tanh(sum);
      gates[tile.candidateAt + i] = candidate;
      float change = tile.outputs[tile.previousAt + i] - candidate;
      tile.outputs[tile.outputsAt + i] = Math.fma(gates[tile.updateAt + i], change, candidate);
    }
  }

  static void gruBackward(GruTile tile, int rows) {
    float[] gates = tile.gates;
    for (int i = 0; i < rows * Matrix.PANEL; i++) {
      float updateGate = gates[tile.updateAt + i];
      float candidate = gates[tile.candidateAt + i];
      float gradient = tile.outputGradient[tile.outputGradientAt + i];
      float change = tile.outputs[tile.previousAt + i] - candidate;
      float kept = tile.outputGradient[tile.previousGradientAt + i];
      tile.outputGradient[tile.previousGradientAt + i] =
          ScalarKernels.flush(Math.fma(gradient, updateGate, kept));
      gates[tile.updateAt + i] =
          ScalarKernels.flush(gradient * change * gateSlope(updateGate, tile.gateSlope));
      float through = Math.fma(-gradient, updateGate, gradient);
      float sum = ScalarKernels.flush(through * Math.fma(-candidate, candidate, 1f));
      gates[tile.candidateAt + i] = sum;
      if (!tile.before) {
        float resetGate = gates[tile.resetAt + i];
        float slope = gateSlope(resetGate, tile.gateSlope);
        gates[tile.resetAt + i] = ScalarKernels.flush(sum * gates[tile.recurrentAt + i] * slope);
        gates[tile.recurrentAt + i] = ScalarKernels.flush(sum * resetGate);
      }
    }
  }

  static void gruResetBackward(GruTile tile, int rows) {
    float[] gates = tile.gates;
    for (int i = 0; i < rows * Matrix.PANEL; i++) {
      float resetGate = gates[tile.resetAt + i];
      float gradient = tile.resetStateGradient[tile.resetStateGradientAt + i];
      float slope = gateSlope(resetGate, tile.gateSlope);
      float kept = tile.outputGradient[tile.previousGradientAt + i];
      gates[tile.resetAt + i] =
          ScalarKernels.flush(gradient * tile.outputs[tile.previousAt + i] * slope);
      tile.outputGradient[tile.previousGradientAt + i] =
          ScalarKernels.flush(Math.fma(gradient, resetGate, kept));
    }
  }
}
