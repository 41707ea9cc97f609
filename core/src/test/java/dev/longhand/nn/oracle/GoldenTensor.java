package dev.longhand.nn.oracle;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Numbers of a golden file, and how far they may be from the truth.
public final class GoldenTensor {
  private final List<Integer> shape;
  private final float[] values;
  private final double rounding;

  private GoldenTensor(List<Integer> shape, float[] values, double rounding) {
    this.shape = List.copyOf(shape);
    this.values = values.clone();
    this.rounding = rounding;
  }

  /// Reads the tensor that `golden_file.py` laid out.
  public static GoldenTensor of(JsonNode tensor) {
    JsonNode numbers = tensor.get("values");
    float[] values = new float[numbers.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) numbers.get(index).doubleValue();
    }
    return new GoldenTensor(
        tensor.get("shape").valueStream().map(JsonNode::intValue).toList(),
        values,
        tensor.get("rounding").doubleValue());
  }

  /// The lengths of the axes, as Keras has them: sequences before steps.
  public List<Integer> shape() {
    return shape;
  }

  /// A copy of the numbers, row-major, exactly as Keras held them in float32.
  public float[] values() {
    return values.clone();
  }

  /// The largest distance of a value from the same computation in float64.
  public double rounding() {
    return rounding;
  }

  /// The numbers with the last axis as columns and all others as rows; a vector is one row.
  public double[][] matrix() {
    int columns = shape.getLast();
    double[][] matrix = new double[values.length / columns][columns];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < columns; column++) {
        matrix[row][column] = values[row * columns + column];
      }
    }
    return matrix;
  }

  /// The largest distance of these numbers from those, in row-major order.
  public double distanceFrom(double[][] others) {
    double[] flat = Arrays.stream(others).flatMapToDouble(Arrays::stream).toArray();
    if (flat.length != values.length) {
      throw new IllegalArgumentException(values.length + " numbers against " + flat.length);
    }
    double distance = 0;
    for (int index = 0; index < flat.length; index++) {
      double difference = Math.abs(values[index] - flat[index]);
      distance =
          Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(distance, difference);
    }
    return distance;
  }
}
