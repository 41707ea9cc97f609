package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which values the trials of a sweep have, in the order of the variations.
final class Draws {
  private static final int TRIES = 1000; // until a combination is new
  private static final int MOST = 10_000;

  private Draws() {}

  /// Every combination; the last variation changes fastest.
  ///
  /// @throws LonghandException `USAGE_VALUE` for a range, or for more combinations than anybody
  ///   tries
  static List<List<String>> grid(List<Variation> variations) {
    List<List<String>> combinations = List.of(List.of());
    for (Variation variation : variations) {
      List<String> values =
          switch (variation.values()) {
            case Values.Listed listed -> listed.values();
            case Values.Between between -> throw endless(variation);
          };
      combinations = product(combinations, values);
      if (combinations.size() > MOST) {
        throw new LonghandException(
            ErrorCode.USAGE_VALUE,
            "the grid has more than " + Wording.count(MOST, "combination"),
            Variation.OPTION,
            "--search random --trials 20");
      }
    }
    return combinations;
  }

  private static List<List<String>> product(List<List<String>> rows, List<String> values) {
    var result = new ArrayList<List<String>>();
    for (List<String> row : rows) {
      for (String value : values) {
        var longer = new ArrayList<String>(row);
        longer.add(value);
        result.add(List.copyOf(longer));
      }
    }
    return result;
  }

  private static LonghandException endless(Variation variation) {
    return new LonghandException(
        ErrorCode.USAGE_VALUE,
        "a grid needs points, and '" + variation + "' is a whole range",
        Variation.OPTION,
        Variation.OPTION + " " + Wording.shellWord(variation + "/5") + ", or --search random");
  }

  /// Combinations by chance, each of them once; the first of them are the same however many there
  /// are to be.
  ///
  /// @return fewer than wanted where there are not so many
  static List<List<String>> random(List<Variation> variations, int count, long seed) {
    var combinations = new LinkedHashSet<List<String>>();
    for (int trial = 0; trial < count; trial++) {
      Optional<List<String>> drawn = fresh(variations, combinations, trial, seed);
      if (drawn.isEmpty()) {
        break;
      }
      combinations.add(drawn.get());
    }
    return List.copyOf(combinations);
  }

  private static Optional<List<String>> fresh(
      List<Variation> variations, Set<List<String>> known, int trial, long seed) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      KeyedRandom chance = KeyedRandom.of(seed, Purpose.SEARCH, trial, attempt);
      List<String> drawn =
          variations.stream().map(variation -> variation.values().draw(chance)).toList();
      if (!known.contains(drawn)) {
        return Optional.of(drawn);
      }
    }
    return Optional.empty();
  }
}
