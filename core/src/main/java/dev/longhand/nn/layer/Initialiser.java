package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.Arrays;

/// First values of parameters, row-major, as Keras draws them.
final class Initialiser {
  /// Keras's limit for the vectors of an embedding.
  private static final double EMBEDDING_LIMIT = 0.05;

  private Initialiser() {}

  /// Uniform within plus or minus sqrt(6 / (rows + columns)) (Glorot & Bengio 2010).
  static float[] glorotUniform(KeyedRandom random, int rows, int columns) {
    return uniform(random, rows, columns, Math.sqrt(6.0 / (rows + columns)));
  }

  /// Uniform within plus or minus 0.05.
  static float[] embedding(KeyedRandom random, int rows, int columns) {
    return uniform(random, rows, columns, EMBEDDING_LIMIT);
  }

  private static float[] uniform(KeyedRandom random, int rows, int columns, double limit) {
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * limit);
    }
    return values;
  }

  /// As many ones.
  static float[] ones(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 1f);
    return values;
  }

  /// Rows of length one at right angles to each other, or columns where there are fewer of them
  /// (Saxe et al. 2014), from normal numbers by the modified method of Gram and Schmidt.
  static float[] orthogonal(KeyedRandom random, int rows, int columns) {
    if (rows > columns) {
      float[] transposed = orthogonal(random, /* rows= */ columns, /* columns= */ rows);
      return transpose(transposed, /* rows= */ columns, /* columns= */ rows);
    }
    double[][] basis = new double[rows][columns];
    for (double[] row : basis) {
      for (int column = 0; column < columns; column++) {
        row[column] = random.nextGaussian();
      }
    }
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int row = 0; row < rows; row++) {
      scale(basis[row], 1 / Math.sqrt(dot(basis[row], basis[row])));
      for (int later = row + 1; later < rows; later++) {
        subtract(basis[later], basis[row], dot(basis[later], basis[row]));
      }
      for (int column = 0; column < columns; column++) {
        values[row * columns + column] = (float) basis[row][column];
      }
    }
    return values;
  }

  private static float[] transpose(float[] values, int rows, int columns) {
    float[] result = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = values[row * columns + column];
      }
    }
    return result;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void scale(double[] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }

  private static void subtract(double[] a, double[] b, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] -= factor * b[i];
    }
  }
}
