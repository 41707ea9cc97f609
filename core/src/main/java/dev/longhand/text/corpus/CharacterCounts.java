package dev.longhand.text.corpus;

import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/// How often each of some characters was seen, for messages about them. Mutable.
public final class CharacterCounts {
  private static final int NAMED = 8;

  private final Map<Character, Long> counts = new TreeMap<>();

  /// Counts one more.
  public void add(char character) {
    counts.merge(character, 1L, Long::sum);
  }

  /// Whether none was seen.
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /// Whether all that were seen are ASCII.
  public boolean areAscii() {
    return counts.keySet().stream().allMatch(character -> character < 128);
  }

  /// The first of them in the order of Unicode, with their numbers.
  public String listed() {
    var parts = new ArrayList<String>();
    counts.forEach((character, count) ->
        parts.add(Wording.character(character) + " " + Wording.count(count, "time")));
    if (parts.size() <= NAMED) {
      return String.join(", ", parts);
    }
    int more = parts.size() - NAMED;
    return String.join(", ", parts.subList(0, NAMED)) + " and " + Wording.number(more) + " more";
  }
}
