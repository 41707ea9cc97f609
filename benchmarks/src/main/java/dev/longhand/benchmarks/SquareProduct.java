package dev.longhand.benchmarks;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.Workers;

/// The product of two matrices of 2048 x 2048, the probe of what the machine has to give.
final class SquareProduct {
  private static final int SIZE = 2048;
  private static final int BLOCK_ROWS = 240;

  private final Kernels kernels;
  private final Workers workers;
  private final Matrix a = Matrix.zeros(SIZE, SIZE);
  private final Matrix b = Matrix.zeros(SIZE, SIZE);
  private final Matrix c = Matrix.zeros(SIZE, SIZE);
  private final Matrix zero = Matrix.zeros(1, SIZE);

  SquareProduct(Kernels kernels, Workers workers) {
    this.kernels = kernels;
    this.workers = workers;
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        a.set(row, column, (row * 7 + column) % 13 / 13f);
        b.set(row, column, (row + column * 5) % 11 / 11f);
      }
    }
  }

  double[] time(int count) {
    double[] milliseconds = new double[count];
    for (int i = 0; i < count; i++) {
      long begin = System.nanoTime();
      workers.runRanges(SIZE, this::multiply);
      milliseconds[i] = (System.nanoTime() - begin) / 1e6;
    }
    return milliseconds;
  }

  private void multiply(int from, int to) {
    for (int row = from; row < to; row += BLOCK_ROWS) {
      int rows = Math.min(BLOCK_ROWS, to - row);
      for (int panel = 0; panel < b.panels(); panel++) {
        MatrixProduct.multiply(kernels, a, row, rows, b, panel, zero, c);
      }
    }
  }
}
