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
    float[] gates = tile.gates.values();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < LstmTile.UNITS; unit++) {
        int offset = row * Matrix.PANEL + unit;
        int in = tile.gatesAt + offset;
        int out = tile.candidatesAt + offset;
        float inputGate = FloatMath.sigmoid(gates[in]);
        float forgetGate = FloatMath.sigmoid(gates[in + LstmTile.UNITS]);
        float candidate = FloatMath.tanh(gates[out]);
        float outputGate = FloatMath.sigmoid(gates[out + LstmTile.UNITS]);
        float previous = tile.cells.values()[tile.previousCellsAt + offset];
        float cell = Math.fma(forgetGate, previous, inputGate * candidate);
        float squashed = FloatMath.tanh(cell);
        gates[in] = inputGate;
        gates[in + LstmTile.UNITS] = forgetGate;
        gates[out] = candidate;
        gates[out + LstmTile.UNITS] = outputGate;
        tile.cells.values()[tile.cellsAt + offset] = cell;
        tile.squashed.values()[tile.squashedAt + offset] = squashed;
        tile.hidden.values()[tile.hiddenAt + offset] = outputGate * squashed;
      }
    }
  }

  @Override
  public void lstmBackward(LstmTile tile, int rows) {
    float[] gates = tile.gates.values();
    float[] cellGradients = tile.cellGradient.values();
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < LstmTile.UNITS; unit++) {
        int offset = row * Matrix.PANEL + unit;
        int in = tile.gatesAt + offset;
        int out = tile.candidatesAt + offset;
        float inputGate = gates[in];
        float forgetGate = gates[in + LstmTile.UNITS];
        float candidate = gates[out];
        float outputGate = gates[out + LstmTile.UNITS];
        float previous = tile.cells.values()[tile.previousCellsAt + offset];
        float squashed = tile.squashed.values()[tile.squashedAt + offset];
        float hiddenGradient = tile.hidden.values()[tile.hiddenAt + offset];
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
        gates[in] = flush(cellGradient * candidate * inputSlope);
        gates[in + LstmTile.UNITS] = flush(cellGradient * previous * forgetSlope);
        gates[out] = flush(cellGradient * inputGate * candidateSlope);
        gates[out + LstmTile.UNITS] = flush(hiddenGradient * squashed * outputSlope);
        cellGradients[tile.cellGradientAt + offset] = flush(cellGradient * forgetGate);
      }
    }
  }

  static float flush(float gradient) {
    return Math.abs(gradient) < LEAST_GRADIENT ? 0f : gradient;
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
