package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;

/// Matrices and parameters of normal numbers, for tests; the same seed draws the same.
final class RandomMatrix {
  private final KeyedRandom random;

  RandomMatrix(long seed) {
    random = KeyedRandom.of(seed, Purpose.SAMPLE, 0, 0);
  }

  Matrix draw(int rows, int columns) {
    Matrix matrix = Matrix.zeros(rows, columns);
    fill(matrix);
    return matrix;
  }

  void fill(Matrix matrix) {
    matrix.setRowMajor(numbers(matrix.rows() * matrix.columns()));
  }

  void fill(Layer layer) {
    for (Parameter parameter : layer.parameters()) {
      parameter.setRowMajor(numbers((int) parameter.size()));
    }
  }

  private float[] numbers(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (0.5 * random.nextGaussian());
    }
    return values;
  }
}
