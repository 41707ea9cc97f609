package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Counts the line ends of a text that passes by in blocks, and makes them uniform if asked.
///
/// Mutable: it remembers whether the last block ended in a carriage return.
final class LineEnds {
  private long pairs;
  private long returns;
  private long feeds;
  private long separators;
  private long afterReturn;
  private boolean packedReturn;

  /// Takes a character that may end a line.
  ///
  /// @param position its place in the text, in UTF-16 units from 0
  void count(char character, long position) {
    if (character == '\r') {
      returns++;
      afterReturn = position + 1;
    } else if (character == '\n' && afterReturn == position && position > 0) {
      returns--;
      pairs++;
    } else if (character == '\n') {
      feeds++;
    } else if (character == '\u2028' || character == '\u2029' || character == '\u0085') {
      separators++;
    }
  }

  /// Makes the ends of counted characters uniform; returns how many characters are left at the
  /// front.
  int pack(char[] characters, int length) {
    if (pairs + returns == 0) {
      return length;
    }
    int kept = 0;
    for (int i = 0; i < length; i++) {
      char character = characters[i];
      if (character == '\r') {
        characters[kept++] = '\n';
      } else if (character != '\n' || !packedReturn) {
        characters[kept++] = character;
      }
      packedReturn = character == '\r';
    }
    return kept;
  }

  /// The number of the line that the next character stands on, from 1.
  long line() {
    return 1 + pairs + returns + feeds;
  }

  /// What was made uniform, or is not uniform.
  Optional<Problem> notice(Newlines newlines, String where) {
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

  private static void addCount(List<String> found, long count, String kind) {
    if (count > 0) {
      found.add(Wording.number(count) + " " + kind);
    }
  }
}
