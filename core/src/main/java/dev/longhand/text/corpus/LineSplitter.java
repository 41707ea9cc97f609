package dev.longhand.text.corpus;

import java.util.function.Consumer;

/// Finds the lines of a text that arrives in any pieces. Of a blank line only its end is told.
/// Mutable.
final class LineSplitter {
  /// How much white space at the start of a line is waited for.
  private static final int MOST_BLANK = 1 << 20;

  private final Consumer<String> parts;
  private final Consumer<String> ends;
  private final StringBuilder blank = new StringBuilder();
  private boolean inText;
  private boolean empty = true;
  private boolean afterReturn;

  /// A splitter that tells parts of lines that are not blank, and the end of every line: `\n`, `\r`
  /// or `\r\n`, or nothing where the text ends.
  LineSplitter(Consumer<String> parts, Consumer<String> ends) {
    this.parts = parts;
    this.ends = ends;
  }

  void accept(String text) {
    int from = 0;
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (afterReturn) {
        afterReturn = false;
        endLine(character == '\n' ? "\r\n" : "\r");
        if (character == '\n') {
          from = index + 1;
          continue;
        }
      }
      if (character == '\n' || character == '\r') {
        acceptPart(text.substring(from, index));
        from = index + 1;
        afterReturn = character == '\r';
        if (!afterReturn) {
          endLine("\n");
        }
      }
    }
    acceptPart(text.substring(from));
  }

  void finish() {
    if (afterReturn) {
      afterReturn = false;
      endLine("\r");
    } else if (!empty) {
      endLine("");
    }
  }

  private void acceptPart(String part) {
    if (part.isEmpty()) {
      return;
    }
    empty = false;
    if (!inText && part.isBlank() && blank.length() + part.length() < MOST_BLANK) {
      blank.append(part);
      return;
    }
    inText = true;
    if (!blank.isEmpty()) {
      parts.accept(blank.toString());
      blank.setLength(0);
    }
    parts.accept(part);
  }

  private void endLine(String lineEnd) {
    ends.accept(lineEnd);
    blank.setLength(0);
    inText = false;
    empty = true;
  }
}
