package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a Project Gutenberg file that is the book: between the line `*** START OF THE
/// PROJECT GUTENBERG EBOOK … ***` and the END line like it, without blank lines at either end.
///
/// Several books in one file, or a file that lacks one of the two lines, are understood as well.
final class GutenbergBook {
  private static final Pattern MARKER =
      Pattern.compile(
          "^\\*\\*\\* ?(?<kind>START|END) OF (?:THE|THIS) PROJECT GUTENBERG E-?(?:BOOK|TEXT)"
              + "(?:(?:[^\\n\\r*]|\\R(?!\\s*\\R)){0,400}?\\*\\*\\*)?[^\\n\\r]*",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /// The line in front of the END marker of older files, possibly broken in two.
  private static final Pattern CLOSING_LINE =
      Pattern.compile(
          "^[ \\t]*End of (?:the |this )?Project Gutenberg[^\\n\\r]*(?:\\R[^\\n\\r]+){0,2}\\s*\\z",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final int CLOSING_LENGTH = 600;

  private final CharSequence file;
  private final List<Span> kept = new ArrayList<>();

  private GutenbergBook(CharSequence file) {
    this.file = file;
  }

  /// A part of the file, end exclusive.
  private record Span(int from, int to) {}

  /// The book in the file; empty when there is no marker in it.
  static Optional<GutenbergBook> in(StringBuilder file) {
    if (file.indexOf("***") < 0) {
      return Optional.empty();
    }
    var book = new GutenbergBook(file);
    return book.findSpans() ? Optional.of(book) : Optional.empty();
  }

  /// The book's text.
  String text() {
    var text = new StringBuilder();
    for (Span span : kept) {
      text.append(file, span.from(), span.to());
    }
    return text.toString();
  }

  /// The number of the book's first line in the file.
  long firstLine() {
    return kept.isEmpty() ? 1 : 1 + linesIn(0, kept.getFirst().from());
  }

  /// Which lines were left out.
  Problem notice(String where) {
    var ranges = new ArrayList<String>();
    long line = 1;
    int position = 0;
    for (Span span : kept) {
      long firstKept = line + linesIn(position, span.from());
      addRange(ranges, line, firstKept - 1);
      line = firstKept + linesIn(span.from(), span.to());
      position = span.to();
    }
    addRange(ranges, line, line + linesIn(position, file.length()) - 1);
    return new Problem(
        ErrorCode.DATA_GUTENBERG,
        "Project Gutenberg's header and footer were left out: lines " + String.join(", ", ranges),
        where,
        "--keep-boilerplate leaves them in");
  }

  private boolean findSpans() {
    Matcher matcher = MARKER.matcher(file);
    int from = 0;
    boolean inside = true;
    boolean found = false;
    while (matcher.find()) {
      boolean start = "START".equalsIgnoreCase(matcher.group("kind"));
      if (inside && (found || !start)) {
        keep(from, start ? matcher.start() : beforeClosingLine(from, matcher.start()));
      }
      inside = start;
      found = true;
      from = afterLine(matcher.end());
    }
    if (found && inside) {
      keep(from, file.length());
    }
    return found;
  }

  private void keep(int from, int to) {
    int first = from;
    for (int next = afterBlankLine(first, to); next > first; next = afterBlankLine(first, to)) {
      first = next;
    }
    int last = to;
    while (last > first && Character.isWhitespace(file.charAt(last - 1))) {
      last--;
    }
    last = last > first ? Math.min(afterLine(last), to) : first;
    if (last > first) {
      kept.add(new Span(first, last));
    }
  }

  private int afterBlankLine(int from, int to) {
    int next = Math.min(afterLine(from), to);
    for (int index = from; index < next; index++) {
      if (!Character.isWhitespace(file.charAt(index))) {
        return from;
      }
    }
    return next;
  }

  private int beforeClosingLine(int from, int to) {
    int start = Math.max(from, to - CLOSING_LENGTH);
    Matcher matcher = CLOSING_LINE.matcher(file).region(start, to);
    return matcher.find() ? matcher.start() : to;
  }

  private int afterLine(int position) {
    for (int index = position; index < file.length(); index++) {
      char character = file.charAt(index);
      if (character == '\n') {
        return index + 1;
      }
      if (character == '\r') {
        boolean pair = index + 1 < file.length() && file.charAt(index + 1) == '\n';
        return pair ? index + 2 : index + 1;
      }
    }
    return file.length();
  }

  private long linesIn(int from, int to) {
    long lines = 0;
    for (int position = from; position < to; position = afterLine(position)) {
      lines++;
    }
    return lines;
  }

  private static void addRange(List<String> ranges, long first, long last) {
    if (first <= last) {
      ranges.add(
          first == last
              ? Wording.number(first)
              : Wording.number(first) + " to " + Wording.number(last));
    }
  }
}
