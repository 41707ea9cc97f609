package dev.longhand.text.token;

import java.util.function.IntPredicate;

/// Refuses a word that no text has, however many pieces it is spread over. Mutable.
final class WordLength {
  private final String where;
  private final IntPredicate isBetweenWords;
  private long read; // UTF-16 units of the pieces so far
  private int open; // UTF-16 units of a word that may go on in the next piece

  /// @param where the text, for messages; may be empty
  /// @param isBetweenWords whether a UTF-16 unit ends the word in front of it
  WordLength(String where, IntPredicate isBetweenWords) {
    this.where = where;
    this.isBetweenWords = isBetweenWords;
  }

  /// The next piece begins a document.
  void begin() {
    open = 0;
  }

  /// Looks at the next piece.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_LONG_WORD`
  void accept(String piece) {
    int head = 0;
    while (head < piece.length() && !isBetweenWords.test(piece.charAt(head))) {
      head++;
      if (open + head > EnglishText.MOST_IN_WORD) {
        throw EnglishText.tooLong(piece, 0, open + head, where, read - open);
      }
    }
    int tail = piece.length();
    while (tail > head && !isBetweenWords.test(piece.charAt(tail - 1))) {
      tail--;
    }
    open = head == piece.length() ? open + head : piece.length() - tail;
    if (open > EnglishText.MOST_IN_WORD) {
      throw EnglishText.tooLong(piece, tail, open, where, read + tail);
    }
    read += piece.length();
  }
}
