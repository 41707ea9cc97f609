package dev.longhand.kernel;

/// Runs of every kernel but the cells on made-up numbers; each returns everything that the kernel
/// could write to.
///
/// The arrays are larger than what a kernel may touch, so whoever compares two runs also sees a
/// write beside the mark.
final class KernelRuns {
  /// What a product begins with.
  enum Start {
    BIAS,
    MATRIX,
    ITSELF
  }

  private static final int ROWS = 48;
  private static final int BESIDE = 3;

  private final Kernels kernels;
  private final Noise noise;

  KernelRuns(Kernels kernels, Noise noise) {
    this.kernels = kernels;
    this.noise = noise;
  }

  private Matrix matrix(int rows, int columns, int turn) {
    return noise.matrix(rows, columns, turn);
  }

  private Matrix matrix(int rows, int columns, int turn, float scale) {
    return noise.matrix(rows, columns, turn, scale);
  }

  float[] multiply(int rows, int inner, Start start) {
    Matrix a = matrix(rows, Math.max(1, inner), 1);
    Matrix b = matrix(Math.max(1, inner), Matrix.PANEL, 2);
    Matrix c = matrix(rows + 2 * BESIDE, Matrix.PANEL, 3);
    Matrix begin = start == Start.ITSELF ? c : matrix(rows + 2 * BESIDE, Matrix.PANEL, 4);
    kernels.multiply(
        rows,
        inner,
        a.values(),
        a.at(0, 0),
        a.panelStride(),
        b.values(),
        b.at(0, 0),
        begin.values(),
        begin.at(0, BESIDE),
        start == Start.BIAS ? 0 : Matrix.PANEL,
        c.values(),
        c.at(0, BESIDE));
    return c.values();
  }

  float[] accumulate(int rows, int columns) {
    Matrix a = matrix(rows, Matrix.PANEL, 5);
    Matrix b = matrix(rows, Matrix.PANEL, 6);
    Matrix c = matrix(columns + 2 * BESIDE, Matrix.PANEL, 7);
    kernels.accumulate(
        rows, columns, a.values(), a.at(0, 0), b.values(), b.at(0, 0), c.values(), c.at(0, BESIDE));
    return c.values();
  }

  float[] sumRows(int rows) {
    float[] sums = matrix(1, Matrix.PANEL, 8).values();
    Matrix a = matrix(rows, Matrix.PANEL, 9);
    kernels.sumRows(rows, a.values(), a.at(0, 0), sums, BESIDE);
    return sums;
  }

  float[] softmaxCrossEntropy(int columns, int target, float spread) {
    Matrix logits = matrix(2 * BESIDE, columns, 15, spread);
    float[] losses = {7f, 8f, 9f};
    var sums = new float[BESIDE + Matrix.PANEL];
    boolean hit =
        kernels.softmaxCrossEntropy(
            logits.values(),
            logits.at(0, BESIDE),
            logits.panelStride(),
            columns,
            target,
            1f / 6400f,
            losses,
            1,
            sums,
            BESIDE);
    return joined(logits.values(), losses, sums, new float[] {hit ? 1f : 0f});
  }

  float[] tanh(int count) {
    float[] x = matrix(ROWS, Matrix.PANEL, 16, 3f).values();
    kernels.tanh(x, BESIDE, count);
    return x;
  }

  float[] sumOfSquares(int count) {
    float[] sums = matrix(1, Matrix.PANEL, 17).values();
    float[] x = matrix(ROWS, Matrix.PANEL, 18).values();
    kernels.sumOfSquares(x, BESIDE, count, sums, BESIDE);
    return sums;
  }

  float[] adam(int count, float scale) {
    float[] weight = matrix(ROWS, Matrix.PANEL, 19).values();
    float[] gradient = matrix(ROWS, Matrix.PANEL, 20).values();
    float[] mean = matrix(ROWS, Matrix.PANEL, 21, 1e-3f).values();
    float[] variance = matrix(ROWS, Matrix.PANEL, 22, 1e-3f).values();
    for (int i = 0; i < variance.length; i++) {
      variance[i] = Math.abs(variance[i]);
    }
    var step = new AdamStep(1e-3f, 0.1f, 1e-3f, 1e-7f, scale);
    kernels.adam(weight, gradient, mean, variance, BESIDE, count, step);
    return joined(weight, gradient, mean, variance);
  }

