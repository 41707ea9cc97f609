package dev.longhand.kernel;

/// The arithmetic that takes the time, on arrays in the layout of {@link Matrix}.
///
/// Every implementation gives the bits of {@link ScalarKernels}. Offsets are indices of the first
/// element; `rows` neighbouring rows of one panel lie {@link Matrix#PANEL} apart. Kernels hold no
/// state and may be shared by threads that write disjoint parts.
public sealed interface Kernels permits ScalarKernels, VectorKernels, WarmingKernels {

  /// The kernels for this JVM: vectors where the vector module is present, compiled behind the
  /// first steps, else the scalar definition.
  static Kernels best() {
    return vectorsAvailable() ? WarmingKernels.start() : new ScalarKernels();
  }

  /// Whether the JVM was started with the vector module.
  static boolean vectorsAvailable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /// A product with one panel: `c[r][j] = start[r][j] + sum over k of a[r][k] * b[k][j]`, one fma a
  /// term, k ascending.
  ///
  /// @param rows rows of a and c
  /// @param inner length of the sum; a continues every 32 of them in its next panel
  /// @param aPanelStride distance of a's panels
  /// @param startRowStride 32 to begin at a matrix (c itself to accumulate), 0 at one row such as a
  ///   bias
  void multiply(
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
      int cAt);

  /// A product with a transposed panel: `c[j][n] += sum over rows r of a[r][j] * b[r][n]`, one fma
  /// a term, r ascending.
  ///
  /// @param rows rows of a and b, the length of the sum
  /// @param columns columns of a that are used, 1 to 32
  void accumulate(
      int rows, int columns, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt);

  /// `sums[j] += sum over rows r of a[r][j]` for one panel, r ascending.
  void sumRows(int rows, float[] a, int aAt, float[] sums, int sumsAt);

  /// The cell of an LSTM for 16 units, in the arrangement of {@link LstmTile}.
  void lstmForward(LstmTile tile, int rows);

  /// The gradient of {@link #lstmForward}; the gates become the gradients before activation.
  void lstmBackward(LstmTile tile, int rows);

  /// The first half of the cell of any LSTM: gates and candidate but for the output gate, and the
  /// new cell state, which goes to `squashed` too.
  void lstmCells(LstmTile tile, int rows);

  /// The second half: tanh of what stands in `squashed`, the output gate, and the output.
  void lstmOutputs(LstmTile tile, int rows);

  /// The gradient of {@link #lstmOutputs}: that of the output gate before activation, and in
  /// `squashed` that of what tanh was taken of.
  void lstmOutputsBackward(LstmTile tile, int rows);

  /// The gradient of {@link #lstmCells}: those of the other gates before activation, and of the
  /// cell state before.
  void lstmCellsBackward(LstmTile tile, int rows);

  /// The gates of a GRU for 32 units, in the arrangement of {@link GruTile}, and the output before
  /// behind the reset gate where that acts before.
  void gruGates(GruTile tile, int rows);

  /// The candidate of a GRU and its output.
  void gruOutputs(GruTile tile, int rows);

  /// The gradient of {@link #gruOutputs}: of the update gate and the candidate before activation,
  /// added to that of the output before; where the reset gate acts after, of that gate and of what
  /// it acts on.
  void gruBackward(GruTile tile, int rows);

  /// The gradient of the reset gate before activation where it acts before, from that of what it
  /// has let through; added to that of the output before.
  void gruResetBackward(GruTile tile, int rows);

  /// `c[r][j] = start[r][j] + a[r][j] * scale[j]`, one fma each, for 16 or 32 columns.
  ///
  /// @param startRowStride 32 to begin at a matrix, 0 at one row
  void scaleColumns(
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
      int cAt);

  /// `sums[j] += sum over rows r of a[r][j] * b[r][j]`, one fma a term, r ascending, for 16 or 32
  /// columns.
  void sumProducts(
      int rows, int width, float[] a, int aAt, float[] b, int bAt, float[] sums, int sumsAt);

