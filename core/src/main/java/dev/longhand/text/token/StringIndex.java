package dev.longhand.text.token;

import java.util.Arrays;

/// Numbers different strings from 0 and finds them by a stretch of a text, without cutting the
/// stretch out.
///
/// Mutable; safe for any number of threads once nothing is added.
final class StringIndex {
  private static final int NONE = -1;
  private static final int FEWEST_SLOTS = 16;

  private String[] strings = new String[FEWEST_SLOTS / 2];
  private int size;
  private int longest;
  private long[] slots = free(FEWEST_SLOTS); // hash and number of a string; a power of two of them

  /// The number of the string between two places of a text, negative when it has none.
  int find(String text, int from, int to) {
    return to - from > longest ? NONE : (int) slots[slot(text, from, to, hash(text, from, to))];
  }

  /// The number of the string between two places of a text, a new one when it has none.
  int add(String text, int from, int to) {
    int hash = hash(text, from, to);
    int slot = slot(text, from, to, hash);
    if ((int) slots[slot] != NONE) {
      return (int) slots[slot];
    }
    slots[slot] = ((long) hash << Integer.SIZE) | size;
    strings[size++] = text.substring(from, to);
    longest = Math.max(longest, to - from);
    if (size == strings.length) {
      grow();
    }
    return size - 1;
  }

  /// The number of a string, a new one when it has none.
  int add(String string) {
    return add(string, 0, string.length());
  }

  /// The string with a number.
  String get(int number) {
    return strings[number];
  }

  /// How many strings there are.
  int size() {
    return size;
  }

  /// The length of the longest string.
  int longest() {
    return longest;
  }

  /// The slot of a string, or the free one where it belongs.
  private int slot(String text, int from, int to, int hash) {
    int slot = hash & (slots.length - 1);
    while ((int) slots[slot] != NONE) {
      if ((int) (slots[slot] >>> Integer.SIZE) == hash) {
        String string = strings[(int) slots[slot]];
        if (string.length() == to - from && text.startsWith(string, from)) {
          return slot;
        }
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    strings = Arrays.copyOf(strings, 2 * size);
    long[] old = slots;
    slots = free(4 * size);
    for (long entry : old) {
      if ((int) entry != NONE) {
        int slot = (int) (entry >>> Integer.SIZE) & (slots.length - 1);
        while ((int) slots[slot] != NONE) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = entry;
      }
    }
  }

  private static long[] free(int count) {
    var slots = new long[count];
    Arrays.fill(slots, NONE);
    return slots;
  }

  private static int hash(String text, int from, int to) {
    int hash = 0;
    for (int index = from; index < to; index++) {
      hash = hash * 31 + text.charAt(index);
    }
    hash *= 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }
}
