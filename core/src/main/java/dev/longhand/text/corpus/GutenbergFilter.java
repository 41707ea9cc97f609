package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets through the part of a Project Gutenberg file that is the book: between the line `*** START
/// OF THE PROJECT GUTENBERG EBOOK … ***` and the END line like it, without blank lines at either
/// end.
///
/// Several books in one file, or a file that lacks one of the two lines, are understood as well.
/// The first START line must stand in the first million characters, because all before it is held
/// back until it comes. Mutable, for one file.
final class GutenbergFilter {
  private static final Pattern MARKER =
      Pattern.compile(
          "\\*\\*\\* ?(?<kind>START|END) OF (?:THE|THIS) PROJECT GUTENBERG E-?(?:BOOK|TEXT)"
              + "(?:(?:[^\\n\\r*]|\\R(?!\\s*\\R)){0,400}?\\*\\*\\*)?[^\\n\\r]{0,1000}",
          Pattern.CASE_INSENSITIVE);

  /// The line in front of the END marker of older files, possibly broken in two.
  private static final Pattern CLOSING_LINE =
      Pattern.compile(
          "^[ \\t]*End of (?:the |this )?Project Gutenberg[^\\n\\r]*(?:\\R[^\\n\\r]+){0,2}\\s*\\z",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private static final String STARS = "***";
  private static final int CLOSING_LENGTH = 600;

  /// How much text behind its first star must be known before a marker is looked at.
  private static final int MARKER_LENGTH = 2048;

  /// How much text may be held back.
  private static final int MOST_HELD = 1 << 20;

  /// What is known of the file so far.
  private enum Place {
    /// No marker yet; this may be the header.
    BEGINNING,
    /// No header came; a footer still may.
    TEXT,
    BOOK,
    OUTSIDE
  }

  private final LineEnds lineEnds;
  private final Consumer<String> next;
  private final StringBuilder held = new StringBuilder();
  private final List<String> removed = new ArrayList<>();
  private Place place = Place.BEGINNING;
  private int searched;
  private boolean atLineStart = true;
  private boolean given; // something of this stretch of text was let through
  private long removedFrom = 1;

  /// A filter that hands on what remains.
  ///
  /// @param lineEnds has counted just the text that arrived
  GutenbergFilter(LineEnds lineEnds, Consumer<String> next) {
    this.lineEnds = lineEnds;
    this.next = next;
  }

  void accept(String text) {
    held.append(text);
    passMarkers(held.length() - MARKER_LENGTH);
    switch (place) {
      case BEGINNING -> {
        if (held.length() > MOST_HELD) {
          place = Place.TEXT;
          release(certain());
        }
      }
      case TEXT, BOOK -> release(certain());
      case OUTSIDE -> drop(Math.max(0, held.length() - MARKER_LENGTH));
    }
  }

  void finish() {
    passMarkers(held.length());
    switch (place) {
      case BEGINNING, TEXT -> release(held.length());
      case BOOK -> {
        endStretch(held.length());
        addRemoved(lastLine());
      }
      case OUTSIDE -> addRemoved(lastLine());
    }
  }

  /// Which lines were left out, if any were.
  Optional<Problem> notice(String where) {
    if (removed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ErrorCode.DATA_GUTENBERG,
            "Project Gutenberg's header and footer were left out: lines "
                + String.join(", ", removed),
            where,
            "--keep-boilerplate leaves them in"));
  }

  /// Acts on all markers that begin in front of a place.
  private void passMarkers(int limit) {
    Matcher matcher = MARKER.matcher(held);
    int stars = held.indexOf(STARS, searched);
    while (stars >= 0 && stars < limit) {
      int next = stars + 1;
      if (isLineStart(stars) && matcher.region(stars, held.length()).lookingAt()) {
        boolean start = "START".equalsIgnoreCase(matcher.group("kind"));
        int behind = afterLine(matcher.end());
        if (start ? startsBook(stars) : endsBook(stars)) {
          drop(behind);
          limit -= behind;
          matcher.reset();
          next = 0;
        }
      }
      stars = held.indexOf(STARS, next);
    }
    searched = Math.max(0, limit);
  }

