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
    Matrix factors = mask.factors();
    for (int panel = 0; panel < factors.panels(); panel++) {
      kernels.multiplyElements(
          rows * Matrix.PANEL,
          from.values(),
          from.at(panel, row),
          factors.values(),
          factors.at(panel, sequence),
          zeros.values(),
          zeros.at(0, 0),
          to.values(),
          to.at(panel, row));
    }
  }

  /// `to += from * mask` for some rows of one step.
  ///
  /// @param sequence of the first row
  void add(Kernels kernels, int row, int rows, int sequence, Matrix from, Matrix to) {
    Matrix factors = mask.factors();
    for (int panel = 0; panel < factors.panels(); panel++) {
      kernels.multiplyElements(
          rows * Matrix.PANEL,
          from.values(),
          from.at(panel, row),
          factors.values(),
          factors.at(panel, sequence),
          to.values(),
          to.at(panel, row),
          to.values(),
          to.at(panel, row));
    }
  }
}
