package dev.longhand.inspect.chart;

/// What a mark is coloured by: a role, whose colour a palette or a style sheet knows.
public sealed interface Ink {
  /// A role that does not belong to a series.
  enum Role implements Ink {
    /// Words that are read first.
    TEXT,
    /// Words beside the figures.
    SOFT,
    /// Lines behind the figures.
    GRID,
    /// What everything stands on.
    PAPER
  }

  /// The colour of a series; they repeat from the seventh on.
  ///
  /// @param number from 0
  record OfSeries(int number) implements Ink {
    public OfSeries {
      if (number < 0) {
        throw new IllegalArgumentException("series " + number);
      }
    }

    int colour() {
      return number % Palette.COLOURS;
    }
  }
}
