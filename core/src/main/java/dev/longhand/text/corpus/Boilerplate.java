package dev.longhand.text.corpus;

/// What happens to the header and footer that Project Gutenberg puts around its books.
public enum Boilerplate {
  /// They are left out, and a notice names the lines.
  REMOVE,
  /// They stay in the text.
  KEEP
}
