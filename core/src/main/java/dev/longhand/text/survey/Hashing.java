package dev.longhand.text.survey;

/// The 64-bit hash that lines, words and stretches of words are told apart by: among a million of
/// them, two that only seem the same come up in one of thirty million texts.
final class Hashing {
  private static final long FACTOR = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio
  private static final long START = 0x243F6A8885A308D3L; // keeps zeros in front from being lost

  private Hashing() {}

  /// The hash with one more value behind.
  static long next(long hash, long value) {
    return (hash + START + value) * FACTOR;
  }

  /// The finished hash, in which every bit depends on every value (Stafford's mix 13).
  static long end(long hash) {
    long mixed = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