  /// `c = start + a * b` for `count` neighbouring elements, a multiple of 32, one fma each.
  void multiplyElements(
      int count,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] start,
      int startAt,
      float[] c,
      int cAt);

  /// Brings some rows to mean 0 and variance 1, each for itself, in place.
  void normalise(RowNorm norm, int row, int rows);

  /// The gradient of {@link #normalise} for some rows, from that of `scale * normalised row`.
  ///
  /// @param scale one row
  /// @param gradient of the scaled rows, in the same rows of this matrix
  /// @param result receives the gradient of what was normalised, from `resultRow` on
  void normaliseBackward(
      RowNorm norm, int row, int rows, Matrix scale, Matrix gradient, Matrix result, int resultRow);

  /// Softmax and cross-entropy of one row of logits, in place.
  ///
  /// The logits become the gradient of the loss: `(probability - [column is the target]) * scale`.
  ///
  /// @param at the row's first element; its panels lie `panelStride` apart
  /// @param losses receives the loss of the row in nats at `lossAt`
  /// @param sums 32 floats from `sumsAt` that are overwritten on the way
  /// @return whether the target has the greatest logit, and the lowest id among equals
  boolean softmaxCrossEntropy(
      float[] logits,
      int at,
      int panelStride,
      int columns,
      int target,
      float scale,
      float[] losses,
      int lossAt,
      float[] sums,
      int sumsAt);

  /// `x = tanh x` for `count` neighbouring elements, a multiple of 32.
  void tanh(float[] x, int at, int count);

  /// `x = max(x, 0)` for `count` neighbouring elements, a multiple of 32; what is not a number
  /// stays so.
  void relu(float[] x, int at, int count);

  /// `gradient *= 1 - output^2` for `count` neighbouring elements, a multiple of 32.
  void tanhBackward(float[] output, int outputAt, float[] gradient, int gradientAt, int count);

  /// `gradient = output > 0 ? gradient : 0` for `count` neighbouring elements, a multiple of 32.
  void reluBackward(float[] output, int outputAt, float[] gradient, int gradientAt, int count);

  /// The sums of squares of `count` elements, a multiple of 32, in 32 interleaved sums.
  void sumOfSquares(float[] x, int at, int count, float[] sums, int sumsAt);

  /// One step of Adam on `count` elements, a multiple of 32, in Keras's arrangement.
  void adam(
      float[] weight,
      float[] gradient,
      float[] mean,
      float[] variance,
      int at,
      int count,
      AdamStep step);

  /// One step of gradient descent on `count` elements: `weight -= rate * (scale * gradient)`.
  default void descend(
      float[] weight, float[] gradient, int at, int count, float rate, float scale) {
    for (int i = at; i < at + count; i++) {
      weight[i] = Math.fma(-rate, scale * gradient[i], weight[i]);
    }
  }

  /// The same number; 0 where it is so small that processors would soon be slow with it.
  ///
  /// What is added and taken away again swallows what is below 2^-114, rounds what is below 2^-66 a
  /// second time, and leaves the rest as it is. A comparison would do too, but the compiler makes
  /// no vectors of it: four times the price of a step with momentum, and twelve times that of
  /// RMSprop.
  private static float withoutTiny(float x) {
    return x + 0x1p-90f - 0x1p-90f;
  }

  /// One step of descent with momentum: `movement = momentum * movement - rate * (scale *
  /// gradient)` and `weight += movement`.
  default void descendOn(
      float[] weight,
      float[] gradient,
      float[] movement,
      int at,
      int count,
      float rate,
      float scale,
      float momentum) {
    for (int i = at; i < at + count; i++) {
      float m = withoutTiny(Math.fma(-rate, scale * gradient[i], momentum * movement[i]));
      movement[i] = m;
      weight[i] += m;
    }
  }

  /// The same with Nesterov's look ahead: `weight += momentum * movement - rate * (scale *
  /// gradient)`, the movement being the new one.
  default void descendAhead(
      float[] weight,
      float[] gradient,
      float[] movement,
      int at,
      int count,
      float rate,
      float scale,
      float momentum) {
    for (int i = at; i < at + count; i++) {
      float g = scale * gradient[i];
      float m = withoutTiny(Math.fma(-rate, g, momentum * movement[i]));
      movement[i] = m;
      weight[i] += Math.fma(-rate, g, momentum * m);
    }
  }

  /// Follows the square of the gradient, and divides the gradient by the root of that: `square +=
  /// squareRate * (g * g - square)` and `gradient = g / sqrt(square + epsilon)`, g being `scale *
  /// gradient`.
  default void rmsProp(
      float[] gradient,
      float[] square,
      int at,
      int count,
      float scale,
      float squareRate,
      float epsilon) {
    for (int i = at; i < at + count; i++) {
      float g = scale * gradient[i];
      float s = Math.fma(Math.fma(g, g, -square[i]), squareRate, square[i]);
      s = Math.max(s, ScalarKernels.LEAST_VARIANCE);
      square[i] = s;
      gradient[i] = g / (float) Math.sqrt(s + epsilon);
    }
  }

  /// The same with the variance in place of the square: the mean is followed too, and its square is
  /// taken off. By rounding alone that could be below zero, and then it counts as zero.
  default void rmsPropCentered(
      float[] gradient,
      float[] square,
      float[] mean,
      int at,
      int count,
      float scale,
      float squareRate,
      float epsilon) {
    for (int i = at; i < at + count; i++) {
      float g = scale * gradient[i];
      float s = Math.fma(Math.fma(g, g, -square[i]), squareRate, square[i]);
      s = Math.max(s, ScalarKernels.LEAST_VARIANCE);
      float m = withoutTiny(Math.fma(g - mean[i], squareRate, mean[i]));
      square[i] = s;
      mean[i] = m;
      gradient[i] = g / (float) Math.sqrt(Math.max(Math.fma(-m, m, s), 0f) + epsilon);
    }
  }

  /// One step of Adagrad: `sum += g * g` and `weight -= rate * g / sqrt(sum + epsilon)`, g being
  /// `scale * gradient`.
  default void adagrad(
      float[] weight,
      float[] gradient,
      float[] sum,
      int at,
      int count,
      float rate,
      float scale,
      float epsilon) {
    for (int i = at; i < at + count; i++) {
      float g = scale * gradient[i];
      float s = Math.fma(g, g, sum[i]);
      sum[i] = s;
      weight[i] -= rate * g / (float) Math.sqrt(s + epsilon);
    }
  }

  /// `average += share * (weight - average)`.
  default void average(float[] weight, float[] average, int at, int count, float share) {
    for (int i = at; i < at + count; i++) {
      average[i] = Math.fma(weight[i] - average[i], share, average[i]);
    }
  }

  /// `a += factor * b`; b may be a.
  default void addScaled(float[] a, float[] b, int at, int count, float factor) {
    for (int i = at; i < at + count; i++) {
      a[i] = Math.fma(factor, b[i], a[i]);
    }
  }

  /// `x` cut off at `limit` and `-limit`; what is not a number stays so.
  default void clip(float[] x, int at, int count, float limit) {
    for (int i = at; i < at + count; i++) {
      x[i] = Math.max(-limit, Math.min(limit, x[i]));
    }
  }

  /// Copies the rows of a table that some ids name, for one panel.
  default void gather(
      int rows, int[] ids, int idsAt, float[] table, int tableAt, float[] c, int cAt) {
    for (int row = 0; row < rows; row++) {
      System.arraycopy(
          table,
          tableAt + ids[idsAt + row] * Matrix.PANEL,
          c,
          cAt + row * Matrix.PANEL,
          Matrix.PANEL);
    }
  }

  /// Adds rows to the rows of a table that some ids name, for one panel, in ascending order.
  default void scatter(
      int rows, int[] ids, int idsAt, float[] a, int aAt, float[] table, int tableAt) {
    for (int row = 0; row < rows; row++) {
      int target = tableAt + ids[idsAt + row] * Matrix.PANEL;
      int source = aAt + row * Matrix.PANEL;
      for (int column = 0; column < Matrix.PANEL; column++) {
        table[target + column] += a[source + column];
      }
    }
  }
}
