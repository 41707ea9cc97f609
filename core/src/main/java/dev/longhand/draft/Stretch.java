package dev.longhand.draft;

/// How far a model is to write on. A closed family.
public sealed interface Stretch {
  /// The most tokens of a word or a line; a model may never come to its end.
  int MOST = 1000;

  /// To the end of a word, with the signs that touch it; the white space behind it stays unwritten.
  Stretch WORD = new Word();

  /// Past the next line end.
  Stretch LINE = new Line();

  /// To the end of a word.
  record Word() implements Stretch {}

  /// Past the next line end.
  record Line() implements Stretch {}

  /// So many tokens.
  record Tokens(int count) implements Stretch {
    public Tokens {
      if (count < 0) {
        throw new IllegalArgumentException(count + " tokens");
      }
    }
  }
}
