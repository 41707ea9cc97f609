package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// {@link Kernels#normalise} and its way back on vectors: each loop runs down some rows of one
/// panel, where they lie side by side, and keeps the sums of every row in memory.
final class VectorNorms {
  private static final VectorSpecies<Float> SPECIES = VectorKernels.SPECIES;
  private static final int LANES = SPECIES.length();

  private VectorNorms() {}

  static void normalise(RowNorm norm, int row, int rows) {
    Matrix matrix = norm.rows;
    float[] x = matrix.values();
    norm.clearSums(row, rows);
    for (int panel = 0; panel < matrix.panels(); panel++) {
      sum(rows, x, matrix.at(panel, row), norm.sums, norm.sumsAt(row));
    }
    norm.findMeans(row, rows);
    for (int panel = 0; panel < matrix.panels(); panel++) {
      int presentAt = norm.present.at(panel, 0);
      centre(rows, x, matrix.at(panel, row), norm, row, presentAt);
    }
    norm.findDeviations(row, rows);
    for (int panel = 0; panel < matrix.panels(); panel++) {
      scale(rows, x, matrix.at(panel, row), norm.deviations, row);
    }
  }

  private static void sum(int rows, float[] x, int at, float[] sums, int sumsAt) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      for (int row = 0; row < rows; row++) {
        int s = sumsAt + row * RowNorm.SUMS + column;
        load(sums, s).add(load(x, at + row * Matrix.PANEL + column)).intoArray(sums, s);
      }
    }
  }

  private static void centre(
      int rows, float[] x, int at, RowNorm norm, int firstRow, int presentAt) {
    float[] sums = norm.sums;
    int sumsAt = norm.sumsAt(firstRow);
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      FloatVector present = load(norm.present.values(), presentAt + column);
      for (int row = 0; row < rows; row++) {
        int i = at + row * Matrix.PANEL + column;
        int s = sumsAt + row * RowNorm.SUMS + column;
        FloatVector distance = load(x, i).sub(norm.means[firstRow + row]).mul(present);
        distance.intoArray(x, i);
        distance.fma(distance, load(sums, s)).intoArray(sums, s);
      }
    }
  }

  private static void scale(int rows, float[] x, int at, float[] deviations, int firstRow) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      for (int row = 0; row < rows; row++) {
        int i = at + row * Matrix.PANEL + column;
        load(x, i).mul(deviations[firstRow + row]).intoArray(x, i);
      }
    }
  }

  static void normaliseBackward(
      RowNorm norm,
      int row,
      int rows,
      Matrix scale,
      Matrix gradient,
      Matrix result,
      int resultRow) {
    float[] normal = norm.rows.values();
    norm.clearSums(row, rows);
    for (int panel = 0; panel < norm.rows.panels(); panel++) {
      slopes(
          rows,
          gradient.values(),
          gradient.at(panel, row),
          scale.values(),
          scale.at(panel, 0),
          normal,
          norm.rows.at(panel, row),
          result.values(),
          result.at(panel, resultRow),
          norm.sums,
          norm.sumsAt(row));
    }
    norm.findMeans(row, rows);
    for (int panel = 0; panel < norm.rows.panels(); panel++) {
      straighten(
          rows,
          normal,
          norm.rows.at(panel, row),
          result.values(),
          result.at(panel, resultRow),
          norm,
          row,
          norm.present.at(panel, 0));
    }
  }

  private static void slopes(
      int rows,
      float[] gradient,
      int gradientAt,
      float[] scale,
      int scaleAt,
      float[] normal,
      int normalAt,
      float[] result,
      int resultAt,
      float[] sums,
      int sumsAt) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      FloatVector factor = load(scale, scaleAt + column);
      for (int row = 0; row < rows; row++) {
        int offset = row * Matrix.PANEL + column;
        int s = sumsAt + row * RowNorm.SUMS + column;
        FloatVector slope = load(gradient, gradientAt + offset).mul(factor);
        slope.intoArray(result, resultAt + offset);
        load(sums, s).add(slope).intoArray(sums, s);
        slope
            .fma(load(normal, normalAt + offset), load(sums, s + Matrix.PANEL))
            .intoArray(sums, s + Matrix.PANEL);
      }
    }
  }

  private static void straighten(
      int rows,
      float[] normal,
      int normalAt,
      float[] result,
      int resultAt,
      RowNorm norm,
      int firstRow,
      int presentAt) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      FloatVector present = load(norm.present.values(), presentAt + column);
      for (int row = 0; row < rows; row++) {
        int offset = row * Matrix.PANEL + column;
        FloatVector distance = load(result, resultAt + offset).sub(norm.means[firstRow + row]);
        FloatVector along = FloatVector.broadcast(SPECIES, -norm.alongs[firstRow + row]);
        FloatVector inner = along.fma(load(normal, normalAt + offset), distance);
        FloatVector value = inner.mul(norm.deviations[firstRow + row]).mul(present);
        value
            .blend(0f, value.lanewise(ABS).compare(LT, ScalarKernels.LEAST_GRADIENT))
            .intoArray(result, resultAt + offset);
      }
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }
}
