package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.Objects;

/// A range of the ids of a text; a view, so a corpus is held once however it is divided.
///
/// The ids lie in an array, which must not be changed while a view of it is in use, or in a file
/// that is mapped into memory.
public final class TokenSequence {
  private final Ids ids;
  private final long from;
  private final long length;

  private TokenSequence(Ids ids, long from, long length) {
    this.ids = ids;
    this.from = from;
    this.length = length;
  }

  /// All of an array.
  public static TokenSequence of(int[] ids) {
    return of(new Ids.InArray(ids));
  }

  static TokenSequence of(Ids ids) {
    return new TokenSequence(ids, 0, ids.count());
  }

  /// How many ids there are.
  public long length() {
    return length;
  }

  /// The id at a position.
  public int at(long position) {
    Objects.checkIndex(position, length);
    return ids.at(from + position);
  }

  /// The part from one position to another, exclusive.
  public TokenSequence part(long start, long end) {
    Objects.checkFromToIndex(start, end, length);
    return new TokenSequence(ids, from + start, end - start);
  }

  /// A copy of the ids.
  ///
  /// @throws ArithmeticException when there are more than an array can hold
  public int[] toArray() {
    var copy = new int[Math.toIntExact(length)];
    ids.scatter(from, copy.length, copy, 0, 1);
    return copy;
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

  /// Makes sure that the ids read so far were the right ones.
  ///
  /// @throws LonghandException `DATA_CHANGED` when they lie in a file that was changed since
  void requireUnchanged() {
    if (!ids.unchanged()) {
      throw changed();
    }
  }

  /// What to say of a file that was changed.
  LonghandException changed() {
    return new LonghandException(
        ErrorCode.DATA_CHANGED,
        "the file of ids was changed while it was read",
        ids.place(),
        "go on with longhand resume, which writes the file anew, and leave it alone");
  }

  /// Writes `count` ids from a position on into every `stride`-th place of a buffer.
  void scatter(long position, int count, int[] target, int first, int stride) {
    Objects.checkFromIndexSize(position, count, length);
    ids.scatter(from + position, count, target, first, stride);
  }
}
