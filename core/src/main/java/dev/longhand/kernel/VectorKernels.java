package dev.longhand.kernel;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The kernels on vectors of whatever width the processor prefers: 4, 8 or 16 floats.
///
/// Lanes always run across columns or units and every sum keeps the order of {@link ScalarKernels},
/// so the bits are the same at every width; nothing is ever summed across lanes. Each method is one
/// loop nest over arrays: a vector that crossed a call which is not inlined would become an object.
public final class VectorKernels implements Kernels {
  static final VectorSpecies<Float> SPECIES = species();
  private static final int LANES = SPECIES.length();

  /// Rows of a register tile. The compiler loads the factors of all rows before it multiplies, so a
  /// tile wants three registers a row and two more, and one row too many halves the speed. Where a
  /// multiply-add takes its factor from memory by itself (16 lanes), two registers a row are
  /// enough.
  static final int MOST_ROWS = LANES == 16 ? 12 : hasManyRegisters() ? 8 : 4;

  /// Whether there are 32 vector registers rather than 16.
  private static boolean hasManyRegisters() {
    return System.getProperty("os.arch", "").equals("aarch64");
  }

  /// The preferred width, but no vector longer than half a panel.
  private static VectorSpecies<Float> species() {
    VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
    return preferred.length() > LstmTile.UNITS ? FloatVector.SPECIES_512 : preferred;
  }

  @Override
  public void multiply(
      int rows,
      int inner,
      float[] a,
      int aAt,
      int aPanelStride,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      int startRowStride,
      float[] c,
      int cAt) {
    int tiles = (rows + MOST_ROWS - 1) / MOST_ROWS;
    for (int column = 0; column < Matrix.PANEL; column += 2 * LANES) {
      for (int tile = 0, row = 0; tile < tiles; tile++) {
        int size = (rows - row) / (tiles - tile);
        VectorTiles.multiply(
            size,
            a,
            aAt + row * Matrix.PANEL,
            aPanelStride,
            inner,
            b,
            bAt + column,
            start,
            startAt + row * startRowStride + column,
            startRowStride,
            c,
            cAt + row * Matrix.PANEL + column);
        row += size;
      }
    }
  }

  @Override
  public void accumulate(
      int rows, int columns, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
    int tiles = (columns + MOST_ROWS - 1) / MOST_ROWS;
    for (int column = 0; column < Matrix.PANEL; column += 2 * LANES) {
      for (int tile = 0, j = 0; tile < tiles; tile++) {
        int size = (columns - j) / (tiles - tile);
        VectorTiles.accumulate(
            size, a, aAt + j, rows, b, bAt + column, c, cAt + j * Matrix.PANEL + column);
        j += size;
      }
    }
  }

