package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;

/// What one recurrent layer knows between two steps. Mutable buffers.
///
/// @param hidden `[B, H]`
/// @param cell `[B, H]`
public record LayerState(Matrix hidden, Matrix cell) {
  /// A state of zeros.
  public static LayerState zeros(int sequences, int units) {
    return new LayerState(Matrix.zeros(sequences, units), Matrix.zeros(sequences, units));
  }

  /// Forgets one sequence.
  public void clear(int sequence) {
    hidden.clearRows(sequence, 1);
    cell.clearRows(sequence, 1);
  }

  /// Forgets everything.
  public void clear() {
    hidden.clear();
    cell.clear();
  }
}
