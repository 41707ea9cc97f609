package dev.longhand.text.survey;

import dev.longhand.text.corpus.TextPart;

/// One line of a text without its end.
///
/// @param text the line, or the beginning of one longer than {@link #KEPT}
/// @param length how many characters (UTF-16 units) it has in all
/// @param document the number of its document, from 1
/// @param number its own number in that document, from 1
/// @param part the part of the text in which it begins
record Line(String text, long length, long document, long number, TextPart part) {
  /// The most characters that are kept of a line.
  static final int KEPT = 1 << 16;

  private static final int SHOWN = 160;
  private static final int BEFORE = 60;

  /// Whether a letter or a digit stands in it.
  boolean hasLetters() {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /// Whether at least so many stretches without white space stand in it.
  boolean hasWords(int least) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length() && words < least; i++) {
      boolean space = text.charAt(i) <= ' ';
      words += inside || space ? 0 : 1;
      inside = !space;
    }
    return words >= least;
  }

  /// The line as an example.
  Passage passage() {
    return passage(0);
  }

  /// What stands around one of its characters.
  Passage passage(int column) {
    int from = text.length() <= SHOWN ? 0 : Math.max(0, Math.min(column, text.length()) - BEFORE);
    int to = Math.min(text.length(), from + SHOWN);
    if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
      from--;
    }
    if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
      to--;
    }
    return new Passage(document, number, text.substring(from, to).strip());
  }

  /// A number that two lines share when they are the same but for white space around them; of long
  /// ones, when they begin alike and are equally long.
  long hash() {
    String stripped = text.strip();
    long hash = text.length() < length ? length : 0;
    for (int i = 0; i < stripped.length(); i++) {
      hash = Hashing.next(hash, stripped.charAt(i));
    }
    return Hashing.end(hash);
  }
}
