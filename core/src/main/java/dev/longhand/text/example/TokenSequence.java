package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.Arrays;
import java.util.Objects;

/// A range of an array of ids; a view, so a corpus is held once however it is divided.
///
/// The array must not be changed while a view of it is in use.
public final class TokenSequence {
  private final int[] ids;
  private final int from;
  private final int length;

  private TokenSequence(int[] ids, int from, int length) {
    this.ids = ids;
    this.from = from;
    this.length = length;
  }

  /// All of an array.
  public static TokenSequence of(int[] ids) {
    return new TokenSequence(ids, 0, ids.length);
  }

  /// How many ids there are.
  public int length() {
    return length;
  }

  /// The id at a position.
  public int at(int position) {
    Objects.checkIndex(position, length);
    return ids[from + position];
  }

  /// The part from one position to another, exclusive.
  public TokenSequence part(int start, int end) {
    Objects.checkFromToIndex(start, end, length);
    return new TokenSequence(ids, from + start, end - start);
  }

  /// A copy of the ids.
  public int[] toArray() {
    return Arrays.copyOfRange(ids, from, from + length);
  }

  /// Makes sure that there is an input and a target.
  ///
  /// @throws LonghandException `DATA_EMPTY` with fewer than two tokens
  void requirePair() {
    if (length < 2) {
      throw new LonghandException(
          ErrorCode.DATA_EMPTY,
          Wording.count(length, "token") + "; at least 2 are needed",
          "",
          "name a longer text");
    }
  }

  /// Writes `count` ids from a position on into every `stride`-th place of a buffer.
  void scatter(int position, int count, int[] target, int first, int stride) {
    Objects.checkFromIndexSize(position, count, length);
    int place = first;
    int start = from + position;
    for (int step = 0; step < count; step++) {
      target[place] = ids[start + step];
      place += stride;
    }
  }
}
