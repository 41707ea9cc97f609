package dev.longhand.text.example;

import dev.longhand.random.KeyedPermutation;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Objects;

/// Which example stands at which place of an epoch, computed place by place, so that the order of a
/// billion examples takes no memory. Mutable inside: it keeps the key of the epoch asked for last.
final class EpochOrder {
  private static final long NO_EPOCH = Long.MIN_VALUE;

  private final long count;
  private final Shuffle shuffle;
  private final long seed;
  private KeyedPermutation permutation;
  private long permutedEpoch = NO_EPOCH;

  /// @param count how many examples there are, at least 1
  EpochOrder(long count, Shuffle shuffle, long seed) {
    this.count = count;
    this.shuffle = shuffle;
    this.seed = seed;
    permutation = KeyedPermutation.of(0, count);
  }

  /// The example at a place of an epoch.
  long at(long epoch, long place) {
    return switch (shuffle) {
      case NONE -> Objects.checkIndex(place, count);
      case EACH_EPOCH -> {
        if (epoch != permutedEpoch) {
          permutation =
              KeyedPermutation.of(KeyedRandom.key(seed, Purpose.SHUFFLE, epoch, 0), count);
          permutedEpoch = epoch;
        }
        yield permutation.at(place);
      }
    };
  }
}
