package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// What is added to `x W`.
///
/// @param value one row, packed as the kernel is
/// @param learnt the parameter whose gradient is the sum of all rows' gradients; empty where the
///   pass forms that itself
record InputBias(Matrix value, Optional<Parameter> learnt) {
  /// A parameter added as it is.
  static InputBias of(Parameter bias) {
    return new InputBias(bias.value(), Optional.of(bias));
  }

  /// Nothing.
  static InputBias none(Parameter kernel) {
    return new InputBias(Matrix.zeros(1, kernel.value().columns()), Optional.empty());
  }
}
