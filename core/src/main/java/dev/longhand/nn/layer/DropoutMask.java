package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import dev.longhand.random.KeyedRandom;

/// Which numbers of a matrix are dropped: zeros for those, 1 / (1 - rate) for the others. Whether
/// an element stays is a hash of a key and of the element's place, so no thread and no cut can
/// change it. Mutable; threads write disjoint parts.
final class DropoutMask {
  private static final int BITS = 24;

  private final Matrix factors;
  private final long threshold;
  private final float kept;
  private long key;

  DropoutMask(double rate, int rows, int columns) {
    factors = Matrix.zeros(rows, columns);
    threshold = Math.round(rate * (1 << BITS));
    kept = (float) (1 / (1 - rate));
  }

  /// Chooses anew from now on.
  void begin(long newKey) {
    key = newKey;
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
      factors.values()[at + column] = factor(place + column);
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

  private float factor(long place) {
    long bits = KeyedRandom.at(key, place) >>> (Long.SIZE - BITS);
    return bits < threshold ? 0f : kept;
  }
}
