package dev.longhand.evaluate;

/// How long a text is in tokens and in characters, so that losses of models with different
/// tokenizers can be compared: a loss a token becomes bits a character of the same text.
///
/// @param tokens ids of the text
/// @param characters code points of the text, and one for each document end that a mark stands for;
///   at least 1
/// @param charge bits that spell everything of the text that the vocabulary does not hold
public record TextLength(long tokens, long characters, double charge) {
  public TextLength {
    if (tokens < 0 || characters < 1 || !(charge >= 0)) {
      throw new IllegalArgumentException(
          tokens + " tokens, " + characters + " characters and a charge of " + charge + " bits");
    }
  }

  /// A text that a vocabulary holds wholly.
  public TextLength(long tokens, long characters) {
    this(tokens, characters, 0);
  }

  /// What a character costs where a token costs so much.
  ///
  /// @param loss mean nats a token
  public double bitsPerCharacter(double loss) {
    return (loss * tokens / StrictMath.log(2) + charge) / characters;
  }
}
