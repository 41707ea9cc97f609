package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// Where a layer's input comes from in one pass, and where the gradient of it goes.
public sealed interface Source {
  /// Numbers that the pass below has put into a matrix.
  ///
  /// @param values [rows, F]
  /// @param gradient [rows, F], absent when nothing below learns
  record Activations(Matrix values, Optional<Matrix> gradient) implements Source {}

  /// Tokens that are looked up rather than multiplied.
  ///
  /// @param ids `[T, B]`, filled by whoever runs the pass
  /// @param layer what a token stands for
  record Tokens(int[] ids, Layer layer) implements Source {}
}
