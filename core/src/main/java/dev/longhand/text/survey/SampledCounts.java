package dev.longhand.text.survey;

import java.util.Arrays;

/// How often each of very many things occurs, in bounded memory.
///
/// Things are told apart by their hashes. When there are more different ones than there is room
/// for, only those are kept whose hash begins with a zero bit, then with two, and so on: a sample
/// that has each of its things with all of its occurrences, whatever their order. Mutable.
final class SampledCounts {
  private static final int FIRST_SLOTS = 1 << 10;

  private final int most;
  private long[] hashes = new long[FIRST_SLOTS]; // 0 where a slot is free
  private int[] counts = new int[FIRST_SLOTS];
  private int size;
  private int halvings;

  /// @param most how many different things are counted before a sample of them is
  SampledCounts(int most) {
    this.most = most;
  }

  /// Counts one more and tells how many of it there are now; 0 when it is not in the sample.
  int add(long hash) {
    if (!samples(hash)) {
      return 0;
    }
    int slot = slot(hash);
    if (hashes[slot] == 0) {
      hashes[slot] = stored(hash);
      size++;
      counts[slot] = 1;
      makeRoom();
      return samples(hash) ? 1 : 0;
    }
    counts[slot] = Math.max(counts[slot], counts[slot] + 1);
    return counts[slot];
  }

  /// How many of it there are; 0 when there is none, or it is not in the sample.
  int count(long hash) {
    return counts[slot(hash)];
  }

  /// Whether a thing with this hash is counted.
  boolean samples(long hash) {
    return halvings == 0 || stored(hash) >>> (Long.SIZE - halvings) == 0;
  }

  /// One of how many different things is counted: 1 while all are.
  long rate() {
    return 1L << halvings;
  }

  /// How many different things there are; an estimate where they are a sample.
  long distinct() {
    return size * rate();
  }

  /// How many of those occur once.
  long once() {
    return Arrays.stream(counts).filter(count -> count == 1).count() * rate();
  }

  /// How many things there are in all, as far as they could be counted.
  long total() {
    return Arrays.stream(counts).asLongStream().sum() * rate();
  }

  private static long stored(long hash) {
    return hash == 0 ? 1 : hash;
  }

  private int slot(long hash) {
    long wanted = stored(hash);
    int mask = hashes.length - 1;
    int slot = (int) wanted & mask;
    while (hashes[slot] != 0 && hashes[slot] != wanted) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void makeRoom() {
    if (size > most) {
      halvings++;
      rebuild(hashes.length);
    } else if (size > hashes.length / 2) {
      rebuild(hashes.length * 2);
    }
  }

  private void rebuild(int slots) {
    long[] oldHashes = hashes;
    int[] oldCounts = counts;
    hashes = new long[slots];
    counts = new int[slots];
    size = 0;
    for (int old = 0; old < oldHashes.length; old++) {
      if (oldHashes[old] != 0 && samples(oldHashes[old])) {
        int slot = slot(oldHashes[old]);
        hashes[slot] = oldHashes[old];
        counts[slot] = oldCounts[old];
        size++;
      }
    }
  }
}
