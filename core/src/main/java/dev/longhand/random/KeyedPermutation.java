package dev.longhand.random;

import java.util.Objects;

/// A random order of the numbers from 0 to less than `count`, each place of which is computed by
/// itself: no array is needed, however many numbers there are.
///
/// A number is written with two digits of nearly equal bases, and each digit in turn is shifted by
/// a hash of the other (a Feistel network over whole numbers; Black & Rogaway 2002, "Ciphers with
/// arbitrary finite domains"). Few pairs of digits stand for no number: from these it goes on until
/// it reaches one that does, so it stays one to one. Immutable and safe for any number of threads.
public final class KeyedPermutation {
  /// How often either digit is shifted. Two would do for many numbers; six numbers need twelve
  /// until their 720 orders are equally likely to 2 parts in a thousand.
  private static final int ROUNDS = 12;

  private static final long MOST = 1L << 62; // so that nothing overflows
  private static final int DIGIT_BITS = 32; // no digit needs more

  private final long key;
  private final long count;
  private final long lowBase;
  private final long highBase;

  private KeyedPermutation(long key, long count) {
    this.key = key;
    this.count = count;
    lowBase = ceilingOfRoot(count);
    highBase = (count - 1) / lowBase + 1;
  }

  /// The order that belongs to a key.
  ///
  /// @param key such as {@link KeyedRandom#key} gives
  /// @param count how many numbers there are, from 1 to 2 to the power of 62
  public static KeyedPermutation of(long key, long count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("count " + count + " is not in [1, " + MOST + "]");
    }
    return new KeyedPermutation(key, count);
  }

  /// How many numbers there are.
  public long count() {
    return count;
  }

  /// The number at a place; every number stands at exactly one.
  public long at(long place) {
    long number = Objects.checkIndex(place, count);
    do {
      number = shifted(number);
    } while (number >= count);
    return number;
  }

  private long shifted(long number) {
    long high = number / lowBase;
    long low = number - high * lowBase;
    for (int round = 0; round < ROUNDS; round++) {
      low = sum(low, hash(2L * round, high, lowBase), lowBase);
      high = sum(high, hash(2L * round + 1, low, highBase), highBase);
    }
    return high * lowBase + low;
  }

  /// A number less than the base that depends on the round and on a digit.
  private long hash(long round, long digit, long base) {
    long random = KeyedRandom.at(key, (round << DIGIT_BITS) + digit);
    return Math.unsignedMultiplyHigh(random, base);
  }

  private static long sum(long left, long right, long base) {
    long sum = left + right;
    return sum < base ? sum : sum - base;
  }

  private static long ceilingOfRoot(long count) {
    long root = (long) StrictMath.sqrt((double) count);
    while (root * root < count) {
      root++;
    }
    while (root > 1 && (root - 1) * (root - 1) >= count) {
      root--;
    }
    return root;
  }
}
