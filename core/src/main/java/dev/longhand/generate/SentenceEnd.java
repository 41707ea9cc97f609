package dev.longhand.generate;

import java.util.Locale;
import java.util.Set;

/// Where a sentence is over: behind a full stop or its like, what closes behind it, and in front of
/// white space. An abbreviation or an initial ends none.
final class SentenceEnd {
  private static final String ENDS = ".!?…";
  private static final String CLOSES = "\"'”’»)]";

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "st", "prof", "rev", "hon", "capt", "col", "gen", "lt", "sgt",
          "jr", "sr", "vs", "vol", "pp", "cf", "viz");

  private SentenceEnd() {}

  /// The first place behind a whole sentence.
  ///
  /// @param from where to begin to look
  /// @return -1 when no sentence is certain to be over; the white space behind it must be there
  static int in(CharSequence text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (ENDS.indexOf(text.charAt(at)) < 0) {
        continue;
      }
      int behind = at + 1;
      while (behind < text.length() && isTail(text.charAt(behind))) {
        behind++;
      }
      boolean over = behind < text.length() && Character.isWhitespace(text.charAt(behind));
      if (over && !abbreviates(text, at)) {
        return behind;
      }
      at = behind - 1;
    }
    return -1;
  }

  private static boolean isTail(char letter) {
    return ENDS.indexOf(letter) >= 0 || CLOSES.indexOf(letter) >= 0;
  }

  private static boolean abbreviates(CharSequence text, int stop) {
    if (text.charAt(stop) != '.') {
      return false;
    }
    int first = stop;
    while (first > 0 && Character.isLetter(text.charAt(first - 1))) {
      first--;
    }
    String word = text.subSequence(first, stop).toString();
    boolean initial =
        word.length() == 1 && Character.isUpperCase(word.charAt(0)) && !word.equals("I");
    return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }
}
