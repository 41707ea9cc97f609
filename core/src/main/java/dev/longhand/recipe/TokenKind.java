package dev.longhand.recipe;

/// What a text is cut into.
public enum TokenKind {
  /// One token a character (code point).
  CHARACTERS,
  /// One token a word, and id 0 for padding. Networks over words can be described and counted, not
  /// trained yet.
  WORDS;

  /// How many ids a network has for so many different tokens.
  int ids(int vocabulary) {
    return switch (this) {
      case CHARACTERS -> vocabulary;
      case WORDS -> Math.addExact(vocabulary, 1);
    };
  }
}
