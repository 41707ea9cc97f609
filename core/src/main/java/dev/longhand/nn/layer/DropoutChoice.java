package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;

/// Which of some numbered things are dropped: whether one stays is a hash of a key and of its
/// place, so no thread and no cut can change it. Mutable; what it says may be asked for by any
/// thread.
final class DropoutChoice {
  private static final int BITS = 24;

  private final long threshold;
  private final float kept;
  private long key;

  DropoutChoice(double rate) {
    threshold = Math.round(rate * (1 << BITS));
    kept = (float) (1 / (1 - rate));
  }

  /// Chooses anew from now on.
  void begin(long newKey) {
    key = newKey;
  }

  /// What to multiply by at a place: zero, or 1 / (1 - rate).
  float factor(long place) {
    long bits = KeyedRandom.at(key, place) >>> (Long.SIZE - BITS);
    return bits < threshold ? 0f : kept;
  }
}
