package dev.longhand.text.survey;

import java.util.Optional;

/// How often something was seen, and the line it was first seen in. Mutable.
final class Tally {
  private long count;
  private int column;
  private Optional<Passage> first = Optional.empty();

  /// Counts one more, seen at a column of the line that is being read.
  void add(int where) {
    if (count == 0) {
      column = where;
    }
    count++;
  }

  /// Counts those of a line that was read.
  void add(long more, Line line) {
    count += more;
    if (more > 0) {
      lineEnds(line);
    }
  }

  /// Keeps the line in which the first was seen.
  void lineEnds(Line line) {
    if (count > 0 && first.isEmpty()) {
      first = Optional.of(line.passage(column));
    }
  }

  long count() {
    return count;
  }

  Optional<Passage> first() {
    return first;
  }
}
