package dev.longhand.text.token;

import java.util.Locale;

/// Gives capitals to sentences, lines and the word I, for a vocabulary that has none. Mutable.
final class SentenceCase {
  private static final String KEEPS_WAITING = "\"'“”‘’()[]«»_*";

  private boolean waiting = true; // for the first word of a sentence

  /// Whether a vocabulary knows small letters and no capital.
  static boolean isNeeded(Vocabulary vocabulary) {
    boolean small = false;
    for (int id = 0; id < vocabulary.size(); id++) {
      boolean text = vocabulary.kind(id) == Token.Kind.TEXT;
      if (text && vocabulary.token(id).codePoints().anyMatch(Character::isUpperCase)) {
        return false;
      }
      small |= text && vocabulary.token(id).codePoints().anyMatch(Character::isLowerCase);
    }
    return small;
  }

  /// The next token as it is written.
  String written(String token) {
    int first = token.codePointAt(0);
    if (Character.isLetter(first)) {
      boolean capital = waiting || token.equals("i");
      waiting = false;
      return capital ? capitalised(token) : token;
    }
    if (token.equals(".") || token.equals("!") || token.equals("?") || token.equals("\n")) {
      waiting = true;
    } else if (KEEPS_WAITING.indexOf(first) < 0 && !WordJoints.isSpace(token)) {
      waiting = false;
    }
    return token;
  }

  /// Begins another text.
  void restart() {
    waiting = true;
  }

  private static String capitalised(String token) {
    int length = Character.charCount(token.codePointAt(0));
    return token.substring(0, length).toUpperCase(Locale.ROOT) + token.substring(length);
  }
}
