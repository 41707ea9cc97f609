package dev.longhand.text.token;

import org.jspecify.annotations.Nullable;

/// The ids of words that were merged lately: most words of a text are few.
///
/// Each word has one slot, and the last one that came keeps it, so the cache has a bounded size.
/// Safe for any number of threads without a lock: an entry never changes, and whoever misses one
/// that another thread just wrote computes the same.
final class BytePairCache {
  private static final int BITS = 15;
  private static final int LONGEST = 32;
  private static final int MIXER = 0x9E3779B1; // 2^32 by the golden ratio

  private static final int[] NONE = {};

  private final @Nullable Entry[] entries = new @Nullable Entry[1 << BITS];

  private record Entry(String word, int[] ids) {}

  /// The ids of the word between two indices of a text, not to be changed; none if they are
  /// unknown.
  int[] find(String text, int from, int to) {
    if (to - from > LONGEST) {
      return NONE;
    }
    Entry entry = entries[slotOf(text, from, to)];
    if (entry == null || entry.word.length() != to - from) {
      return NONE;
    }
    return text.startsWith(entry.word, from) ? entry.ids : NONE;
  }

  /// Remembers the ids of a word, at least one.
  void keep(String text, int from, int to, int[] ids) {
    if (to - from <= LONGEST) {
      entries[slotOf(text, from, to)] = new Entry(text.substring(from, to), ids);
    }
  }

  private static int slotOf(String text, int from, int to) {
    int hash = 0;
    for (int index = from; index < to; index++) {
      hash = 31 * hash + text.charAt(index);
    }
    return (hash * MIXER) >>> (Integer.SIZE - BITS);
  }
}
