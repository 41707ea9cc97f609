package dev.longhand.evaluate.baseline;

import java.util.Arrays;

/// Sequences of tokens, each with a count, as a tree: a sequence hangs below the one without its
/// last token. One hash table with open addresses holds all of it. Mutable.
final class GramTree {
  /// The sequence of no token.
  static final int ROOT = 0;

  static final int ABSENT = -1;

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int FIRST_BITS = 10;

  private long[] keys = new long[1 << FIRST_BITS]; // by number: the parent and the last token
  private int[] counts = new int[1 << FIRST_BITS]; // by number
  private int[] slots = new int[2 << FIRST_BITS]; // numbers; 0, the root, is no one's child
  private int shift = Long.SIZE - FIRST_BITS - 1;
  private int size = 1;

  /// How many sequences there are, the root included; their numbers are less, and that of a parent
  /// is less than its child's.
  int size() {
    return size;
  }

  int count(int number) {
    return counts[number];
  }

  void increment(int number) {
    counts[number]++;
  }

  /// The sequence without its last token.
  int parent(int number) {
    return (int) (keys[number] >>> Integer.SIZE);
  }

  /// The number of a sequence with one more token, or {@link #ABSENT}.
  int find(int parent, int token) {
    long key = key(parent, token);
    int slot = slot(key);
    while (slots[slot] != 0) {
      if (keys[slots[slot]] == key) {
        return slots[slot];
      }
      slot = slot + 1 & slots.length - 1;
    }
    return ABSENT;
  }

  /// The number of a sequence with one more token, which is there from now on.
  int findOrAdd(int parent, int token) {
    int found = find(parent, token);
    return found == ABSENT ? add(key(parent, token)) : found;
  }

  private int add(long key) {
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    enter(size);
    return size++;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * size);
    counts = Arrays.copyOf(counts, 2 * size);
    slots = new int[4 * size];
    shift--;
    for (int number = 1; number < size; number++) {
      enter(number);
    }
  }

  private void enter(int number) {
    int slot = slot(keys[number]);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = number;
  }

  private int slot(long key) {
    long mixed = (key ^ (key >>> Integer.SIZE)) * GOLDEN;
    return (int) (mixed >>> shift);
  }

  private static long key(int parent, int token) {
    return (long) parent << Integer.SIZE | token;
  }
}
