package dev.longhand.text.corpus;

import java.text.Normalizer;
import java.util.function.Consumer;

/// Cuts a text that passes by into pieces in such places that cleaning and tokenizing piece by
/// piece equals cleaning and tokenizing the whole.
///
/// The best place is in front of white space that follows a letter, the next in front of white
/// space that follows none, the last between two letters. Mutable: it holds back what no place was
/// found for.
final class PieceCutter {
  /// About the length of a piece, in UTF-16 units.
  static final int USUAL = 1 << 16;

  /// The length at which a piece is cut even where there is no good place.
  static final int LONGEST = 1 << 20;

  private static final char SIGMA = '\u03A3';

  private final Consumer<String> pieces;
  private final int usual;
  private final int longest;
  private final StringBuilder held = new StringBuilder();
  private int searched;

  PieceCutter(Consumer<String> pieces) {
    this(pieces, USUAL, LONGEST);
  }

  /// A cutter of pieces of about the usual length, which may grow to the longest.
  PieceCutter(Consumer<String> pieces, int usual, int longest) {
    this.pieces = pieces;
    this.usual = usual;
    this.longest = longest;
  }

  /// Takes the next characters, as many as there are.
  void accept(CharSequence text) {
    int from = 0;
    while (text.length() - from > usual) {
      take(text, from, from + usual);
      from += usual;
    }
    take(text, from, text.length());
  }

  /// Hands out what is left; the next characters belong to another text.
  void finish() {
    if (!held.isEmpty()) {
      release(held.length());
    }
    searched = 0;
  }

  private void take(CharSequence text, int from, int to) {
    held.append(text, from, to);
    if (held.length() < usual) {
      return;
    }
    int cut = lastCut(Math.max(1, searched), held.length());
    if (cut == 0 && held.length() >= longest) {
      cut = forcedCut();
    }
    if (cut > 0) {
      release(cut);
    }
    searched = held.length();
  }

  private void release(int length) {
    String piece = held.substring(0, length);
    held.delete(0, length);
    pieces.accept(piece);
  }

  private int lastCut(int from, int to) {
    for (int index = to - 1; index >= from; index--) {
      if (Character.isWhitespace(held.charAt(index))
          && Character.isLetter(Character.codePointBefore(held, index))) {
        return index;
      }
    }
    return 0;
  }

  private int forcedCut() {
    for (int index = held.length() - 1; index > 0; index--) {
      if (Character.isWhitespace(held.charAt(index))
          && !Character.isWhitespace(held.charAt(index - 1))) {
        return index;
      }
    }
    for (int index = held.length() - 1; index > held.length() - usual; index--) {
      if (isBetweenLetters(index)) {
        return index;
      }
    }
    for (int index = held.length() - 1; index > held.length() - usual; index--) {
      if (isBetweenCharacters(index)) {
        return index;
      }
    }
    return held.length() - (Character.isHighSurrogate(held.charAt(held.length() - 1)) ? 1 : 0);
  }

  /// Small sigma depends on whether letters stand around it; those beside the cut must not be one.
  private boolean isBetweenLetters(int index) {
    return held.charAt(index) != SIGMA
        && held.charAt(index - 1) != SIGMA
        && Character.isLetter(Character.codePointBefore(held, index))
        && Character.isLetter(Character.codePointAt(held, index))
        && isBetweenCharacters(index);
  }

  private boolean isBetweenCharacters(int index) {
    char before = held.charAt(index - 1);
    char after = held.charAt(index);
    if (Character.isLowSurrogate(after) || (before == '\r' && after == '\n')) {
      return false;
    }
    int first = Character.codePointBefore(held, index);
    int second = Character.codePointAt(held, index);
    return !Decomposition.joins(second)
        && Character.getType(second) != Character.ENCLOSING_MARK
        && Character.getType(second) != Character.FORMAT
        && !compose(Character.toString(first), Character.toString(second));
  }

  private static boolean compose(String first, String second) {
    return !Normalizer.normalize(first + second, Normalizer.Form.NFC)
        .equals(
            Normalizer.normalize(first, Normalizer.Form.NFC)
                + Normalizer.normalize(second, Normalizer.Form.NFC));
  }
}
