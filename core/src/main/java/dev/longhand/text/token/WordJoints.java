package dev.longhand.text.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Says on which sides the tokens of a text are joined, as people write English.
///
/// Quotation marks are paired; a paragraph ends all pairs. Mutable: it knows which are open.
final class WordJoints {
  private static final Set<String> ENDINGS =
      Set.of("n't", "nt", "'m", "'ll", "'ve", "'re", "'d", "'s", "'S", "'y", "''");

  /// Words that lost their beginning: the apostrophe in front of them opens no quotation.
  private static final Set<String> CLIPPED_IN_FRONT =
      Set.of(
          "tis", "twas", "twere", "twill", "twould", "twixt", "t", "gainst", "neath", "mongst",
          "midst", "mid", "t.", "em", "bout", "cause", "til", "till", "round", "gan", "n");

  /// Words that lost their end.
  private static final Set<String> CLIPPED_BEHIND =
      Set.of("th", "o", "i", "t", "wi", "ha", "a", "fa", "ta", "an");

  private static final String BEFORE = ".,;:!?)]}>”»…%°、。，！？；：）」』】》〉";
  private static final String BEHIND = "([{<“‘«„‚$£€¥#¿¡`（「『【《〈";
  private static final String BOTH = "—";
  private static final String BETWEEN_WORDS = "-–/~";
  private static final String PAIRED = "'\"_*";

  private final ExceptionTable exceptions = ExceptionTable.ENGLISH;
  private final boolean[] open = new boolean[PAIRED.length()];
  private String last = ""; // the token before; empty at the beginning of a text
  private boolean joinsBehind; // the token before

  /// Whether the joints of a token depend on the next one.
  static boolean dependsOnNext(String token) {
    boolean sign = token.length() == 1 && (PAIRED + BETWEEN_WORDS + "’—").contains(token);
    boolean divides = CharacterTraits.has(token.codePointAt(0), CharacterTraits.DIVIDES);
    return sign || divides || isHyphens(token);
  }

  /// The joints of the next token of a text.
  ///
  /// @param next the token behind it, empty at the end of the text; looked at only where {@link
  ///   #dependsOnNext}
  Joint next(String token, String next) {
    Joint joint = joint(token, next);
    if (token.equals("\n") && last.equals("\n")) {
      forgetPairs();
    }
    last = token;
    joinsBehind = joint.joinsBehind();
    return joint;
  }

  /// Begins another text.
  void restart() {
    last = "";
    joinsBehind = false;
    forgetPairs();
  }

  private void forgetPairs() {
    Arrays.fill(open, false);
  }

  private Joint joint(String token, String next) {
    if (token.length() > 1) {
      return longJoint(token);
    }
    char sign = token.charAt(0);
    if (sign == '*' && last.equals("*")) {
      return joinsBehind ? Joint.BOTH : Joint.BEFORE;
    }
    if (PAIRED.indexOf(sign) >= 0) {
      return sign == '\'' ? apostrophe(next) : paired(PAIRED.indexOf(sign), next);
    }
    if (sign == '’') {
      return isSpaced() && isClippedInFront(next) ? Joint.BEHIND : Joint.BEFORE;
    }
    if (BETWEEN_WORDS.indexOf(sign) >= 0) {
      return betweenWords(sign, next);
    }
    if (BEFORE.indexOf(sign) >= 0) {
      return Joint.BEFORE;
    }
    if (BEHIND.indexOf(sign) >= 0) {
      return Joint.BEHIND;
    }
    return BOTH.indexOf(sign) >= 0 ? Joint.BOTH : completes(token) ? Joint.BEFORE : Joint.NONE;
  }

  private Joint longJoint(String token) {
    if (isHyphens(token)) {
      return Joint.BOTH;
    }
    if (token.chars().allMatch(sign -> sign == '.' || sign == '…')) {
      return Joint.BEFORE;
    }
    boolean ending = ENDINGS.contains(token.replace('’', '\'')) && isWord(last);
    return ending || completes(token) ? Joint.BEFORE : Joint.NONE;
  }

  /// Whether a token and the one before it were cut from one word, such as `can` and `not`.
  private boolean completes(String token) {
    if (last.isEmpty() || !isWord(last) || Character.isDigit(last.charAt(0))) {
      return last.equals("°") && "cCfFkK".contains(token);
    }
    String both = last + token;
    int exception = exceptions.find(both, 0, both.length());
    if (exception < 0) {
      return false;
    }
    int[] ends = exceptions.ends(exception);
    return ends.length == 2 && ends[0] == last.length();
  }

  private Joint betweenWords(char sign, String next) {
    boolean numbers = endsInDigit(last) && startsWithDigit(next);
    boolean words = isWord(last) && isWord(next);
    return words && (sign != '–' || numbers) ? Joint.BOTH : Joint.NONE;
  }

  /// A sign that opens and closes, such as the straight quotation mark.
  private Joint paired(int pair, String next) {
    boolean opens = !open[pair];
    if (last.isEmpty() || isSpace(last) || last.equals(":") || isOneOf(last, BEHIND)) {
      opens = true;
    } else if (next.isEmpty() || isSpace(next) || isOneOf(next, BEFORE)) {
      opens = false;
    }
    open[pair] = opens;
    return opens ? Joint.BEHIND : Joint.BEFORE;
  }

  private Joint apostrophe(String next) {
    int pair = PAIRED.indexOf('\'');
    if (isSpaced() && isClippedInFront(next)) {
      return Joint.BEHIND;
    }
    boolean clipped = isWord(last) && isClippedBehind(last.toLowerCase(Locale.ROOT));
    if (clipped && (isWord(next) || !open[pair])) {
      return Joint.BEFORE;
    }
    return paired(pair, next);
  }

  /// Whether a space stands in front of the next token unless that wants none.
  private boolean isSpaced() {
    return !joinsBehind;
  }

  private static boolean isClippedInFront(String next) {
    boolean year = next.length() == 2 && startsWithDigit(next) && endsInDigit(next);
    return year || CLIPPED_IN_FRONT.contains(next.toLowerCase(Locale.ROOT));
  }

  private static boolean isClippedBehind(String word) {
    boolean plural = word.length() > 2 && word.endsWith("s");
    boolean participle = word.length() > 3 && word.endsWith("in");
    return plural || participle || CLIPPED_BEHIND.contains(word);
  }

  private static boolean startsWithDigit(String token) {
    return !token.isEmpty() && Character.isDigit(token.charAt(0));
  }

  private static boolean endsInDigit(String token) {
    return !token.isEmpty() && Character.isDigit(token.charAt(token.length() - 1));
  }

  private static boolean isOneOf(String token, String signs) {
    return token.length() == 1 && signs.contains(token);
  }

  private static boolean isWord(String token) {
    return token.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static boolean isHyphens(String token) {
    return token.length() > 1 && token.chars().allMatch(sign -> sign == '-');
  }

  /// Whether a token is white space.
  static boolean isSpace(String token) {
    return !token.isEmpty() && CharacterTraits.has(token.charAt(0), CharacterTraits.SPACE);
  }
}
