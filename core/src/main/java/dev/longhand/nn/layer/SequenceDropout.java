package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;

/// Dropout whose choice is made once a sequence and kept at all of its steps (Gal & Ghahramani
/// 2016). Mutable; threads work on different sequences.
final class SequenceDropout {
  private final DropoutMask mask; // [B, width]
  private final Matrix zeros;

  SequenceDropout(double rate, int sequences, int width) {
    mask = new DropoutMask(rate, sequences, width);
    zeros = Matrix.zeros(sequences, 1);
  }

  void begin(long key) {
    mask.begin(key);
  }

  /// Chooses for some sequences.
  void choose(int from, int count) {
    mask.chooseRows(from, from + count);
  }

  /// `to = from * mask` for some rows of one step.
  ///
  /// @param sequence of the first row
  void apply(Kernels kernels, int row, int rows, int sequence, Matrix from, Matrix to) {
    for (int panel = 0; panel < to.panels(); panel++) {
      multiply(kernels, panel, row, rows, sequence, from, zeros.values(), zeros.at(0, 0), to);
    }
  }

  /// `to += from * mask` for some rows of one step.
  ///
  /// @param sequence of the first row
  void add(Kernels kernels, int row, int rows, int sequence, Matrix from, Matrix to) {
    for (int panel = 0; panel < to.panels(); panel++) {
      multiply(kernels, panel, row, rows, sequence, from, to.values(), to.at(panel, row), to);
    }
  }

  /// `to = start + from * mask` for some rows of one panel.
  private void multiply(
      Kernels kernels,
      int panel,
      int row,
      int rows,
      int sequence,
      Matrix from,
      float[] start,
      int startAt,
      Matrix to) {
    Matrix factors = mask.factors();
    kernels.multiplyElements(
        rows * Matrix.PANEL,
        from.values(),
        from.at(panel, row),
        factors.values(),
        factors.at(panel, sequence),
        start,
        startAt,
        to.values(),
        to.at(panel, row));
  }
}
