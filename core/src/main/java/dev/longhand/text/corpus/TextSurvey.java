package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;

/// What stands in a text unseen: control characters, direction marks, zero-width characters and
/// byte-order marks, each counted, and line ends. Mutable while it counts; one for one source.
final class TextSurvey {
  private final LineEnds lineEnds = new LineEnds();
  private final CharacterCounts controls = new CharacterCounts();
  private final CharacterCounts invisibles = new CharacterCounts();
  private long position;
  private long marks;
  private long firstMarkLine;

  /// Counts the next characters.
  void accept(char[] text, int from, int to) {
    for (int index = from; index < to; index++) {
      char character = text[index];
      if (character < ' ' || (character >= 0x7F && isRemarkable(character))) {
        count(character, position + (index - from));
      }
    }
    position += to - from;
  }

  LineEnds lineEnds() {
    return lineEnds;
  }

  /// One notice for each kind that was found.
  List<Problem> notices(String where) {
    var notices = new ArrayList<Problem>();
    if (!controls.isEmpty()) {
      String what = "control characters stand in the text and are kept: " + controls.listed();
      notices.add(new Problem(ErrorCode.DATA_CONTROL, what, where, ""));
    }
    if (!invisibles.isEmpty()) {
      String what = "invisible characters stand in the text and are kept: " + invisibles.listed();
      notices.add(new Problem(ErrorCode.DATA_INVISIBLE, what, where, ""));
    }
    if (marks > 0) {
      String what =
          Wording.count(marks, "byte-order mark")
              + " inside the text kept, the first in line "
              + Wording.number(firstMarkLine);
      notices.add(new Problem(ErrorCode.DATA_INVISIBLE, what, where, ""));
    }
    return notices;
  }

  /// Sorts out nearly all letters of all scripts before anything is looked up.
  private static boolean isRemarkable(char character) {
    return character < 0xA0
        || character == '\u00AD'
        || character == '\u061C'
        || (character >= '\u2000' && character <= '\u206F')
        || character == ByteOrderMark.CHARACTER;
  }

  private void count(char character, long place) {
    if (Unseen.BYTE_ORDER_MARK.has(character)) {
      firstMarkLine = marks == 0 ? lineEnds.line() : firstMarkLine;
      marks++;
    } else if (Unseen.CONTROL.has(character)) {
      controls.add(character);
    } else if (Unseen.INVISIBLE.has(character)) {
      invisibles.add(character);
    } else {
      lineEnds.count(character, place);
    }
  }
}
