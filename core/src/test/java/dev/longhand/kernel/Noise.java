package dev.longhand.kernel;

import java.util.SplittableRandom;

/// Made-up numbers for kernels, and matrices full of them, in their padding too: but for sums over
/// the columns of a row, no kernel may rely on what lies there.
final class Noise {
  private static final int LENGTH = 1 << 13;
  private static final float[] FINITE = {
    0f, -0f, 1f, -1f, 0x1p-149f, -0x1p-130f, 0x1p-126f, 1e-30f, -1e-20f, 1e18f, -1e18f
  };
  private static final float[] EXTREME = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.MIN_VALUE,
    -0f
  };

  private final float[] values;

  private Noise(float[] values) {
    this.values = values;
  }

  /// Numbers around one, every sixteenth a special one.
  static Noise finite(long seed) {
    return new Noise(numbers(LENGTH, seed, FINITE));
  }

  /// Numbers around one, every sixteenth at an end of the floats or beyond it.
  static Noise extreme(long seed) {
    return new Noise(numbers(LENGTH, seed, EXTREME));
  }

  /// As many numbers as asked for, all finite.
  static float[] numbers(int length, long seed) {
    return numbers(length, seed, FINITE);
  }

  private static float[] numbers(int length, long seed, float[] special) {
    var random = new SplittableRandom(seed);
    var numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] =
          random.nextInt(16) == 0
              ? special[random.nextInt(special.length)]
              : (float) (random.nextDouble() * 4 - 2);
    }
    return numbers;
  }

  Matrix matrix(int rows, int columns, int turn) {
    return matrix(rows, columns, turn, 1f);
  }

  /// A matrix of noise.
  ///
  /// @param turn where in the noise it begins: two matrices of one turn are alike
  Matrix matrix(int rows, int columns, int turn, float scale) {
    Matrix matrix = Matrix.zeros(rows, columns);
    float[] filled = matrix.values();
    for (int i = 0; i < filled.length; i++) {
      filled[i] = values[(turn * 977 + i) % values.length] * scale;
    }
    return matrix;
  }
}
