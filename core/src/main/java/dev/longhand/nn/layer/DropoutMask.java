package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;

/// Which numbers of a matrix are dropped: zeros for those, 1 / (1 - rate) for the others, each a
/// {@link DropoutChoice} by its place in row-major order. Mutable; threads write disjoint parts.
final class DropoutMask {
  private final DropoutChoice choice;
  private final Matrix factors;

  DropoutMask(double rate, int rows, int columns) {
    choice = new DropoutChoice(rate);
    factors = Matrix.zeros(rows, columns);
  }

  /// Chooses anew from now on.
  void begin(long key) {
    choice.begin(key);
  }

  /// What to multiply by, where it has been chosen.
  Matrix factors() {
    return factors;
  }

  /// Chooses for one row of a panel.
  void chooseRow(int panel, int row) {
    int at = factors.at(panel, row);
    int first = panel * Matrix.PANEL;
    int count = Math.min(Matrix.PANEL, factors.columns() - first);
    long place = (long) row * factors.columns() + first;
    for (int column = 0; column < count; column++) {
      factors.values()[at + column] = choice.factor(place + column);
    }
  }

  /// Chooses for all columns of some rows.
  void chooseRows(int from, int to) {
    for (int row = from; row < to; row++) {
      for (int panel = 0; panel < factors.panels(); panel++) {
        chooseRow(panel, row);
      }
    }
  }
}
