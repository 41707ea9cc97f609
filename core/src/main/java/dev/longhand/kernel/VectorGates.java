package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// What the cells of {@link VectorLstm} and {@link VectorGru} have in common: short loops over one
/// vector column of some rows, and their gates.
final class VectorGates {
  static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  static final int LANES = SPECIES.length();
  static final FloatVector ZERO = FloatVector.broadcast(SPECIES, 0f);
  static final FloatVector ONE = FloatVector.broadcast(SPECIES, 1f);

  private VectorGates() {}

  static void gate(int rows, float[] gates, int at, float slope) {
    if (slope == 0f) {
      VectorMath.sigmoid(rows, gates, at);
    } else {
      hardSigmoid(rows, gates, at, slope);
    }
  }

  private static void hardSigmoid(int rows, float[] gates, int at, float slope) {
    FloatVector slopes = FloatVector.broadcast(SPECIES, slope);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    for (int i = at; i < at + rows * Matrix.PANEL; i += Matrix.PANEL) {
      FloatVector gate = load(gates, i).fma(slopes, half);
      gate = gate.blend(ZERO, gate.compare(LT, ZERO));
      gate.blend(ONE, gate.compare(GT, ONE)).intoArray(gates, i);
    }
  }

  static void product(int rows, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
    for (int offset = 0; offset < rows * Matrix.PANEL; offset += Matrix.PANEL) {
      load(a, aAt + offset).mul(load(b, bAt + offset)).intoArray(c, cAt + offset);
    }
  }

  /// One for the sigmoid, zero for a hard one.
  static FloatVector curve(float gateSlope) {
    return FloatVector.broadcast(SPECIES, gateSlope == 0f ? 1f : 0f);
  }

  /// The slope of a gate: gate - gate^2 times `curve`, and `hard` between the clipped ends.
  static FloatVector slope(FloatVector gate, FloatVector curve, FloatVector hard) {
    FloatVector flat = ZERO.blend(hard, gate.compare(GT, ZERO).and(gate.compare(LT, ONE)));
    return gate.neg().fma(gate, gate).fma(curve, flat);
  }

  static FloatVector flush(FloatVector gradient) {
    return gradient.blend(ZERO, gradient.lanewise(ABS).compare(LT, ScalarKernels.LEAST_GRADIENT));
  }

  static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }
}
