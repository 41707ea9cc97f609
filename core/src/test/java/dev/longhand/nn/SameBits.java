package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.oracle.OracleRun;

/// That two runs of the engine are the same to the last bit.
final class SameBits {
  private SameBits() {}

  /// Fails unless loss, logits, states and all gradients are the same.
  static void assertSame(OracleRun expected, OracleRun found) {
    assertThat(found.loss()).isEqualTo(expected.loss());
    assertThat(found.matrices().names()).isEqualTo(expected.matrices().names());
    expected
        .matrices()
        .forEach((name, matrix) ->
            assertThat(found.matrices().get(name)).as(name).isDeepEqualTo(matrix));
  }
}
