package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;

/// The scalar and the vector kernels on the same numbers, compared bit for bit.
///
/// What is not a number has to be so on both sides; its sign and payload carry no meaning.
final class SameBits {
  private static final ScalarKernels SCALAR = new ScalarKernels();
  private static final VectorKernels VECTOR = new VectorKernels();

  private SameBits() {}

  static void assertSame(String what, Function<Kernels, float[]> run) {
    float[] defined = run.apply(SCALAR);
    float[] fast = run.apply(VECTOR);
    assertThat(fast).hasSameSizeAs(defined);
    for (int i = 0; i < defined.length; i++) {
      if (Float.floatToIntBits(defined[i]) != Float.floatToIntBits(fast[i])) {
        throw new AssertionError(
            "%s: element %d is %s, defined as %s".formatted(what, i, fast[i], defined[i]));
      }
    }
  }
}
