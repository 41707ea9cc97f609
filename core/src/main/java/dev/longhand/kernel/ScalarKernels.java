package dev.longhand.kernel;

/// The definition of every kernel: one plain loop over elements, in the order that fixes the bits.
/// Never optimised; whatever is faster must agree with it.
public final class ScalarKernels implements Kernels {
  /// Gradients smaller than this are zero, so that long sequences never meet slow denormals.
  static final float LEAST_GRADIENT = 0x1p-96f;

  /// Second moments smaller than this are zero, for the same reason.
  static final float LEAST_VARIANCE = 0x1p-116f;

  /// Probabilities below e to this are zero, for the same reason.
  static final float LEAST_LOGIT = -69f;

  /// The logit of a column that does not exist.
  static final float NO_LOGIT = -1e30f;

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
    for (int row = 0; row < rows; row++) {
      int cRow = cAt + row * Matrix.PANEL;
      System.arraycopy(start, startAt + row * startRowStride, c, cRow, Matrix.PANEL);
      for (int k = 0; k < inner; k++) {
        float factor =
            a[aAt + k / Matrix.PANEL * aPanelStride + row * Matrix.PANEL + k % Matrix.PANEL];
        int bRow = bAt + k * Matrix.PANEL;
        for (int column = 0; column < Matrix.PANEL; column++) {
          c[cRow + column] = Math.fma(factor, b[bRow + column], c[cRow + column]);
        }
      }
    }
  }

  @Override
  public void accumulate(
      int rows, int columns, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt) {
    for (int row = 0; row < rows; row++) {
      int bRow = bAt + row * Matrix.PANEL;
      for (int j = 0; j < columns; j++) {
        float factor = a[aAt + row * Matrix.PANEL + j];
        int cRow = cAt + j * Matrix.PANEL;
        for (int column = 0; column < Matrix.PANEL; column++) {
          c[cRow + column] = Math.fma(factor, b[bRow + column], c[cRow + column]);
        }
      }
    }
  }

  @Override
  public void sumRows(int rows, float[] a, int aAt, float[] sums, int sumsAt) {
    for (int column = 0; column < Matrix.PANEL; column++) {
      float sum = sums[sumsAt + column];
      for (int row = 0; row < rows; row++) {
        sum += a[aAt + row * Matrix.PANEL + column];
      }
      sums[sumsAt + column] = sum;
    }
  }

  @Override
  public void lstmForward(LstmTile tile, int rows) {
    ScalarCells.lstmForward(tile, rows);
  }

  @Override
  public void lstmBackward(LstmTile tile, int rows) {
    ScalarCells.lstmBackward(tile, rows);
  }

  @Override
  public void lstmCells(LstmTile tile, int rows) {
    ScalarCells.lstmCells(tile, rows);
  }

  @Override
  public void lstmOutputs(LstmTile tile, int rows) {
    ScalarCells.lstmOutputs(tile, rows);
  }

  @Override
  public void lstmOutputsBackward(LstmTile tile, int rows) {
    ScalarCells.lstmOutputsBackward(tile, rows);
  }

  @Override
  public void lstmCellsBackward(LstmTile tile, int rows) {
    ScalarCells.lstmCellsBackward(tile, rows);
  }

  @Override
  public void gruGates(GruTile tile, int rows) {
    ScalarCells.gruGates(tile, rows);
  }

  @Override
  public void gruOutputs(GruTile tile, int rows) {
    ScalarCells.gruOutputs(tile, rows);
  }

  @Override
  public void gruBackward(GruTile tile, int rows) {
    ScalarCells.gruBackward(tile, rows);
  }

  @Override
  public void gruResetBackward(GruTile tile, int rows) {
    ScalarCells.gruResetBackward(tile, rows);
  }

  static float flush(float gradient) {
    return Math.abs(gradient) < LEAST_GRADIENT ? 0f : gradient;
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
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++) {
        int offset = row * Matrix.PANEL + column;
        c[cAt + offset] =
            Math.fma(
                a[aAt + offset],
                scale[scaleAt + column],
                start[startAt + row * startRowStride + column]);
      }
    }
  }

  @Override
  public void sumProducts(
      int rows, int width, float[] a, int aAt, float[] b, int bAt, float[] sums, int sumsAt) {
    for (int column = 0; column < width; column++) {
      float sum = sums[sumsAt + column];
      for (int i = column; i < rows * Matrix.PANEL; i += Matrix.PANEL) {
        sum = Math.fma(a[aAt + i], b[bAt + i], sum);
      }
      sums[sumsAt + column] = sum;
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
    for (int i = 0; i < count; i++) {
      c[cAt + i] = Math.fma(a[aAt + i], b[bAt + i], start[startAt + i]);
    }
  }

  @Override
  public void normalise(RowNorm norm, int row, int rows) {
    norm.clearSums(row, rows);
    for (int r = row; r < row + rows; r++) {
      for (int column = 0; column < norm.packedColumns(); column++) {
        norm.sums[norm.sumsAt(r) + column % Matrix.PANEL] += norm.rows.get(r, column);
      }
    }
    norm.findMeans(row, rows);
    for (int r = row; r < row + rows; r++) {
      for (int column = 0; column < norm.packedColumns(); column++) {
        int sum = norm.sumsAt(r) + column % Matrix.PANEL;
        float distance = (norm.rows.get(r, column) - norm.means[r]) * norm.present.get(0, column);
        norm.rows.set(r, column, distance);
        norm.sums[sum] = Math.fma(distance, distance, norm.sums[sum]);
      }
    }
    norm.findDeviations(row, rows);
    for (int r = row; r < row + rows; r++) {
      for (int column = 0; column < norm.packedColumns(); column++) {
        norm.rows.set(r, column, norm.rows.get(r, column) * norm.deviations[r]);
      }
    }
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
    norm.clearSums(row, rows);
    for (int r = 0; r < rows; r++) {
      for (int column = 0; column < norm.packedColumns(); column++) {
        int sum = norm.sumsAt(row + r) + column % Matrix.PANEL;
        int along = sum + Matrix.PANEL;
        float slope = gradient.get(row + r, column) * scale.get(0, column);
        result.set(resultRow + r, column, slope);
        norm.sums[sum] += slope;
        norm.sums[along] = Math.fma(slope, norm.rows.get(row + r, column), norm.sums[along]);
      }
    }
    norm.findMeans(row, rows);
    for (int r = 0; r < rows; r++) {
      for (int column = 0; column < norm.packedColumns(); column++) {
        float distance = result.get(resultRow + r, column) - norm.means[row + r];
        float normal = norm.rows.get(row + r, column);
        float inner = Math.fma(-norm.alongs[row + r], normal, distance);
        float slope = inner * norm.deviations[row + r] * norm.present.get(0, column);
        result.set(resultRow + r, column, flush(slope));
      }
    }
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
    hideMissingColumns(logits, at, panelStride, columns);
    int end = at + Matrix.panels(columns) * panelStride;
    float most = Float.NEGATIVE_INFINITY;
    for (int panel = at; panel < end; panel += panelStride) {
      for (int column = 0; column < Matrix.PANEL; column++) {
        float logit = logits[panel + column];
        most = logit > most ? logit : most;
      }
    }
    int targetAt = at + target / Matrix.PANEL * panelStride + target % Matrix.PANEL;
    float targetLogit = logits[targetAt] - most;
    boolean hit = targetLogit == 0f && isFirstMost(logits, at, panelStride, target);
    for (int column = 0; column < Matrix.PANEL; column++) {
      sums[sumsAt + column] = 0f;
      for (int panel = at; panel < end; panel += panelStride) {
        float logit = logits[panel + column] - most;
        float e = logit < LEAST_LOGIT ? 0f : FloatMath.expInside(logit);
        logits[panel + column] = e;
        sums[sumsAt + column] += e;
      }
    }
    float total = sumAscending(sums, sumsAt);
    float factor = scale / total;
    for (int panel = at; panel < end; panel += panelStride) {
      for (int column = 0; column < Matrix.PANEL; column++) {
        logits[panel + column] *= factor;
      }
    }
    logits[targetAt] -= scale;
    losses[lossAt] = FloatMath.log(total) - targetLogit;
    return hit;
  }

  /// Whether no column before the target, which has the greatest logit, has the same.
  static boolean isFirstMost(float[] logits, int at, int panelStride, int target) {
    float most = logits[at + target / Matrix.PANEL * panelStride + target % Matrix.PANEL];
    for (int column = 0; column < target; column++) {
      int panel = at + column / Matrix.PANEL * panelStride;
      if (logits[panel + column % Matrix.PANEL] == most) {
        return false;
      }
    }
    return true;
  }

  /// The sum of 32 interleaved sums, in ascending order.
  static float sumAscending(float[] sums, int at) {
    float total = 0f;
    for (int column = 0; column < Matrix.PANEL; column++) {
      total += sums[at + column];
    }
    return total;
  }

  /// Makes the columns that only fill the last panel impossible.
  static void hideMissingColumns(float[] logits, int at, int panelStride, int columns) {
    int last = at + (Matrix.panels(columns) - 1) * panelStride;
    for (int column = (columns - 1) % Matrix.PANEL + 1; column < Matrix.PANEL; column++) {
      logits[last + column] = NO_LOGIT;
    }
  }

  @Override
  public void tanh(float[] x, int at, int count) {
    for (int i = at; i < at + count; i++) {
      x[i] = FloatMath.tanh(x[i]);
    }
  }

  @Override
  public void relu(float[] x, int at, int count) {
    for (int i = at; i < at + count; i++) {
      x[i] = x[i] < 0f ? 0f : x[i];
    }
  }

  @Override
  public void tanhBackward(
      float[] output, int outputAt, float[] gradient, int gradientAt, int count) {
    for (int i = 0; i < count; i++) {
      float squashed = output[outputAt + i];
      gradient[gradientAt + i] =
          flush(gradient[gradientAt + i] * Math.fma(-squashed, squashed, 1f));
    }
  }

  @Override
  public void reluBackward(
      float[] output, int outputAt, float[] gradient, int gradientAt, int count) {
    for (int i = 0; i < count; i++) {
      gradient[gradientAt + i] = output[outputAt + i] > 0f ? flush(gradient[gradientAt + i]) : 0f;
    }
  }

  @Override
  public void sumOfSquares(float[] x, int at, int count, float[] sums, int sumsAt) {
    for (int column = 0; column < Matrix.PANEL; column++) {
      float sum = 0f;
      for (int i = at + column; i < at + count; i += Matrix.PANEL) {
        sum = Math.fma(x[i], x[i], sum);
      }
      sums[sumsAt + column] = sum;
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
    for (int i = at; i < at + count; i++) {
      float g = gradient[i] * step.scale();
      float m = Math.fma(g - mean[i], step.meanRate(), mean[i]);
      float v = Math.fma(Math.fma(g, g, -variance[i]), step.varianceRate(), variance[i]);
      m = flush(m);
      v = v < LEAST_VARIANCE ? 0f : v;
      mean[i] = m;
      variance[i] = v;
      weight[i] -= m * step.rate() / ((float) Math.sqrt(v) + step.epsilon());
    }
  }
}
