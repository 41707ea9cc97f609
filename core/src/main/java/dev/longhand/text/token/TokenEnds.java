package dev.longhand.text.token;

import java.util.Arrays;

/// Where the tokens of one stretch of a text end; each begins where the one before it ends.
///
/// Mutable, to be used for one stretch after the other.
final class TokenEnds {
  private int[] ends = new int[16];
  private int count;

  /// Forgets all tokens.
  void clear() {
    count = 0;
  }

  /// Adds a token that ends at a place of the text.
  void add(int end) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    ends[count++] = end;
  }

  /// How many tokens there are.
  int count() {
    return count;
  }

  /// Where a token ends.
  int end(int token) {
    return ends[token];
  }

  /// Where all tokens end.
  int[] toArray() {
    return Arrays.copyOf(ends, count);
  }

  /// Puts other ends in the place of those of some tokens.
  void replace(int first, int last, int[] others, int offset) {
    int moved = others.length - (last - first + 1);
    int behind = count - last - 1;
    if (count + moved > ends.length) {
      ends = Arrays.copyOf(ends, 2 * (count + moved));
    }
    System.arraycopy(ends, last + 1, ends, last + 1 + moved, behind);
    for (int index = 0; index < others.length; index++) {
      ends[first + index] = offset + others[index];
    }
    count += moved;
  }
}
