package dev.longhand.text.token;

/// Cuts a text into words by a {@link BytePairPattern}.
///
/// The comments beside the code are the alternatives of the regular expressions, which are tried in
/// this order at the place where the last word ended.
final class BytePairScanner {
  private static final int MOST_DIGITS = 3;
  private static final char LONG_S = '\u017F'; // an s when capitals do not count

  private final BytePairPattern pattern;
  private final String text;

  BytePairScanner(BytePairPattern pattern, String text) {
    this.pattern = pattern;
    this.text = text;
  }

  /// Where the word ends that begins at an index in front of the text's end.
  int end(int from) {
    return switch (pattern) {
      case WHOLE -> text.length();
      case GPT_2 -> endOfGpt2(from);
      case CL100K -> endOfCl100k(from, MOST_DIGITS);
      case QWEN_2 -> endOfCl100k(from, 1);
    };
  }

  private int endOfGpt2(int from) {
    char first = text.charAt(from);
    int contraction = first == '\'' ? contractionEnd(from) : from;
    if (contraction > from) { // 's|'t|'re|'ve|'m|'ll|'d
      return contraction;
    }
    int start = first == ' ' && from + 1 < text.length() ? from + 1 : from;
    CharacterKind kind = kindAt(start);
    return kind == CharacterKind.SPACE
        ? spaceEnd(from)
        : runEnd(start, kind); //  ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+
  }

  private int endOfCl100k(int from, int digits) {
    char first = text.charAt(from);
    int contraction = first == '\'' ? anyCaseContractionEnd(from) : from;
    if (contraction > from) { // (?i:'s|'t|'re|'ve|'m|'ll|'d)
      return contraction;
    }
    CharacterKind kind = kindAt(from);
    if (kind == CharacterKind.LETTER) {
      return runEnd(from, CharacterKind.LETTER);
    }
    if (kind == CharacterKind.NUMBER) { // \p{N}{1,3}
      return numberEnd(from, digits);
    }
    int second = from + Character.charCount(text.codePointAt(from));
    if (!isLineEnd(first) && kindAt(second) == CharacterKind.LETTER) {
      return runEnd(second, CharacterKind.LETTER); // [^\r\n\p{L}\p{N}]?\p{L}+
    }
    int start = first == ' ' ? second : from;
    if (kindAt(start) == CharacterKind.OTHER) { //  ?[^\s\p{L}\p{N}]+[\r\n]*
      return lineEndsEnd(runEnd(start, CharacterKind.OTHER));
    }
    return linesOrSpaceEnd(from);
  }

  /// `\s+(?!\S)|\s+`: white space without its last character, which goes with what follows.
  private int spaceEnd(int from) {
    int end = runEnd(from, CharacterKind.SPACE);
    return end == text.length() || end - from == 1 ? end : end - 1;
  }

  /// `\s*[\r\n]+`, and where white space holds no end of a line as above.
  private int linesOrSpaceEnd(int from) {
    int end = runEnd(from, CharacterKind.SPACE);
    while (end > from && !isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return end > from ? end : spaceEnd(from);
  }

  private int lineEndsEnd(int from) {
    int end = from;
    while (end < text.length() && isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int numberEnd(int from, int digits) {
    int end = from;
    for (int digit = 0; digit < digits && kindAt(end) == CharacterKind.NUMBER; digit++) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private int runEnd(int from, CharacterKind kind) {
    int end = from;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      if (CharacterKind.of(codePoint) != kind) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /// The kind of the character at an index; at the end of the text it is that of white space.
  private CharacterKind kindAt(int index) {
    return index < text.length() ? CharacterKind.of(text.codePointAt(index)) : CharacterKind.SPACE;
  }

  private int contractionEnd(int apostrophe) {
    return contractionEnd(apostrophe, at(apostrophe + 1), at(apostrophe + 2));
  }

  private int anyCaseContractionEnd(int apostrophe) {
    return contractionEnd(
        apostrophe, smallLetter(at(apostrophe + 1)), smallLetter(at(apostrophe + 2)));
  }

  private static int contractionEnd(int apostrophe, char first, char second) {
    return switch (first) {
      case 's', 't', 'm', 'd' -> apostrophe + 2;
      case 'r', 'v' -> second == 'e' ? apostrophe + 3 : apostrophe;
      case 'l' -> second == 'l' ? apostrophe + 3 : apostrophe;
      default -> apostrophe;
    };
  }

  private static char smallLetter(char letter) {
    if (letter == LONG_S) {
      return 's';
    }
    return letter >= 'A' && letter <= 'Z' ? (char) (letter + ('a' - 'A')) : letter;
  }

  private char at(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private static boolean isLineEnd(char character) {
    return character == '\r' || character == '\n';
  }
}
