package dev.longhand.text.corpus;

/// Whether capital letters are kept.
public enum LetterCase {
  /// Letters stay as they are.
  KEEP,
  /// Every letter becomes a small one, by Unicode's rules and no country's.
  LOWER
}
