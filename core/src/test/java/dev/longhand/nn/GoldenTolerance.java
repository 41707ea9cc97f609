package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.oracle.GoldenTensor;

/// How near the engine must come to another library.
///
/// A golden number is the library's float32, at most `rounding` away from the truth. The engine
/// rounds as often, in another order, so its own distance is of the same size; both at their worst
/// in opposite directions are 2 roundings, and a tensor of few numbers may have been lucky there:
/// 4. Beside that, a value is a sum of up to 64 terms whose roundings of u = 2^-24 walk at random:
/// sqrt(64) u of the largest value. A wrong formula is off by 1e-3 of the largest value and more,
/// which is 16000 u.
public final class GoldenTolerance {
  private static final double ROUNDINGS = 4;
  private static final double UNITS = 8 * 0x1p-24;

  private GoldenTolerance() {}

  /// Fails unless the numbers are as near as float32 can be.
  public static void assertMeets(String name, GoldenTensor golden, double[][] found) {
    double largest = 0;
    for (float value : golden.values()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertWithin(name, golden, found, largest);
  }

  /// The same for numbers that were formed as differences from numbers of that size.
  static void assertWithin(String name, GoldenTensor golden, double[][] found, double size) {
    assertThat(golden.distanceFrom(found))
        .as(name)
        .isLessThanOrEqualTo(ROUNDINGS * golden.rounding() + UNITS * size);
  }
}
