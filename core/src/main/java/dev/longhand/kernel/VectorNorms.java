package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// {@link Kernels#normalise} and its way back on vectors: sums run down the panels of a row, one
/// vector column after the other.
final class VectorNorms {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorNorms() {}

  static void normalise(RowNorm norm, int row) {
    float[] x = norm.rows.values();
    int at = norm.rows.at(0, row);
    int stride = norm.rows.panelStride();
    int panels = norm.rows.panels();
    int sumsAt = row * 2 * Matrix.PANEL;
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      sum(panels, x, at + column, stride, norm.sums, sumsAt + column);
    }
    float mean = ScalarKernels.sumAscending(norm.sums, sumsAt) / norm.columns;
    float[] present = norm.present.values();
    int presentAt = norm.present.at(0, 0);
    int presentStride = norm.present.panelStride();
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      centre(
          panels,
          x,
          at + column,
          stride,
          mean,
          present,
          presentAt + column,
          presentStride,
          norm.sums,
          sumsAt + column);
    }
    float deviation = ScalarKernels.reciprocalDeviation(norm, sumsAt);
    norm.deviations[row] = deviation;
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      scale(panels, x, at + column, stride, deviation);
    }
  }

  private static void sum(int panels, float[] x, int at, int stride, float[] sums, int sumsAt) {
    FloatVector sum = FloatVector.broadcast(SPECIES, 0f);
    for (int panel = 0; panel < panels; panel++) {
      sum = sum.add(load(x, at + panel * stride));
    }
    sum.intoArray(sums, sumsAt);
  }

  private static void centre(
      int panels,
      float[] x,
      int at,
      int stride,
      float mean,
      float[] present,
      int presentAt,
      int presentStride,
      float[] sums,
      int sumsAt) {
    FloatVector middle = FloatVector.broadcast(SPECIES, mean);
    FloatVector sum = FloatVector.broadcast(SPECIES, 0f);
    for (int panel = 0; panel < panels; panel++) {
      int i = at + panel * stride;
      FloatVector distance = load(x, i).sub(middle);
      distance = distance.mul(load(present, presentAt + panel * presentStride));
      distance.intoArray(x, i);
      sum = distance.fma(distance, sum);
    }
    sum.intoArray(sums, sumsAt);
  }

  private static void scale(int panels, float[] x, int at, int stride, float deviation) {
    FloatVector factor = FloatVector.broadcast(SPECIES, deviation);
    for (int panel = 0; panel < panels; panel++) {
      load(x, at + panel * stride).mul(factor).intoArray(x, at + panel * stride);
    }
  }

  static void normaliseBackward(
      RowNorm norm, int row, Matrix scale, Matrix gradient, Matrix result, int resultRow) {
    int panels = norm.rows.panels();
    int sumsAt = row * 2 * Matrix.PANEL;
    int alongAt = sumsAt + Matrix.PANEL;
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      slopes(
          panels,
          gradient.values(),
          gradient.at(0, row) + column,
          gradient.panelStride(),
          scale.values(),
          scale.at(0, 0) + column,
          scale.panelStride(),
          norm.rows.values(),
          norm.rows.at(0, row) + column,
          norm.rows.panelStride(),
          result.values(),
          result.at(0, resultRow) + column,
          result.panelStride(),
          norm.sums,
          sumsAt + column);
    }
    float mean = ScalarKernels.sumAscending(norm.sums, sumsAt) / norm.columns;
    float along = ScalarKernels.sumAscending(norm.sums, alongAt) / norm.columns;
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      straighten(
          panels,
          norm.rows.values(),
          norm.rows.at(0, row) + column,
          norm.rows.panelStride(),
          norm.present.values(),
          norm.present.at(0, 0) + column,
          norm.present.panelStride(),
          result.values(),
          result.at(0, resultRow) + column,
          result.panelStride(),
          mean,
          along,
          norm.deviations[row]);
    }
  }

  private static void slopes(
      int panels,
      float[] gradient,
      int gradientAt,
      int gradientStride,
      float[] scale,
      int scaleAt,
      int scaleStride,
      float[] normal,
      int normalAt,
      int normalStride,
      float[] result,
      int resultAt,
      int resultStride,
      float[] sums,
      int sumsAt) {
    FloatVector sum = FloatVector.broadcast(SPECIES, 0f);
    FloatVector along = FloatVector.broadcast(SPECIES, 0f);
    for (int panel = 0; panel < panels; panel++) {
      FloatVector slope =
          load(gradient, gradientAt + panel * gradientStride)
              .mul(load(scale, scaleAt + panel * scaleStride));
      slope.intoArray(result, resultAt + panel * resultStride);
      sum = sum.add(slope);
      along = slope.fma(load(normal, normalAt + panel * normalStride), along);
    }
    sum.intoArray(sums, sumsAt);
    along.intoArray(sums, sumsAt + Matrix.PANEL);
  }

  private static void straighten(
      int panels,
      float[] normal,
      int normalAt,
      int normalStride,
      float[] present,
      int presentAt,
      int presentStride,
      float[] result,
      int resultAt,
      int resultStride,
      float mean,
      float along,
      float deviation) {
    FloatVector middle = FloatVector.broadcast(SPECIES, mean);
    FloatVector minusAlong = FloatVector.broadcast(SPECIES, -along);
    FloatVector factor = FloatVector.broadcast(SPECIES, deviation);
    for (int panel = 0; panel < panels; panel++) {
      int i = resultAt + panel * resultStride;
      FloatVector distance = load(result, i).sub(middle);
      FloatVector inner = minusAlong.fma(load(normal, normalAt + panel * normalStride), distance);
      FloatVector value = inner.mul(factor).mul(load(present, presentAt + panel * presentStride));
      value
          .blend(0f, value.lanewise(ABS).compare(LT, ScalarKernels.LEAST_GRADIENT))
          .intoArray(result, i);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }
}
