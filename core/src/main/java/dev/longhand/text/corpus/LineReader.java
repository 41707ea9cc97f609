package dev.longhand.text.corpus;

import java.io.IOException;
import java.io.Reader;

/// Cuts characters into lines that end in LF, and stops in a line that is too long.
///
/// Mutable, for one file.
final class LineReader {
  private static final int BLOCK = 1 << 15;

  private final Reader in;
  private final int longest;
  private final char[] block = new char[BLOCK];
  private final StringBuilder line = new StringBuilder();
  private int next;
  private int end;
  private long number;

  LineReader(Reader in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /// Moves on to the next line; false behind the last.
  boolean moved() throws IOException {
    line.setLength(0);
    number++;
    boolean any = false;
    while (!isTooLong() && filled()) {
      any = true;
      int from = next;
      while (next < end && block[next] != '\n') {
        next++;
      }
      line.append(block, from, next - from);
      if (next < end) {
        next++;
        return true;
      }
    }
    return any;
  }

  /// Whether the line goes on beyond the longest that is read; nothing can be read behind it.
  boolean isTooLong() {
    return line.length() > longest;
  }

  /// The line without its end.
  String text() {
    return line.toString();
  }

  /// Whether the line holds nothing but white space.
  boolean isBlank() {
    for (int index = 0; index < line.length(); index++) {
      if (!Character.isWhitespace(line.charAt(index))) {
        return false;
      }
    }
    return true;
  }

  /// The number of the line, from 1.
  long number() {
    return number;
  }

  private boolean filled() throws IOException {
    if (next == end) {
      next = 0;
      end = Math.max(0, in.read(block, 0, BLOCK));
    }
    return next < end;
  }
}
