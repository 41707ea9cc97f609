package dev.longhand.nn.oracle;

import java.util.Arrays;

/// The list of every scalar operation of one computation, kept so that it can be run backward
/// (reverse-mode automatic differentiation). A node has at most two operands, which come before it.
///
/// Not thread-safe.
public final class Tape {
  private static final int NONE = -1;

  /// What numbers are rounded to after each operation, forward and backward.
  public enum Precision {
    /// The truth, as far as tests need it.
    DOUBLE,
    /// What an engine can reach that knows nothing better, so that its rounding can be measured.
    FLOAT;

    private double rounded(double value) {
      return this == FLOAT ? (float) value : value;
    }
  }

  private final Precision precision;

  private int[] left = new int[1024];
  private int[] right = new int[1024];
  private double[] byLeft = new double[1024];
  private double[] byRight = new double[1024];
  private int size;

  Tape(Precision precision) {
    this.precision = precision;
  }

  /// A number that depends on nothing: a parameter, an input, a constant.
  public Scalar variable(double value) {
    return append(value, NONE, 0, NONE, 0);
  }

  Scalar unary(double value, Scalar operand, double derivative) {
    return append(value, operand.node(), derivative, NONE, 0);
  }

  Scalar binary(double value, Scalar first, double byFirst, Scalar second, double bySecond) {
    return append(value, first.node(), byFirst, second.node(), bySecond);
  }

  /// The derivative of one scalar by every scalar on the tape.
  public Derivatives derivativesOf(Scalar result) {
    double[] adjoints = new double[size];
    adjoints[result.node()] = 1;
    for (int node = result.node(); node >= 0; node--) {
      if (left[node] != NONE) {
        add(adjoints, left[node], adjoints[node] * byLeft[node]);
      }
      if (right[node] != NONE) {
        add(adjoints, right[node], adjoints[node] * byRight[node]);
      }
    }
    return new Derivatives(adjoints);
  }

  private void add(double[] adjoints, int node, double term) {
    adjoints[node] = precision.rounded(adjoints[node] + precision.rounded(term));
  }

  private Scalar append(
      double value, int leftNode, double leftDerivative, int rightNode, double rightDerivative) {
    if (size == left.length) {
      left = Arrays.copyOf(left, 2 * size);
      right = Arrays.copyOf(right, 2 * size);
      byLeft = Arrays.copyOf(byLeft, 2 * size);
      byRight = Arrays.copyOf(byRight, 2 * size);
    }
    left[size] = leftNode;
    right[size] = rightNode;
    byLeft[size] = precision.rounded(leftDerivative);
    byRight[size] = precision.rounded(rightDerivative);
    return new Scalar(this, size++, precision.rounded(value));
  }

  /// The derivative of one result by each scalar of its tape.
  public static final class Derivatives {
    private final double[] byNode;

    private Derivatives(double[] byNode) {
      this.byNode = byNode;
    }

    /// The derivative by that scalar; zero where the result does not depend on it.
    public double by(Scalar scalar) {
      return byNode[scalar.node()];
    }
  }
}
