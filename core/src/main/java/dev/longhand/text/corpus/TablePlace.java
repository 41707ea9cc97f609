package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;

/// A line of a table, as messages name it.
///
/// @param line from 1
record TablePlace(SourceName source, long line) {
  private static final int LONGEST_NAME = 40;

  TablePlace at(long otherLine) {
    return new TablePlace(source, otherLine);
  }

  LonghandException refusal(ErrorCode code, String what, String fix) {
    return new LonghandException(code, what, where(), fix);
  }

  Problem problem(ErrorCode code, String what, String fix) {
    return new Problem(code, what, where(), fix);
  }

  /// A command that shows this line, in front of another remedy; nothing for a stream, which is
  /// gone.
  String shown(String remedy) {
    return source.shellWord().equals("-")
        ? remedy
        : "sed -n " + line + "p " + source.shellWord() + " shows the line; " + remedy;
  }

  /// A name or a cell from a file, in quotes.
  static String quoted(String foreign) {
    return '"' + Wording.escaped(foreign, LONGEST_NAME) + '"';
  }

  /// The file and the line.
  String where() {
    return source.shown() + ", line " + Wording.number(line);
  }
}
