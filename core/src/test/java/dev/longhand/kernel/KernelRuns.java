package dev.longhand.kernel;

import java.util.SplittableRandom;

/// Runs of every kernel on made-up numbers; each returns everything that the kernel could write to.
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
  private static final float[] SPECIAL = {
    0f, -0f, 1f, -1f, 0x1p-149f, -0x1p-130f, 0x1p-126f, 1e-30f, -1e-20f, 1e18f, -1e18f
  };

  private final Kernels kernels;
  private final float[] noise;

  KernelRuns(Kernels kernels, long seed) {
    this.kernels = kernels;
    noise = noise(1 << 13, seed);
  }

  /// Numbers around one, every sixteenth a special one.
  static float[] noise(int length, long seed) {
    var random = new SplittableRandom(seed);
    var values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] =
          random.nextInt(16) == 0
              ? SPECIAL[random.nextInt(SPECIAL.length)]
              : (float) (random.nextDouble() * 4 - 2);
    }
    return values;
  }

  private Matrix matrix(int rows, int columns, int turn) {
    return matrix(rows, columns, turn, 1f);
  }

  /// A matrix of noise, in its padding too: no kernel may rely on what lies there.
  private Matrix matrix(int rows, int columns, int turn, float scale) {
    Matrix matrix = Matrix.zeros(rows, columns);
    float[] values = matrix.values();
    for (int i = 0; i < values.length; i++) {
      values[i] = noise[(turn * 977 + i) % noise.length] * scale;
    }
    return matrix;
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

  float[] lstmForward(int group, int rows) {
    LstmTile tile = tile(group, rows, 4f);
    kernels.lstmForward(tile, rows);
    return all(tile);
  }

  float[] lstmBackward(int group, int rows) {
    LstmTile tile = tile(group, rows, 0.4f);
    kernels.lstmBackward(tile, rows);
    return all(tile);
  }

  private LstmTile tile(int group, int rows, float scale) {
    int units = (group + 1) * LstmTile.UNITS;
    int sequences = rows + 2 * BESIDE;
    Matrix squashed = matrix(3 * sequences, units, 12, 0.4f);
    var tile =
        new LstmTile(
            new LstmTile.Buffers(
                matrix(3 * sequences, 4 * units, 10, scale),
                matrix(4 * sequences, units, 11),
                squashed,
                matrix(4 * sequences, units, 13),
                matrix(sequences, units, 14),
                squashed),
            LstmTile.Variant.plain(units));
    tile.moveTo(group, sequences + BESIDE, sequences, BESIDE);
    return tile;
  }

  private static float[] all(LstmTile tile) {
    return joined(tile.gates, tile.cells, tile.squashed, tile.outputs, tile.cellGradient);
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

  private static float[] joined(float[]... parts) {
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
