package dev.longhand.nn.layer;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;

/// The keys of everything that drops in one training step, handed out in the order of the layers.
/// Mutable and reused.
public final class DropoutKeys {
  private long seed;
  private long step;
  private long handedOut;

  /// Begins a step: the same seed and step always hand out the same keys.
  public void begin(long newSeed, long newStep) {
    seed = newSeed;
    step = newStep;
    handedOut = 0;
  }

  /// The next key.
  long next() {
    return KeyedRandom.key(seed, Purpose.DROPOUT, step, handedOut++);
  }
}
