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

  private final boolean[] simple = new boolean[FIRST_COMBINING]; // composing changes none of them
  private final BitSet before = new BitSet();
  private final BitSet after = new BitSet();
  private long sequences;

  /// Counts through a piece of text that begins and ends between letters.
  void accept(String text) {
    int from = 0;
    while (from < text.length()) {
      int to = from + 1;
      char first = text.charAt(from);
      if (first < FIRST_COMBINING && (to == text.length() || text.charAt(to) < FIRST_COMBINING)) {
        simple[first] = true;
      } else {
        to = endOfSequence(text, from);
        addSequence(text.substring(from, to));
      }
      from = to;
    }
  }

  /// A notice when normal form C would change the text.
  Optional<Problem> notice(String where) {
    if (sequences == 0) {
      return Optional.empty();
    }
    for (int character = 0; character < FIRST_COMBINING; character++) {
      before.set(character, before.get(character) || simple[character]);
      after.set(character, after.get(character) || simple[character]);
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
    while (to < text.length() && joins(text.codePointAt(to))) {
      to += Character.charCount(text.codePointAt(to));
    }
    return to;
  }

  private void addSequence(String sequence) {
    sequence.codePoints().forEach(before::set);
    if (sequence.length() == 1 && sequence.charAt(0) < FIRST_COMBINING) {
      after.set(sequence.charAt(0));
      return;
    }
    String composed = Normalizer.normalize(sequence, Normalizer.Form.NFC);
    if (!composed.equals(sequence)) {
      sequences++;
    }
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
