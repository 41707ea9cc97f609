package dev.longhand.kernel;

import static dev.longhand.kernel.VectorGates.LANES;
import static dev.longhand.kernel.VectorGates.ONE;
import static dev.longhand.kernel.VectorGates.SPECIES;
import static dev.longhand.kernel.VectorGates.curve;
import static dev.longhand.kernel.VectorGates.flush;
import static dev.longhand.kernel.VectorGates.gate;
import static dev.longhand.kernel.VectorGates.load;
import static dev.longhand.kernel.VectorGates.product;
import static dev.longhand.kernel.VectorGates.slope;

import jdk.incubator.vector.FloatVector;

/// The cell of a GRU on vectors: chains of short loops over one vector column of some rows, each
/// with the operations of {@link ScalarCells} in the same order.
final class VectorGru {
  private VectorGru() {}

  static void gruGates(GruTile tile, int rows) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      gate(rows, tile.gates, tile.updateAt + column, tile.gateSlope);
      gate(rows, tile.gates, tile.resetAt + column, tile.gateSlope);
      if (tile.before) {
        product(
            rows,
            tile.gates,
            tile.resetAt + column,
            tile.outputs,
            tile.previousAt + column,
            tile.resetState,
            tile.resetStateAt + column);
      }
    }
  }

  static void gruOutputs(GruTile tile, int rows) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      int candidate = tile.candidateAt + column;
      if (!tile.before) {
        addProduct(rows, tile.gates, tile.resetAt + column, tile.recurrentAt + column, candidate);
      }
      VectorMath.tanh(rows, tile.gates, candidate);
      gruStates(
          rows,
          tile.gates,
          tile.updateAt + column,
          candidate,
          tile.outputs,
          tile.previousAt + column,
          tile.outputsAt + column);
    }
  }

  private static void addProduct(int rows, float[] values, int aAt, int bAt, int sumAt) {
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      load(values, aAt + offset)
          .fma(load(values, bAt + offset), load(values, sumAt + offset))
          .intoArray(values, sumAt + offset);
    }
  }

  private static void gruStates(
      int rows,
      float[] gates,
      int updateAt,
      int candidateAt,
      float[] outputs,
      int previousAt,
      int outputAt) {
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector candidate = load(gates, candidateAt + offset);
      FloatVector change = load(outputs, previousAt + offset).sub(candidate);
      load(gates, updateAt + offset).fma(change, candidate).intoArray(outputs, outputAt + offset);
    }
  }

  static void gruBackward(GruTile tile, int rows) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      gruStatesBackward(
          rows,
          tile.gates,
          tile.updateAt + column,
          tile.candidateAt + column,
          tile.outputs,
          tile.previousAt + column,
          tile.outputGradient,
          tile.outputGradientAt + column,
          tile.previousGradientAt + column,
          tile.gateSlope);
      if (!tile.before) {
        gruResetAfterBackward(
            rows,
            tile.gates,
            tile.resetAt + column,
            tile.candidateAt + column,
            tile.recurrentAt + column,
            tile.gateSlope);
      }
    }
  }

  private static void gruStatesBackward(
      int rows,
      float[] gates,
      int updateAt,
      int candidateAt,
      float[] outputs,
      int previousAt,
      float[] gradients,
      int gradientAt,
      int previousGradientAt,
      float gateSlope) {
    FloatVector curve = curve(gateSlope);
    FloatVector hard = FloatVector.broadcast(SPECIES, gateSlope);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector update = load(gates, updateAt + offset);
      FloatVector candidate = load(gates, candidateAt + offset);
      FloatVector gradient = load(gradients, gradientAt + offset);
      FloatVector change = load(outputs, previousAt + offset).sub(candidate);
      FloatVector kept = load(gradients, previousGradientAt + offset);
      flush(gradient.fma(update, kept)).intoArray(gradients, previousGradientAt + offset);
      flush(gradient.mul(change).mul(slope(update, curve, hard)))
          .intoArray(gates, updateAt + offset);
      FloatVector through = gradient.neg().fma(update, gradient);
      flush(through.mul(candidate.neg().fma(candidate, ONE)))
          .intoArray(gates, candidateAt + offset);
    }
  }

  private static void gruResetAfterBackward(
      int rows, float[] gates, int resetAt, int sumAt, int recurrentAt, float gateSlope) {
    FloatVector curve = curve(gateSlope);
    FloatVector hard = FloatVector.broadcast(SPECIES, gateSlope);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector reset = load(gates, resetAt + offset);
      FloatVector sum = load(gates, sumAt + offset);
      FloatVector recurrent = load(gates, recurrentAt + offset);
      flush(sum.mul(recurrent).mul(slope(reset, curve, hard))).intoArray(gates, resetAt + offset);
      flush(sum.mul(reset)).intoArray(gates, recurrentAt + offset);
    }
  }

  static void gruResetBackward(GruTile tile, int rows) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      gruResetBeforeBackward(
          rows,
          tile.gates,
          tile.resetAt + column,
          tile.outputs,
          tile.previousAt + column,
          tile.resetStateGradient,
          tile.resetStateGradientAt + column,
          tile.outputGradient,
          tile.previousGradientAt + column,
          tile.gateSlope);
    }
  }

  private static void gruResetBeforeBackward(
      int rows,
      float[] gates,
      int resetAt,
      float[] outputs,
      int previousAt,
      float[] resetGradients,
      int resetGradientAt,
      float[] gradients,
      int previousGradientAt,
      float gateSlope) {
    FloatVector curve = curve(gateSlope);
    FloatVector hard = FloatVector.broadcast(SPECIES, gateSlope);
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      FloatVector reset = load(gates, resetAt + offset);
      FloatVector gradient = load(resetGradients, resetGradientAt + offset);
      FloatVector kept = load(gradients, previousGradientAt + offset);
      flush(gradient.mul(load(outputs, previousAt + offset)).mul(slope(reset, curve, hard)))
          .intoArray(gates, resetAt + offset);
      flush(gradient.fma(reset, kept)).intoArray(gradients, previousGradientAt + offset);
    }
  }
}
