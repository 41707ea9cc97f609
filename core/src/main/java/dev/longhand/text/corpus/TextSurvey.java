package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stands in a text unseen: control characters, direction marks, zero-width characters and
/// byte-order marks, each counted.
///
/// Mutable while it counts; one survey for one text.
final class TextSurvey {
  private static final int NAMED = 8;

  private final Map<Integer, Long> controls = new TreeMap<>();
  private final Map<Integer, Long> invisibles = new TreeMap<>();
  private long marks;
  private long firstMarkLine;

  /// Counts through a whole text, whose first line has that number in its file.
  static TextSurvey of(String text, long firstLine) {
    var survey = new TextSurvey();
    long line = firstLine;
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '\n') {
        line++;
      } else if (character < ' ' || character >= 0x7F) {
        survey.count(character, line);
      }
    }
    return survey;
  }

  /// One notice for each kind that was found.
  List<Problem> notices(String where) {
    var notices = new ArrayList<Problem>();
    if (!controls.isEmpty()) {
      String what = "control characters stand in the text and are kept: " + listed(controls);
      notices.add(new Problem(ErrorCode.DATA_CONTROL, what, where, ""));
    }
    if (!invisibles.isEmpty()) {
      String what = "invisible characters stand in the text and are kept: " + listed(invisibles);
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

  private void count(char character, long line) {
    if (Unseen.BYTE_ORDER_MARK.has(character)) {
      firstMarkLine = marks == 0 ? line : firstMarkLine;
      marks++;
    } else if (Unseen.CONTROL.has(character)) {
      controls.merge((int) character, 1L, Long::sum);
    } else if (Unseen.INVISIBLE.has(character)) {
      invisibles.merge((int) character, 1L, Long::sum);
    }
  }

  private static String listed(Map<Integer, Long> counts) {
    var parts = new ArrayList<String>();
    counts.forEach((codePoint, count) ->
        parts.add(Wording.character(codePoint) + " " + Wording.count(count, "time")));
    if (parts.size() <= NAMED) {
      return String.join(", ", parts);
    }
    return String.join(", ", parts.subList(0, NAMED))
        + " and "
        + Wording.number(parts.size() - NAMED)
        + " more";
  }
}
