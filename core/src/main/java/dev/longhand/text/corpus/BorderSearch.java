package dev.longhand.text.corpus;

import java.util.ArrayList;
import java.util.List;

/// Looks for good places to part a text near given ones: the beginning of a line, else in front of
/// white space, else anywhere but in front of a mark that belongs to the character before it.
final class BorderSearch {
  private static final int MOST_REACH = 1 << 12;

  /// Places from one on.
  ///
  /// @param from in code points of the joined text
  /// @param reach how many places behind it there are
  record Near(long from, int reach) {
    /// Places that leave at least three quarters of what would be behind the first, and at least so
    /// many code points.
    static Near of(long from, long behind, long smallest) {
      long reach = Math.min(behind / 4, behind - smallest);
      return new Near(from, Math.clamp(reach, 0, MOST_REACH));
    }
  }

  private BorderSearch() {}

  /// The best place of each of these, in one reading.
  static List<Long> best(Corpus corpus, List<Near> wanted) {
    List<Excerpt> excerpts = wanted.stream().map(Excerpt::new).toList();
    corpus.forEach(new JoinedText(new Position(excerpts)::pass));
    return excerpts.stream().map(Excerpt::best).toList();
  }

  /// Counts what passes. Mutable.
  private static final class Position {
    private final List<Excerpt> excerpts;
    private long position;

    Position(List<Excerpt> excerpts) {
      this.excerpts = excerpts;
    }

    void pass(String piece) {
      int length = piece.codePointCount(0, piece.length());
      excerpts.forEach(excerpt -> excerpt.take(piece, position, length));
      position += length;
    }
  }

  /// The characters around the places. Mutable.
  private static final class Excerpt {
    private final Near near;
    private final List<Integer> codePoints = new ArrayList<>(); // from the one before the first

    Excerpt(Near near) {
      this.near = near;
    }

    void take(String piece, long position, int length) {
      long from = Math.max(position, near.from() - 1);
      long to = Math.min(position + length, near.from() + near.reach() + 1);
      if (from < to) {
        int first = piece.offsetByCodePoints(0, (int) (from - position));
        piece.substring(first).codePoints().limit(to - from).forEach(codePoints::add);
      }
    }

    long best() {
      for (int i = 1; i < codePoints.size(); i++) {
        if (codePoints.get(i - 1) == '\n') {
          return near.from() + i - 1;
        }
      }
      for (int i = 1; i < codePoints.size(); i++) {
        if (Character.isWhitespace(codePoints.get(i))
            && !Character.isWhitespace(codePoints.get(i - 1))) {
          return near.from() + i - 1;
        }
      }
      for (int i = 1; i < codePoints.size(); i++) {
        if (!belongsToTheOneBefore(codePoints.get(i))) {
          return near.from() + i - 1;
        }
      }
      return near.from();
    }

    private static boolean belongsToTheOneBefore(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.NON_SPACING_MARK,
            Character.COMBINING_SPACING_MARK,
            Character.ENCLOSING_MARK,
            Character.FORMAT ->
            true;
        default -> false;
      };
    }
  }
}
