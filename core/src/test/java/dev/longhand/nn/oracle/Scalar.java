package dev.longhand.nn.oracle;

/// A number on a tape. Every operation appends its result to the tape, with the derivative by each
/// operand; these few derivatives are all the calculus there is in the oracle.
public record Scalar(Tape tape, int node, double value) {

  public Scalar plus(Scalar other) {
    return tape.binary(value + other.value, this, 1, other, 1);
  }

  public Scalar minus(Scalar other) {
    return tape.binary(value - other.value, this, 1, other, -1);
  }

  public Scalar times(Scalar other) {
    return tape.binary(value * other.value, this, other.value, other, value);
  }

  /// This number times a constant.
  public Scalar times(double factor) {
    return tape.unary(value * factor, this, factor);
  }

  public Scalar exp() {
    double result = StrictMath.exp(value);
    return tape.unary(result, this, result);
  }

  public Scalar log() {
    return tape.unary(StrictMath.log(value), this, 1 / value);
  }

  public Scalar reciprocal() {
    return tape.unary(1 / value, this, -1 / (value * value));
  }

  public Scalar tanh() {
    double result = StrictMath.tanh(value);
    return tape.unary(result, this, 1 - result * result);
  }

  /// The logistic function 1 / (1 + e^-x), out of the operations above.
  public Scalar sigmoid() {
    return tape.variable(1).plus(times(-1).exp()).reciprocal();
  }

  public Scalar sqrt() {
    double result = StrictMath.sqrt(value);
    return tape.unary(result, this, 0.5 / result);
  }

  /// slope * x + 0.5, but no less than 0 and no more than 1, where the derivative is zero.
  public Scalar hardSigmoid(double slope) {
    Scalar line = times(slope).plus(tape.variable(0.5));
    return line.value > 0 && line.value < 1 ? line : tape.variable(line.value > 0 ? 1 : 0);
  }

  /// The positive part; its derivative at zero is taken as zero, as Keras does.
  public Scalar relu() {
    return value > 0 ? this : tape.variable(0);
  }
}
