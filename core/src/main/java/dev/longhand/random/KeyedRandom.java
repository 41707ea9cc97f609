package dev.longhand.random;

import java.util.random.RandomGenerator;

/// A counter-based generator: the n-th number is a hash of the key and n (SplitMix64's finaliser,
/// Steele, Lea & Flood 2014), so any position can be reached at once.
///
/// Not thread-safe; streams of different keys are independent and cheap to make.
public final class KeyedRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;
  private long counter;

  private KeyedRandom(long key) {
    this.key = key;
  }

  /// The stream for one use: the same four numbers always give the same stream.
  public static KeyedRandom of(long seed, Purpose purpose, long epoch, long index) {
    return new KeyedRandom(key(seed, purpose, epoch, index));
  }

  /// The key of the stream for one use, without a generator object.
  public static long key(long seed, Purpose purpose, long epoch, long index) {
    long key = mix(seed + GOLDEN);
    key = mix(key ^ (purpose.key() * GOLDEN));
    key = mix(key ^ (epoch + GOLDEN));
    return mix(key ^ (index * GOLDEN + 1));
  }

  /// How many longs were drawn.
  public long counter() {
    return counter;
  }

  @Override
  public long nextLong() {
    return at(key, counter++);
  }

  /// A uniform number from 0 to less than 1: the 53 high bits of one long.
  ///
  /// The inherited method does the same; this one cannot come to do anything else.
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /// A number with the standard normal distribution (Box and Muller 1958, strict arithmetic).
  ///
  /// The inherited method draws a varying count of longs; this one always draws two.
  @Override
  public double nextGaussian() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * nextDouble());
  }

  /// The number at a position of the stream with that key, without a generator object.
  public static long at(long key, long position) {
    return mix(key + (position + 1) * GOLDEN);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
