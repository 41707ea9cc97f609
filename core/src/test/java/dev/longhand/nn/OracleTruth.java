package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleRun;
import java.util.Arrays;

/// What the engine must compute, and how near it must come.
///
/// With u = 2^-24: on the longest path from a parameter to the loss and back stand about 6 steps of
/// 40 + 33 terms, 34 of a dense layer and 70 logits, so some 600 roundings. Each is at most u of
/// what it rounds and they walk at random: sqrt(600) is 25, taken as 32 u of the largest number in
/// the tensor. A gradient may be a small difference of large terms; they come from probabilities,
/// whose sum is 1, and add 1/8 to the largest number.
///
/// A logit is rounded to u of its size, and a probability moves by up to a quarter of what a logit
/// moves by, so logits above 4 raise all that in proportion.
///
/// Some networks multiply a rounding on its way: recurrent weights above one, a normalisation of
/// numbers that lie near to each other. How much, the oracle says itself: the same formulas,
/// rounded to floats after each operation, are in their worst tensor as far away as the engine may
/// be; eight times that is allowed, since that one may have been lucky and the other not. No
/// network may be so bad that 2048 u are not enough: a wrong formula is off by 1e-3, which is 16000
/// u.
///
/// @param exact in double precision
/// @param tolerance how far a number may be away, as a share of the largest in its tensor
record OracleTruth(OracleRun exact, double tolerance) {
  private static final double UNIT = 0x1p-24;
  private static final double LEAST = 32 * UNIT;
  private static final double MOST = 2048 * UNIT;
  private static final double OF_PROBABILITIES = 1.0 / 8;

  /// The truth about a network.
  ///
  /// @param rounded the exact run in floats
  static OracleTruth of(OracleRun exact, OracleRun rounded) {
    double tolerance = LEAST * Math.max(1, largest(exact.logits()) / 4);
    for (String name : exact.matrices().names()) {
      double distance = distance(exact.matrices().get(name), rounded.matrices().get(name));
      tolerance = Math.max(tolerance, 8 * distance);
    }
    assertThat(tolerance).as("a network that is too hard for floats").isLessThan(MOST);
    return new OracleTruth(exact, tolerance);
  }

  /// Fails unless loss, logits, states and all gradients are as near as floats can be.
  void assertMetBy(OracleRun found) {
    assertLossMetBy(found);
    assertMetBy(exact.matrices(), found.matrices());
  }

  private void assertLossMetBy(OracleRun found) {
    assertThat(Math.abs(found.loss() - exact.loss()))
        .as("loss")
        .isLessThan(tolerance * (Math.abs(exact.loss()) + OF_PROBABILITIES));
  }

  /// The same for a run of sequences of several lengths, which has no gradients of states.
  void assertMetByRagged(OracleRun found) {
    assertLossMetBy(found);
    assertThat(found.gradients().names()).isEqualTo(exact.gradients().names());
    assertThat(found.finalStates().names()).isEqualTo(exact.finalStates().names());
    assertThat(found.logits()).hasDimensions(exact.logits().length, exact.logits()[0].length);
    found
        .matrices()
        .forEach((name, matrix) ->
            assertThat(distance(exact.matrices().get(name), matrix))
                .as(name)
                .isLessThan(tolerance));
  }

  /// The same for gradients of parameters alone.
  void assertGradientsMetBy(OracleRun found) {
    assertMetBy(exact.gradients(), found.gradients());
  }

  private void assertMetBy(Named<double[][]> truth, Named<double[][]> found) {
    assertThat(found.names()).containsExactlyInAnyOrderElementsOf(truth.names());
    truth.forEach((name, matrix) ->
        assertThat(distance(matrix, found.get(name))).as(name).isLessThan(tolerance));
  }

  /// The largest difference as a share of the largest number.
  private static double distance(double[][] truth, double[][] found) {
    double distance = 0;
    for (int row = 0; row < truth.length; row++) {
      for (int column = 0; column < truth[row].length; column++) {
        double difference = Math.abs(found[row][column] - truth[row][column]);
        distance =
            Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(distance, difference);
      }
    }
    return distance / (largest(truth) + OF_PROBABILITIES);
  }

  private static double largest(double[][] matrix) {
    return Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
  }
}
