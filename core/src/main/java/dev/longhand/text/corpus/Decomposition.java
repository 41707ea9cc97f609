package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Optional;

/// How many letters of a text are stored apart from their accents, and what composing them would
/// save. Mutable while it counts.
final class Decomposition {
  private static final char FIRST_COMBINING = '\u0300';

  private static final int LONGEST = 128; // no letter has more accents, and ordering many is slow

  private final boolean[] plain = new boolean[1 << 16]; // stood alone, and composing changes it not
  private final BitSet before = new BitSet();
  private final BitSet after = new BitSet();
  private long sequences;

  /// Counts through a piece of text that begins and ends between letters.
  void accept(String text) {
    int from = 0;
    while (from < text.length()) {
      int to = from + 1;
      char first = text.charAt(from);
      boolean known = plain[first] || first < FIRST_COMBINING;
      if (known && (to == text.length() || standsAlone(text.charAt(to)))) {
        plain[first] = true;
      } else {
        to = endOfSequence(text, from);
        addSequence(text.substring(from, to));
      }
      from = to;
    }
  }

  /// Whether a character surely joins no letter in front of it.
  private boolean standsAlone(char character) {
    return character < FIRST_COMBINING || plain[character];
  }

  /// A notice when normal form C would change the text.
  Optional<Problem> notice(String where) {
    if (sequences == 0) {
      return Optional.empty();
    }
    for (int character = 0; character < plain.length; character++) {
      before.set(character, before.get(character) || plain[character]);
      after.set(character, after.get(character) || plain[character]);
    }
    String verb = sequences == 1 ? " is" : " are";
    String what =
        Wording.count(sequences, "sequence")
            + verb
            + " decomposed; NFC would change the vocabulary from "
            + Wording.number(before.cardinality())
            + " to "
            + Wording.number(after.cardinality());
    return Optional.of(new Problem(ErrorCode.DATA_DECOMPOSED, what, where, "--normalize nfc"));
  }

  private static int endOfSequence(String text, int from) {
    int to = from + Character.charCount(text.codePointAt(from));
    while (to < text.length() && to - from < LONGEST && joins(text.codePointAt(to))) {
      to += Character.charCount(text.codePointAt(to));
    }
    return to;
  }

  private void addSequence(String sequence) {
    String composed = Normalizer.normalize(sequence, Normalizer.Form.NFC);
    if (!composed.equals(sequence)) {
      sequences++;
    } else if (sequence.length() == 1 && !joins(sequence.charAt(0))) {
      plain[sequence.charAt(0)] = true;
    }
    sequence.codePoints().forEach(before::set);
    composed.codePoints().forEach(after::set);
  }

  /// Combining marks, and the vowels and finals of Korean syllables.
  static boolean joins(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (codePoint >= 0x1160 && codePoint <= 0x11FF)
        || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
  }
}
