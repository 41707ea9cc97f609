package dev.longhand.generate.sampling;

import java.util.Arrays;

/// The last tokens of a text, or all of them. Mutable.
final class RecentTokens {
  private static final int NONE = -1;

  private final int most; // 0 for all
  private int[] ids;
  private int first; // place of the oldest, where only the last are kept
  private int count;

  RecentTokens(int most) {
    this.most = most;
    ids = new int[most == 0 ? 64 : most];
  }

  /// Adds a token.
  ///
  /// @return the one that is too old now; -1 for none
  int add(int id) {
    if (most == 0) {
      if (count == ids.length) {
        ids = Arrays.copyOf(ids, 2 * count);
      }
      ids[count++] = id;
      return NONE;
    }
    if (count < most) {
      ids[count++] = id;
      return NONE;
    }
    int gone = ids[first];
    ids[first] = id;
    first = first + 1 == most ? 0 : first + 1;
    return gone;
  }

  /// How many there are.
  int count() {
    return count;
  }

  /// A token, 0 for the oldest.
  int at(int place) {
    int index = first + place;
    return ids[index >= ids.length ? index - ids.length : index];
  }
}
