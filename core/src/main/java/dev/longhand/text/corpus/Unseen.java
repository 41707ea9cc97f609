package dev.longhand.text.corpus;

/// A kind of character that nobody sees in a text.
public enum Unseen {
  /// C0 and C1 without tab and the line ends.
  CONTROL,
  /// Direction marks (Unicode Standard Annex 9) and characters without width; joiners between emoji
  /// count too, because nobody sees the difference.
  INVISIBLE,
  /// A byte-order mark, wherever it stands.
  BYTE_ORDER_MARK;

  /// Whether a character is of this kind.
  public boolean has(char character) {
    return switch (this) {
      case CONTROL ->
          Character.isISOControl(character)
              && character != '\t'
              && character != '\n'
              && character != '\r'
              && character != '\u0085';
      case INVISIBLE ->
          character == '\u00AD'
              || character == '\u061C'
              || (character >= '\u200B' && character <= '\u200F')
              || (character >= '\u202A' && character <= '\u202E')
              || (character >= '\u2060' && character <= '\u2069');
      case BYTE_ORDER_MARK -> character == ByteOrderMark.CHARACTER;
    };
  }
}
