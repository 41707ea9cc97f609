package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.Optional;

/// What one recurrent layer knows between two steps. Mutable buffers.
///
/// @param hidden [B, H], or [B, P] behind a projection
/// @param cell `[B, H]`, what the layer keeps to itself: the cell state of an LSTM, the output of a
///   GRU in front of a projection
public record LayerState(Matrix hidden, Optional<Matrix> cell) {
  /// Forgets one sequence.
  public void clear(int sequence) {
    hidden.clearRows(sequence, 1);
    cell.ifPresent(matrix -> matrix.clearRows(sequence, 1));
  }

  /// Makes a sequence what one of another state of the same layer is.
  void copy(LayerState source, int from, int to) {
    hidden.copyRows(source.hidden, from, 1, to);
    if (cell.isPresent()) {
      cell.get().copyRows(source.cell.orElseThrow(), from, 1, to);
    }
  }

  /// Forgets everything.
  public void clear() {
    hidden.clear();
    cell.ifPresent(Matrix::clear);
  }
}
