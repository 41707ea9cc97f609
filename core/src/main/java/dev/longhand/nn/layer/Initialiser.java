package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import java.util.Arrays;

/// First values of parameters, row-major, as an {@link InitialiserConfig} describes them.
final class Initialiser {
  /// Normal numbers are drawn again beyond so many deviations.
  private static final double MOST_DEVIATIONS = 2;

  /// The deviation of what is left.
  private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

  private Initialiser() {}

  /// Draws all values of a parameter.
  static void fill(Parameter parameter, InitialiserConfig config, KeyedRandom random) {
    parameter.setRowMajor(draw(config, random, parameter.rows(), parameter.columns()));
  }

  /// Draws a matrix.
  static float[] draw(InitialiserConfig config, KeyedRandom random, int rows, int columns) {
    return switch (config) {
      case InitialiserConfig.GlorotUniform _ ->
          uniform(random, rows, columns, Math.sqrt(6.0 / (rows + columns)));
      case InitialiserConfig.GlorotNormal _ -> glorotNormal(random, rows, columns);
      case InitialiserConfig.Orthogonal(double gain) -> orthogonal(random, rows, columns, gain);
      case InitialiserConfig.Uniform(double limit) -> uniform(random, rows, columns, limit);
      case InitialiserConfig.Normal(double deviation) -> normal(random, rows, columns, deviation);
      case InitialiserConfig.Zeros _ -> new float[Math.multiplyExact(rows, columns)];
    };
  }

  private static float[] glorotNormal(KeyedRandom random, int rows, int columns) {
    double deviation = Math.sqrt(2.0 / (rows + columns)) / TRUNCATED_DEVIATION;
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      double drawn = random.nextGaussian();
      while (Math.abs(drawn) > MOST_DEVIATIONS) {
        drawn = random.nextGaussian();
      }
      values[i] = (float) (drawn * deviation);
    }
    return values;
  }

  private static float[] normal(KeyedRandom random, int rows, int columns, double deviation) {
    float[] values = new float[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
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

  /// From normal numbers by the modified method of Gram and Schmidt.
  private static float[] orthogonal(KeyedRandom random, int rows, int columns, double gain) {
    if (rows > columns) {
      float[] transposed = orthogonal(random, /* rows= */ columns, /* columns= */ rows, gain);
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
        values[row * columns + column] = (float) (gain * basis[row][column]);
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
