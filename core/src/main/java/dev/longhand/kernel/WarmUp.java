package dev.longhand.kernel;

import java.util.List;

/// Calls every kernel in every tile size on small matrices until the compiler has made it fast.
final class WarmUp {
  private static final int INNER = 64;
  private static final int ROWS = 36;
  private static final int MOST_ROUNDS = 400;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private final Kernels vectors;
  private final Kernels scalars = new ScalarKernels();
  private final Matrix a = filled(ROWS, INNER);
  private final Matrix b = filled(INNER, Matrix.PANEL);
  private final Matrix c = filled(INNER, Matrix.PANEL);
  private final LstmTile tile =
      new LstmTile(
          filled(ROWS, 2 * Matrix.PANEL),
          filled(2 * ROWS, Matrix.PANEL),
          filled(ROWS, Matrix.PANEL),
          filled(2 * ROWS, Matrix.PANEL),
          filled(ROWS, Matrix.PANEL));
  private final float[] sums = new float[Matrix.PANEL];
  private final float[] losses = new float[1];
  private final AdamStep adamStep = new AdamStep(1e-3f, 0.1f, 1e-3f, 1e-7f, 1f);

  WarmUp(Kernels vectors) {
    this.vectors = vectors;
    tile.moveTo(0, 0, ROWS, 0);
  }

  private static Matrix filled(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        matrix.set(row, column, (row * 7 + column * 3) % 11 / 64f);
      }
    }
    return matrix;
  }

  /// Warms up; false when the vector kernels stay slower than the scalar ones.
  boolean run() {
    long begin = System.nanoTime();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      exercise(vectors, 200);
      if (allFaster()) {
        return true;
      }
      if (System.nanoTime() - begin > PATIENCE_NANOS) {
        return false;
      }
    }
    return false;
  }

  private void exercise(Kernels kernels, int times) {
    for (int time = 0; time < times; time++) {
      for (Runnable kernel : kernels(kernels)) {
        kernel.run();
      }
    }
  }

  /// Every kernel has to win on its own: one that still makes objects would spoil every step.
  private boolean allFaster() {
    List<Runnable> fast = kernels(vectors);
    List<Runnable> plain = kernels(scalars);
    for (int i = 0; i < fast.size(); i++) {
      if (nanos(fast.get(i)) > nanos(plain.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static long nanos(Runnable kernel) {
    long least = Long.MAX_VALUE;
    for (int time = 0; time < 5; time++) {
      long begin = System.nanoTime();
      kernel.run();
      least = Math.min(least, System.nanoTime() - begin);
    }
    return least;
  }

  private List<Runnable> kernels(Kernels kernels) {
    return List.of(
        () -> multiply(kernels, 1),
        () -> multiply(kernels, 2),
        () -> multiply(kernels, 3),
        () -> multiply(kernels, 4),
        () -> multiply(kernels, 5),
        () -> multiply(kernels, 6),
        () -> multiply(kernels, 7),
        () -> multiply(kernels, 8),
        () -> multiply(kernels, 9),
        () -> multiply(kernels, 10),
        () -> multiply(kernels, 11),
        () -> multiply(kernels, 12),
        () -> kernels.lstmForward(tile, ROWS),
        () -> kernels.lstmBackward(tile, ROWS),
        () -> softmax(kernels),
        () -> kernels.tanh(c.values(), c.at(0, 0), INNER * Matrix.PANEL),
        () -> kernels.sumRows(INNER, b.values(), b.at(0, 0), sums, 0),
        () -> kernels.sumOfSquares(b.values(), b.at(0, 0), INNER * Matrix.PANEL, sums, 0),
        () -> adam(kernels));
  }

  /// Both products in one tile size.
  private void multiply(Kernels kernels, int size) {
    kernels.multiply(
        size,
        INNER,
        a.values(),
        a.at(0, 0),
        a.panelStride(),
        b.values(),
        b.at(0, 0),
        c.values(),
        c.at(0, 0),
        0,
        c.values(),
        c.at(0, 1));
    kernels.accumulate(
        ROWS, size, a.values(), a.at(0, 0), b.values(), b.at(0, 0), c.values(), c.at(0, 16));
  }

  private void softmax(Kernels kernels) {
    kernels.softmaxCrossEntropy(
        a.values(), a.at(0, 0), a.panelStride(), INNER - 5, 3, 1f, losses, 0, sums, 0);
  }

  private void adam(Kernels kernels) {
    kernels.adam(
        c.values(),
        b.values(),
        a.values(),
        tile.hidden.values(),
        c.at(0, 0),
        ROWS * Matrix.PANEL,
        adamStep);
  }
}
