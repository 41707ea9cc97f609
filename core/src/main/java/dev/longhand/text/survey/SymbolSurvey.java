package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import dev.longhand.text.corpus.CharacterCounts;
import dev.longhand.text.corpus.Unseen;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// The characters of a text: how many different ones there are, which of them nobody sees, and
/// which are stored in two parts. Mutable.
final class SymbolSurvey implements Finder {
  private static final char FIRST_COMBINING = '\u0300';
  private static final char LAST_ASCII = '~';

  private final boolean[] seen = new boolean[1 << 16];
  private final BitSet supplementary = new BitSet();
  private final CharacterCounts controls = new CharacterCounts();
  private final CharacterCounts invisibles = new CharacterCounts();
  private final Tally control = new Tally();
  private final Tally invisible = new Tally();
  private final Tally decomposed = new Tally();
  private final Tally tabs = new Tally();
  private long characters;
  private char last; // of what was read so far
  private long tabsInLine;

  /// Takes a stretch of a line that begins at a column of it.
  void read(char[] text, int from, int to, long column) {
    characters += to - from;
    for (int i = from; i < to; i++) {
      char character = text[i];
      seen[character] = true;
      if (character < ' ' || character > LAST_ASCII) {
        int place = (int) Math.min(Line.KEPT, column + i - from);
        readSpecial(character, i > from ? text[i - 1] : last, place);
      }
    }
    if (to > from) {
      last = text[to - 1];
    }
  }

  /// Takes the end of a line.
  void readLineEnd() {
    characters++;
    seen['\n'] = true;
    last = '\n';
  }

  private void readSpecial(char character, char before, int column) {
    if (character == '\t') {
      tabsInLine++;
    } else if (Unseen.CONTROL.has(character)) {
      controls.add(character);
      control.add(column);
    } else if (Unseen.INVISIBLE.has(character) || Unseen.BYTE_ORDER_MARK.has(character)) {
      invisibles.add(character);
      invisible.add(column);
    } else if (Character.isLowSurrogate(character)) {
      characters--;
      supplementary.set(Character.toCodePoint(before, character));
    } else if (character >= FIRST_COMBINING && composes(before, character)) {
      decomposed.add(column);
    }
  }

  private static boolean composes(char letter, char mark) {
    int type = Character.getType(mark);
    boolean joins =
        type == Character.NON_SPACING_MARK
            || type == Character.COMBINING_SPACING_MARK
            || (mark >= '\u1160' && mark <= '\u11FF');
    if (!joins || Character.isSurrogate(letter)) {
      return false;
    }
    String pair = new String(new char[] {letter, mark});
    return Normalizer.normalize(pair, Normalizer.Form.NFC).length() == 1;
  }

  @Override
  public void accept(Line line) {
    control.lineEnds(line);
    invisible.lineEnds(line);
    decomposed.lineEnds(line);
    tabs.add(tabsInLine > 0 ? 1 : 0, line);
    tabsInLine = 0;
  }

  /// How many code points were read.
  long characters() {
    return characters;
  }

  /// How many different code points there are.
  int symbols() {
    int count = supplementary.cardinality();
    for (char unit = 0; unit < Character.MIN_SURROGATE; unit++) {
      count += seen[unit] ? 1 : 0;
    }
    for (int unit = Character.MAX_SURROGATE + 1; unit < seen.length; unit++) {
      count += seen[unit] ? 1 : 0;
    }
    return count;
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    var findings = new ArrayList<Finding>();
    if (symbols() == 1) {
      findings.add(oneSymbol(place));
    }
    if (control.count() > 0) {
      findings.add(
          place.finding(
              ErrorCode.DATA_CONTROL,
              control.count(),
              control.first(),
              Wording.count(control.count(), "control character") + ": " + controls.listed(),
              withoutControls(place.file())));
    }
    if (invisible.count() > 0) {
      findings.add(
          place.finding(
              ErrorCode.DATA_INVISIBLE,
              invisible.count(),
              invisible.first(),
              Wording.count(invisible.count(), "invisible character") + ": " + invisibles.listed(),
              "perl -CSD -pe 's/\\p{Cf}//g' " + place.file() + " > clean.txt"));
    }
    if (decomposed.count() > 0) {
      String what =
          Wording.count(decomposed.count(), "accent")
              + (decomposed.count() == 1 ? " is" : " are")
              + " stored apart from the letter";
      findings.add(
          place.finding(
              ErrorCode.DATA_DECOMPOSED,
              decomposed.count(),
              decomposed.first(),
              what,
              "--normalize nfc"));
    }
    if (tabs.count() > 0) {
      String what =
          Wording.count(tabs.count(), "line") + (tabs.count() == 1 ? " holds" : " hold") + " tabs";
      String fix = "expand -t 4 " + place.file() + " > spaces.txt";
      findings.add(place.finding(ErrorCode.DATA_TABS, tabs.count(), tabs.first(), what, fix));
    }
    return findings;
  }

  /// Those above ASCII are two bytes in UTF-8.
  private String withoutControls(String file) {
    return controls.areAscii()
        ? "tr -d '\\000-\\010\\013\\014\\016-\\037\\177' < " + file + " > clean.txt"
        : "perl -CSD -pe 's/[^\\P{Cc}\\t\\n\\r]//g' " + file + " > clean.txt";
  }

  private Finding oneSymbol(FindingPlace place) {
    int only = supplementary.isEmpty() ? firstSeen() : supplementary.nextSetBit(0);
    String what = "every character is " + Wording.character(only) + "; there is nothing to learn";
    return place.finding(
        ErrorCode.DATA_ONE_SYMBOL, characters, Optional.empty(), what, "name another text");
  }

  private int firstSeen() {
    int unit = 0;
    while (!seen[unit]) {
      unit++;
    }
    return unit;
  }
}