  @Override
  public void sumRows(int rows, float[] a, int aAt, float[] sums, int sumsAt) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      FloatVector sum = load(sums, sumsAt + column);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(load(a, aAt + row * Matrix.PANEL + column));
      }
      sum.intoArray(sums, sumsAt + column);
    }
  }

  @Override
  public void lstmForward(LstmTile tile, int rows) {
    VectorLstm.lstmForward(tile, rows);
  }

  @Override
  public void lstmBackward(LstmTile tile, int rows) {
    VectorLstm.lstmBackward(tile, rows);
  }

  private static FloatVector flush(FloatVector gradient) {
    return gradient.blend(0f, gradient.lanewise(ABS).compare(LT, ScalarKernels.LEAST_GRADIENT));
  }

  @Override
  public void lstmCells(LstmTile tile, int rows) {
    VectorLstm.lstmCells(tile, rows);
  }

  @Override
  public void lstmOutputs(LstmTile tile, int rows) {
    VectorLstm.lstmOutputs(tile, rows);
  }

  @Override
  public void lstmOutputsBackward(LstmTile tile, int rows) {
    VectorLstm.lstmOutputsBackward(tile, rows);
  }

  @Override
  public void lstmCellsBackward(LstmTile tile, int rows) {
    VectorLstm.lstmCellsBackward(tile, rows);
  }

  @Override
  public void gruGates(GruTile tile, int rows) {
    VectorGru.gruGates(tile, rows);
  }

  @Override
  public void gruOutputs(GruTile tile, int rows) {
    VectorGru.gruOutputs(tile, rows);
  }

  @Override
  public void gruBackward(GruTile tile, int rows) {
    VectorGru.gruBackward(tile, rows);
  }

  @Override
  public void gruResetBackward(GruTile tile, int rows) {
    VectorGru.gruResetBackward(tile, rows);
  }

  @Override
  public void scaleColumns(
      int rows,
      int width,
      float[] a,
      int aAt,
      float[] scale,
      int scaleAt,
      float[] start,
      int startAt,
      int startRowStride,
      float[] c,
      int cAt) {
    for (int column = 0; column < width; column += LANES) {
      FloatVector factor = load(scale, scaleAt + column);
      for (int row = 0; row < rows; row++) {
        int offset = row * Matrix.PANEL + column;
        load(a, aAt + offset)
            .fma(factor, load(start, startAt + row * startRowStride + column))
            .intoArray(c, cAt + offset);
      }
    }
  }

  @Override
  public void sumProducts(
      int rows, int width, float[] a, int aAt, float[] b, int bAt, float[] sums, int sumsAt) {
    for (int column = 0; column < width; column += LANES) {
      FloatVector sum = load(sums, sumsAt + column);
      for (int row = 0; row < rows; row++) {
        int offset = row * Matrix.PANEL + column;
        sum = load(a, aAt + offset).fma(load(b, bAt + offset), sum);
      }
      sum.intoArray(sums, sumsAt + column);
    }
  }

  @Override
  public void multiplyElements(
      int count,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      float[] c,
      int cAt) {
    for (int i = 0; i < count; i += LANES) {
      load(a, aAt + i).fma(load(b, bAt + i), load(start, startAt + i)).intoArray(c, cAt + i);
    }
  }

  @Override
  public void normalise(RowNorm norm, int row, int rows) {
    VectorNorms.normalise(norm, row, rows);
  }

  @Override
  public void normaliseBackward(
      RowNorm norm,
      int row,
      int rows,
      Matrix scale,
      Matrix gradient,
      Matrix result,
      int resultRow) {
    VectorNorms.normaliseBackward(norm, row, rows, scale, gradient, result, resultRow);
  }

  @Override
  public boolean softmaxCrossEntropy(
      float[] logits,
      int at,
      int panelStride,
      int columns,
      int target,
      float scale,
      float[] losses,
      int lossAt,
      float[] sums,
      int sumsAt) {
    ScalarKernels.hideMissingColumns(logits, at, panelStride, columns);
    int panels = Matrix.panels(columns);
    float most = most(logits, at, panelStride, panels, sums, sumsAt);
    int targetAt = at + target / Matrix.PANEL * panelStride + target % Matrix.PANEL;
    float targetLogit = logits[targetAt] - most;
    boolean hit = targetLogit == 0f && ScalarKernels.isFirstMost(logits, at, panelStride, target);
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      VectorMath.exponentials(
          panels, logits, at + column, panelStride, most, sums, sumsAt + column);
    }
    float total = ScalarKernels.sumAscending(sums, sumsAt);
    scale(logits, at, panelStride, panels, scale / total);
    logits[targetAt] -= scale;
    losses[lossAt] = FloatMath.log(total) - targetLogit;
    return hit;
  }

  private static float most(
      float[] logits, int at, int panelStride, int panels, float[] sums, int sumsAt) {
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int panel = 0; panel < panels; panel++) {
      for (int column = 0; column < Matrix.PANEL; column += LANES) {
        FloatVector logit = load(logits, at + panel * panelStride + column);
        most = most.blend(logit, logit.compare(GT, most));
      }
    }
    most.intoArray(sums, sumsAt);
    float greatest = Float.NEGATIVE_INFINITY;
    for (int lane = sumsAt; lane < sumsAt + LANES; lane++) {
      greatest = sums[lane] > greatest ? sums[lane] : greatest;
    }
    return greatest;
  }

  private static void scale(float[] x, int at, int panelStride, int panels, float factor) {
    for (int panel = 0; panel < panels; panel++) {
      for (int column = 0; column < Matrix.PANEL; column += LANES) {
        int i = at + panel * panelStride + column;
        load(x, i).mul(factor).intoArray(x, i);
      }
    }
  }

  @Override
  public void tanh(float[] x, int at, int count) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      VectorMath.tanh(count / Matrix.PANEL, x, at + column);
    }
  }

  @Override
  public void relu(float[] x, int at, int count) {
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    for (int i = at; i < at + count; i += LANES) {
      FloatVector value = load(x, i);
      value.blend(zero, value.compare(LT, zero)).intoArray(x, i);
    }
  }

  @Override
  public void tanhBackward(
      float[] output, int outputAt, float[] gradient, int gradientAt, int count) {
    FloatVector one = FloatVector.broadcast(SPECIES, 1f);
    for (int i = 0; i < count; i += LANES) {
      FloatVector squashed = load(output, outputAt + i);
      flush(load(gradient, gradientAt + i).mul(squashed.neg().fma(squashed, one)))
          .intoArray(gradient, gradientAt + i);
    }
  }

  @Override
  public void reluBackward(
      float[] output, int outputAt, float[] gradient, int gradientAt, int count) {
    FloatVector zero = FloatVector.broadcast(SPECIES, 0f);
    for (int i = 0; i < count; i += LANES) {
      FloatVector flushed = flush(load(gradient, gradientAt + i));
      zero.blend(flushed, load(output, outputAt + i).compare(GT, zero))
          .intoArray(gradient, gradientAt + i);
    }
  }

  @Override
  public void sumOfSquares(float[] x, int at, int count, float[] sums, int sumsAt) {
    for (int column = 0; column < Matrix.PANEL; column += LANES) {
      FloatVector sum = FloatVector.broadcast(SPECIES, 0f);
      for (int i = at + column; i < at + count; i += Matrix.PANEL) {
        FloatVector value = load(x, i);
        sum = value.fma(value, sum);
      }
      sum.intoArray(sums, sumsAt + column);
    }
  }

  @Override
  public void adam(
      float[] weight,
      float[] gradient,
      float[] mean,
      float[] variance,
      int at,
      int count,
      AdamStep step) {
    FloatVector scale = FloatVector.broadcast(SPECIES, step.scale());
    FloatVector meanRate = FloatVector.broadcast(SPECIES, step.meanRate());
    FloatVector varianceRate = FloatVector.broadcast(SPECIES, step.varianceRate());
    FloatVector rate = FloatVector.broadcast(SPECIES, step.rate());
    FloatVector epsilon = FloatVector.broadcast(SPECIES, step.epsilon());
    for (int i = at; i < at + count; i += LANES) {
      FloatVector g = load(gradient, i).mul(scale);
      FloatVector m = load(mean, i);
      FloatVector v = load(variance, i);
      m = flush(g.sub(m).fma(meanRate, m));
      v = g.fma(g, v.neg()).fma(varianceRate, v);
      v = v.blend(0f, v.compare(LT, ScalarKernels.LEAST_VARIANCE));
      m.intoArray(mean, i);
      v.intoArray(variance, i);
      load(weight, i).sub(m.mul(rate).div(v.sqrt().add(epsilon))).intoArray(weight, i);
    }
  }

  private static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }
}
