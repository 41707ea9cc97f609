package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.RowStretches;
import java.util.Optional;

/// `x W + b`, the part of a cell that its input has in every gate, or all of a dense layer's sums,
/// forward and backward.
///
/// @see TableProjection for inputs that are tokens
sealed interface InputProjection permits ActivationProjection, TableProjection, TiedProjection {

  /// Writes `x W + b` into some rows of one panel of z.
  void forward(Kernels kernels, int panel, int row, int rows, Matrix z);

  /// Writes the gradient of some rows of the input.
  void backward(Kernels kernels, int row, int rows, Matrix zGradient);

  /// Forms the gradients of W and b for some panels.
  ///
  /// @param rows those of the batch that take part
  void formGradients(
      Kernels kernels, RowStretches rows, Matrix zGradient, int fromPanel, int toPanel);

  /// The projection itself where it looks up a table.
  default Optional<TableProjection> tables() {
    return switch (this) {
      case TableProjection table -> Optional.of(table);
      case ActivationProjection activations -> Optional.empty();
      case TiedProjection tied -> Optional.empty();
    };
  }

  /// The projection for a source.
  ///
  /// @param training absent outside training
  static InputProjection of(
      Source source, Parameter kernel, InputBias bias, Optional<Gradients> training) {
    return switch (source) {
      case Source.Activations activations ->
          new ActivationProjection(activations, kernel, bias, training);
      case Source.Tokens tokens -> new TableProjection(tokens, kernel, bias, training);
    };
  }
}