  float[] scaleColumns(int rows, int width, Start start) {
    Matrix a = matrix(rows, Matrix.PANEL, 23);
    float[] scale = matrix(1, Matrix.PANEL, 24).values();
    Matrix c = matrix(rows + 2 * BESIDE, Matrix.PANEL, 25);
    Matrix begin = start == Start.ITSELF ? c : matrix(rows + 2 * BESIDE, Matrix.PANEL, 26);
    kernels.scaleColumns(
        rows,
        width,
        a.values(),
        a.at(0, 0) + Matrix.PANEL - width,
        scale,
        BESIDE,
        begin.values(),
        begin.at(0, BESIDE),
        start == Start.BIAS ? 0 : Matrix.PANEL,
        c.values(),
        c.at(0, BESIDE));
    return joined(c.values(), a.values(), scale, begin.values());
  }

  float[] sumProducts(int rows, int width) {
    float[] sums = matrix(1, Matrix.PANEL, 27).values();
    Matrix a = matrix(rows, Matrix.PANEL, 28);
    Matrix b = matrix(rows, Matrix.PANEL, 29);
    int half = Matrix.PANEL - width;
    kernels.sumProducts(
        rows, width, a.values(), a.at(0, 0) + half, b.values(), b.at(0, 0), sums, BESIDE);
    return joined(sums, a.values(), b.values());
  }

  float[] multiplyElements(int count) {
    float[] a = matrix(ROWS, Matrix.PANEL, 30).values();
    float[] b = matrix(ROWS, Matrix.PANEL, 31).values();
    float[] start = matrix(ROWS, Matrix.PANEL, 32).values();
    float[] c = matrix(ROWS, Matrix.PANEL, 33).values();
    kernels.multiplyElements(count, a, 0, b, 1, start, 2, c, BESIDE);
    return joined(a, b, start, c);
  }

  float[] relu(int count) {
    float[] x = matrix(ROWS, Matrix.PANEL, 42).values();
    kernels.relu(x, BESIDE, count);
    return x;
  }

  float[] tanhBackward(int count) {
    float[] output = matrix(ROWS, Matrix.PANEL, 34, 0.5f).values();
    float[] gradient = matrix(ROWS, Matrix.PANEL, 35).values();
    kernels.tanhBackward(output, 1, gradient, BESIDE, count);
    return joined(output, gradient);
  }

  float[] reluBackward(int count) {
    float[] output = matrix(ROWS, Matrix.PANEL, 36).values();
    float[] gradient = matrix(ROWS, Matrix.PANEL, 37).values();
    kernels.reluBackward(output, 1, gradient, BESIDE, count);
    return joined(output, gradient);
  }

  /// Some rows of a matrix, and the way back.
  ///
  /// @param rows how many
  /// @param columns how many there are
  /// @param filler how many of each sixteen are only there to fill the panel
  float[] normalise(int rows, int columns, int filler) {
    Matrix present = Matrix.zeros(1, columns);
    for (int column = 0; column < columns; column++) {
      present.set(0, column, column % LstmTile.UNITS < LstmTile.UNITS - filler ? 1f : 0f);
    }
    Matrix x = only(present, matrix(2 * BESIDE + rows, columns, 38));
    var norm = new RowNorm(x, present, 1e-3f, x.rows());
    Matrix gradient = only(present, matrix(2 * BESIDE + rows, columns, 39));
    Matrix result = matrix(2 * BESIDE + rows, columns, 40);
    kernels.normalise(norm, BESIDE, rows);
    float[] normal = norm.rows().values().clone();
    Matrix scale = matrix(1, columns, 41);
    kernels.normaliseBackward(norm, BESIDE, rows, scale, gradient, result, 1);
    return joined(
        normal,
        norm.rows().values(),
        gradient.values(),
        result.values(),
        norm.deviations,
        norm.means,
        norm.alongs,
        norm.sums);
  }

  /// The matrix with zeros in all columns that are not there.
  private static Matrix only(Matrix present, Matrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int panel = 0; panel < matrix.panels(); panel++) {
        for (int column = 0; column < Matrix.PANEL; column++) {
          if (present.values()[present.at(panel, 0) + column] == 0f) {
            matrix.values()[matrix.at(panel, row) + column] = 0f;
          }
        }
      }
    }
    return matrix;
  }

  static float[] joined(float[]... parts) {
    int length = 0;
    for (float[] part : parts) {
      length += part.length;
    }
    var whole = new float[length];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
