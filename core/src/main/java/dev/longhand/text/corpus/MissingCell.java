package dev.longhand.text.corpus;

import java.util.Set;

/// How tables write that a cell holds nothing.
final class MissingCell {
  private static final Set<String> WORDS = Set.of("", "NA", "NaN", "nan", "null", "None", "N/A");
  private static final int LONGEST_WORD = 4;

  private MissingCell() {}

  /// Whether a cell, without the white space around it, is one of the words for nothing.
  static boolean is(String cell) {
    int from = 0;
    int to = cell.length();
    while (from < to && Character.isWhitespace(cell.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(cell.charAt(to - 1))) {
      to--;
    }
    return to - from <= LONGEST_WORD && WORDS.contains(cell.substring(from, to));
  }
}
