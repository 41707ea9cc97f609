package dev.longhand.generate.verse;

import dev.longhand.generate.verse.RhymeBook.EndWord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What one line must be. Immutable.
///
/// @param number from 1
/// @param syllables how many it has
/// @param kind whether its end is the model's choice, or one of a few words is led up to
/// @param ends the words it may end with, by the alphabet, at least one
record LinePlan(int number, int syllables, Kind kind, List<EndWord> ends) {
  /// How the end of a line is found.
  enum Kind {
    /// The model writes until it may end.
    OPEN,
    /// An end is tried wherever one of its words has the syllables that are left.
    RHYMED
  }

  LinePlan {
    ends = List.copyOf(ends);
  }

  /// The fewest syllables of an end.
  int shortestEnd() {
    return ends.stream().mapToInt(EndWord::syllables).min().orElse(Integer.MAX_VALUE);
  }

  boolean endsWith(String word) {
    return ends.stream().anyMatch(end -> end.word().equals(word));
  }

  /// The syllables of the ends that begin so, as bits.
  Map<String, Integer> endLengths() {
    var lengths = new HashMap<String, Integer>();
    for (EndWord end : ends) {
      IntStream.rangeClosed(0, end.word().length())
          .forEach(length ->
              lengths.merge(
                  end.word().substring(0, length), 1 << end.syllables(), (a, b) -> a | b));
    }
    return lengths;
  }
}