  private boolean startsBook(int marker) {
    if (place == Place.TEXT) {
      return false;
    }
    if (place == Place.BOOK) {
      endStretch(marker);
    }
    place = Place.BOOK;
    return true;
  }

  private boolean endsBook(int marker) {
    if (place != Place.OUTSIDE) {
      endStretch(beforeClosingLine(marker));
    }
    place = Place.OUTSIDE;
    return true;
  }

  /// Lets the last of a stretch of the book through, without blank lines at its end.
  private void endStretch(int to) {
    int first = given ? 0 : afterBlankLines(to);
    int last = to;
    while (last > first && Character.isWhitespace(held.charAt(last - 1))) {
      last--;
    }
    if (last > first || given) {
      last = Math.min(afterLine(last), to);
      give(first, last);
      removedFrom = lineAt(last) + (isLineStart(last) ? 0 : 1);
    }
    given = false;
  }

  /// Lets through what no marker can change any more.
  private void release(int to) {
    int first = given || place != Place.BOOK ? 0 : afterBlankLines(to);
    if (to > first) {
      give(first, to);
    }
    drop(to);
  }

  private void give(int from, int to) {
    if (!given) {
      addRemoved(lineAt(from) - 1);
      given = true;
    }
    if (to > from) {
      next.accept(held.substring(from, to));
    }
  }

  private void drop(int to) {
    if (to > 0) {
      atLineStart = isLineEnd(held.charAt(to - 1));
      held.delete(0, to);
      searched = Math.max(0, searched - to);
    }
  }

  /// The place up to which text is no white space at a book's end, no closing line and no marker.
  private int certain() {
    int most = Math.max(0, held.length() - MARKER_LENGTH - CLOSING_LENGTH);
    int place = most;
    while (place > 0 && Character.isWhitespace(held.charAt(place - 1))) {
      place--;
    }
    return place == 0 && held.length() > MOST_HELD ? most : place;
  }

  private int afterBlankLines(int to) {
    int first = 0;
    while (true) {
      int next = Math.min(afterLine(first), to);
      for (int index = first; index < next; index++) {
        if (!Character.isWhitespace(held.charAt(index))) {
          return first;
        }
      }
      if (next == first) {
        return first;
      }
      first = next;
    }
  }

  private int beforeClosingLine(int to) {
    Matcher matcher = CLOSING_LINE.matcher(held).region(Math.max(0, to - CLOSING_LENGTH), to);
    return matcher.find() ? matcher.start() : to;
  }

  private int afterLine(int position) {
    for (int index = position; index < held.length(); index++) {
      char character = held.charAt(index);
      if (character == '\n') {
        return index + 1;
      }
      if (character == '\r') {
        boolean pair = index + 1 < held.length() && held.charAt(index + 1) == '\n';
        return pair ? index + 2 : index + 1;
      }
    }
    return held.length();
  }

  private boolean isLineStart(int position) {
    return position == 0 ? atLineStart : isLineEnd(held.charAt(position - 1));
  }

  private static boolean isLineEnd(char character) {
    return character == '\n' || character == '\r';
  }

  /// The number of the line in the file that a held character stands on.
  private long lineAt(int position) {
    long after = 0;
    int next = position;
    while (next < held.length()) {
      next = afterLine(next);
      after += isLineEnd(held.charAt(next - 1)) ? 1 : 0;
    }
    return lineEnds.line() - after;
  }

  private long lastLine() {
    return lineEnds.line() - (isLineStart(held.length()) ? 1 : 0);
  }

  private void addRemoved(long last) {
    if (removedFrom <= last) {
      removed.add(
          removedFrom == last
              ? Wording.number(last)
              : Wording.number(removedFrom) + " to " + Wording.number(last));
    }
    removedFrom = last + 1;
  }
}
