package dev.longhand.draft;

import dev.longhand.error.Wording;

/// A token that may come next.
///
/// @param text what it stands for
/// @param probability as it is drawn with, after temperature, among the tokens that fit what was
///   typed
public record Suggestion(int id, String text, double probability) {
  private static final int LONGEST = 60;

  /// The token as a person can tell it from others: spaces, tabs and line ends are signs, and
  /// nothing in it moves a cursor.
  public String label() {
    String signs = text.replace(' ', '\u2423').replace('\n', '\u23CE').replace('\t', '\u21E5');
    return Wording.escaped(signs, LONGEST);
  }
}
