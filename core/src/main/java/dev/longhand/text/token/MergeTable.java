package dev.longhand.text.token;

import java.util.Arrays;
import java.util.List;

/// Which two neighbouring tokens may become one, and which pair goes first: an open hash table, so
/// that looking a pair up makes no objects.
///
/// Immutable once made.
final class MergeTable {
  /// What {@link #find} answers for a pair that is not in the table.
  static final long NONE = -1;

  private static final long FREE = -1;
  private static final long MIXER = 0x9E3779B97F4A7C15L; // 2^64 by the golden ratio

  private final long[] pairs; // left id in the upper half, right id in the lower
  private final long[] merges; // rank in the upper half, the new id in the lower
  private final int shift;

  /// Two ids that become a third.
  record Merge(int left, int right, int merged) {}

  /// A table of merges in the order of their ranks; of a pair that is there twice, the later
  /// counts.
  MergeTable(List<Merge> ranked) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(ranked.size())); // half of it is free
    shift = Long.SIZE - bits;
    pairs = new long[1 << bits];
    merges = new long[1 << bits];
    Arrays.fill(pairs, FREE);
    for (int rank = 0; rank < ranked.size(); rank++) {
      Merge merge = ranked.get(rank);
      long pair = both(merge.left, merge.right);
      int slot = slotOf(pair);
      pairs[slot] = pair;
      merges[slot] = both(rank, merge.merged);
    }
  }

  /// Rank and new id of a pair, for {@link #rank} and {@link #merged}, or {@link #NONE}.
  long find(int left, int right) {
    long pair = both(left, right);
    int slot = slotOf(pair);
    return pairs[slot] == pair ? merges[slot] : NONE;
  }

  static int rank(long found) {
    return (int) (found >>> Integer.SIZE);
  }

  static int merged(long found) {
    return (int) found;
  }

  private int slotOf(long pair) {
    int slot = (int) ((pair * MIXER) >>> shift);
    while (pairs[slot] != pair && pairs[slot] != FREE) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }

  private static long both(int upper, int lower) {
    return ((long) upper << Integer.SIZE) | lower;
  }
}
