package dev.longhand.nn.oracle;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// A row of scalars, such as what one sequence has at one step; an array of rows is a matrix.
record Row(Scalar... scalars) {
  /// An operation on two scalars.
  private interface Pairwise {
    Scalar of(Scalar first, Scalar second);
  }

  static Row of(Tape tape, double... values) {
    return new Row(Arrays.stream(values).mapToObj(tape::variable).toArray(Scalar[]::new));
  }

  static Row[] matrix(Tape tape, double[][] values) {
    return Arrays.stream(values).map(row -> of(tape, row)).toArray(Row[]::new);
  }

  int width() {
    return scalars.length;
  }

  Row map(UnaryOperator<Scalar> function) {
    return new Row(Arrays.stream(scalars).map(function).toArray(Scalar[]::new));
  }

  double[] numbers(ToDoubleFunction<Scalar> number) {
    return Arrays.stream(scalars).mapToDouble(number).toArray();
  }

  Row plus(Row other) {
    return pairwise(other, Scalar::plus);
  }

  Row minus(Row other) {
    return pairwise(other, Scalar::minus);
  }

  /// Element by element.
  Row times(Row other) {
    return pairwise(other, Scalar::times);
  }

  /// One less each element.
  Row oneMinus() {
    return map(scalar -> scalar.tape().variable(1).minus(scalar));
  }

  /// Element by element, by constants.
  Row timesFactors(double[] factors) {
    checkWidth(factors.length);
    Scalar[] result = new Scalar[scalars.length];
    for (int column = 0; column < result.length; column++) {
      result[column] = scalars[column].times(factors[column]);
    }
    return new Row(result);
  }

  /// This row times a matrix.
  Row times(Row[] matrix) {
    checkWidth(matrix.length);
    Scalar[] result = new Scalar[matrix[0].width()];
    for (int column = 0; column < result.length; column++) {
      result[column] = scalars[0].times(matrix[0].scalars[column]);
      for (int inner = 1; inner < scalars.length; inner++) {
        result[column] = result[column].plus(scalars[inner].times(matrix[inner].scalars[column]));
      }
    }
    return new Row(result);
  }

  /// The block of that number, where blocks of that width stand side by side.
  Row block(int number, int width) {
    return new Row(Arrays.copyOfRange(scalars, number * width, (number + 1) * width));
  }

  Row followedBy(Row other) {
    Scalar[] both = Arrays.copyOf(scalars, scalars.length + other.scalars.length);
    System.arraycopy(other.scalars, 0, both, scalars.length, other.scalars.length);
    return new Row(both);
  }

  Scalar mean() {
    return Arrays.stream(scalars).reduce(Scalar::plus).orElseThrow().times(1.0 / scalars.length);
  }

  static Row[] transposed(Row[] matrix) {
    return IntStream.range(0, matrix[0].width())
        .mapToObj(column ->
            new Row(Arrays.stream(matrix).map(row -> row.scalars[column]).toArray(Scalar[]::new)))
        .toArray(Row[]::new);
  }

  private Row pairwise(Row other, Pairwise operation) {
    checkWidth(other.width());
    Scalar[] result = new Scalar[scalars.length];
    for (int column = 0; column < result.length; column++) {
      result[column] = operation.of(scalars[column], other.scalars[column]);
    }
    return new Row(result);
  }

  private void checkWidth(int other) {
    if (other != scalars.length) {
      throw new IllegalArgumentException(scalars.length + " numbers against " + other);
    }
  }
}
