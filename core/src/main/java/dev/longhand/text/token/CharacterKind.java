package dev.longhand.text.token;

/// What the patterns of byte-level tokenizers tell apart: `\p{L}`, `\p{N}`, `\s` and all else.
enum CharacterKind {
  LETTER,
  NUMBER,
  /// White space as Unicode's property of that name has it, with the no-break spaces that Java's
  /// own definition leaves out.
  SPACE,
  OTHER;

  private static final CharacterKind[] ASCII = ascii(); // [128]

  static CharacterKind of(int codePoint) {
    return codePoint < ASCII.length ? ASCII[codePoint] : beyondAscii(codePoint);
  }

  private static CharacterKind[] ascii() {
    var kinds = new CharacterKind[128];
    for (int codePoint = 0; codePoint < kinds.length; codePoint++) {
      boolean space = codePoint == ' ' || (codePoint >= '\t' && codePoint <= '\r');
      kinds[codePoint] = space ? SPACE : beyondAscii(codePoint);
    }
    return kinds;
  }

  private static CharacterKind beyondAscii(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER ->
          LETTER;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          NUMBER;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          SPACE;
      default -> codePoint == '\u0085' ? SPACE : OTHER; // NEL is the only control among them
    };
  }
}
