package dev.longhand.inspect.chart;

import java.util.List;
import java.util.Objects;

/// One stroke, area, dot or line of words of a drawing, in its units, y downwards. A closed family.
public sealed interface Mark {
  /// How a stroke is drawn.
  enum Dash {
    SOLID,
    DASHED
  }

  /// Which part of the words stands at their place.
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /// How heavy letters are.
  enum Weight {
    REGULAR,
    BOLD
  }

  /// How much shows through an area.
  enum Cover {
    FULL,
    THIN
  }

  /// A line through points.
  record Stroke(List<Point> path, Ink ink, double width, Dash dash) implements Mark {
    public Stroke {
      path = List.copyOf(path);
      Objects.requireNonNull(ink);
      Objects.requireNonNull(dash);
    }
  }

  /// What a closed line encloses.
  record Area(List<Point> outline, Ink ink, Cover cover) implements Mark {
    public Area {
      outline = List.copyOf(outline);
      Objects.requireNonNull(ink);
      Objects.requireNonNull(cover);
    }
  }

  /// A disc.
  record Dot(Point centre, double radius, Ink ink) implements Mark {
    public Dot {
      Objects.requireNonNull(centre);
      Objects.requireNonNull(ink);
    }
  }

  /// Words in one line.
  ///
  /// @param at their base line, at the side that `anchor` says
  /// @param size height of the letters
  record Words(Point at, String words, Ink ink, Anchor anchor, double size, Weight weight)
      implements Mark {
    public Words {
      Objects.requireNonNull(at);
      Objects.requireNonNull(words);
      Objects.requireNonNull(ink);
      Objects.requireNonNull(anchor);
      Objects.requireNonNull(weight);
    }
  }

  /// Words that a reader who points there is told; seen in no print.
  record Hint(Point centre, double radius, String words) implements Mark {
    public Hint {
      Objects.requireNonNull(centre);
      Objects.requireNonNull(words);
    }
  }
}
