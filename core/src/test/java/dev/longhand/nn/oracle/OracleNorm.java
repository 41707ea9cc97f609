package dev.longhand.nn.oracle;

/// Layer normalisation (Ba and others 2016) with the biased variance:
///
///     y = gamma * (x - mean(x)) / sqrt(variance(x) + epsilon) + beta
final class OracleNorm {
  private OracleNorm() {}

  static Row of(Row x, Row gamma, Row beta, double epsilon) {
    return gamma.times(standard(x, epsilon)).plus(beta);
  }

  /// Without gamma and beta.
  static Row standard(Row x, double epsilon) {
    Scalar mean = x.mean();
    Row centred = x.map(scalar -> scalar.minus(mean));
    Scalar variance = centred.times(centred).mean();
    Scalar deviation = variance.plus(variance.tape().variable(epsilon)).sqrt();
    return centred.map(scalar -> scalar.times(deviation.reciprocal()));
  }
}
