package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counts the line ends of a text that passes by in pieces, and makes them uniform if asked.
///
/// Mutable: it remembers whether the last piece ended in a carriage return.
final class LineEnds {
  private final Newlines newlines;
  private long pairs;
  private long returns;
  private long feeds;
  private long separators;
  private boolean afterReturn;

  LineEnds(Newlines newlines) {
    this.newlines = newlines;
  }

  /// Takes the next characters and packs what remains of them to the front; returns their count.
  int pack(char[] characters, int length) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      char character = characters[i];
      boolean second = afterReturn && character == '\n';
      count(character, second);
      afterReturn = character == '\r';
      if (newlines == Newlines.KEEP) {
        characters[kept++] = character;
      } else if (!second) {
        characters[kept++] = character == '\r' ? '\n' : character;
      }
    }
    return kept;
  }

  /// The number of the line that the next character stands on, from 1.
  long line() {
    return 1 + pairs + returns + feeds;
  }

  /// What was made uniform, or is not uniform.
  Optional<Problem> notice(String where) {
    int kinds = (pairs > 0 ? 1 : 0) + (returns > 0 ? 1 : 0) + (feeds > 0 ? 1 : 0);
    boolean uniform = newlines == Newlines.KEEP ? kinds <= 1 : pairs + returns == 0;
    if (uniform && separators == 0) {
      return Optional.empty();
    }
    var found = new ArrayList<String>();
    addCount(found, pairs, "CR LF");
    addCount(found, returns, "CR");
    addCount(found, feeds, "LF");
    addCount(found, separators, "U+2028, U+2029 or U+0085 (kept)");
    String what = "line ends: " + String.join(", ", found);
    if (uniform) {
      return Optional.of(new Problem(ErrorCode.DATA_NEWLINES, what, where, ""));
    }
    return Optional.of(
        newlines == Newlines.UNIFORM
            ? new Problem(
                ErrorCode.DATA_NEWLINES,
                what + "; all became LF",
                where,
                "--keep-newlines leaves them as they are")
            : new Problem(
                ErrorCode.DATA_NEWLINES,
                what + "; each kind is a symbol of its own",
                where,
                "without --keep-newlines all become LF"));
  }

  private void count(char character, boolean second) {
    if (second) {
      returns--;
      pairs++;
    } else if (character == '\n') {
      feeds++;
    } else if (character == '\r') {
      returns++;
    } else if (character == '\u2028' || character == '\u2029' || character == '\u0085') {
      separators++;
    }
  }

  private static void addCount(List<String> found, long count, String kind) {
    if (count > 0) {
      found.add(Wording.number(count) + " " + kind);
    }
  }
}
