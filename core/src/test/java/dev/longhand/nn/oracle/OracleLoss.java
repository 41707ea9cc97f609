package dev.longhand.nn.oracle;

import java.util.Arrays;

/// The cross-entropy between logits and targets, in nats.
final class OracleLoss {
  private OracleLoss() {}

  /// The mean of log(sum of e^z) less the z of the target, shifted by the largest logit against
  /// overflow.
  static Scalar mean(Tape tape, Row[] logits, int[] targets) {
    Scalar sum = tape.variable(0);
    for (int row = 0; row < logits.length; row++) {
      Scalar largest = tape.variable(largest(logits[row]));
      Scalar total = tape.variable(0);
      for (Scalar logit : logits[row].scalars()) {
        total = total.plus(logit.minus(largest).exp());
      }
      sum = sum.plus(total.log().plus(largest).minus(logits[row].scalars()[targets[row]]));
    }
    return sum.times(1.0 / logits.length);
  }

  static double[][] probabilities(Row[] logits) {
    return Arrays.stream(logits).map(OracleLoss::probabilities).toArray(double[][]::new);
  }

  private static double[] probabilities(Row logits) {
    double largest = largest(logits);
    double[] result = logits.numbers(logit -> StrictMath.exp(logit.value() - largest));
    double total = Arrays.stream(result).sum();
    return Arrays.stream(result).map(value -> value / total).toArray();
  }

  private static double largest(Row logits) {
    return Arrays.stream(logits.numbers(Scalar::value)).max().orElseThrow();
  }
}
