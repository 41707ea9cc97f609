package dev.longhand.modelfile;

import dev.longhand.nn.layer.Parameter;
import java.util.List;
import java.util.Objects;

/// A named array of numbers and its shape, in row-major order.
///
/// @param name what it is, such as `lstm.recurrent_kernel`
/// @param shape its lengths along each axis; empty for a single number
/// @param values the numbers themselves, not copied
public record Tensor(String name, List<Integer> shape, float[] values) {
  public Tensor {
    Objects.requireNonNull(name);
    shape = List.copyOf(shape);
    long size = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    if (size != values.length || shape.stream().anyMatch(length -> length < 0)) {
      throw new IllegalArgumentException(
          name + " of shape " + shape + " cannot have " + values.length + " values");
    }
  }

  /// A copy of a parameter, columns in Keras's order.
  public static Tensor of(Parameter parameter) {
    return new Tensor(parameter.name(), parameter.axes(), parameter.toRowMajor());
  }
}
