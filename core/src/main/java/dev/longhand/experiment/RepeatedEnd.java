package dev.longhand.experiment;

import java.util.List;
import java.util.Optional;

/// The end of a text that says the same again and again.
///
/// @param period words that come again
/// @param repeated how many words at the end are repetitions
record RepeatedEnd(int period, int repeated) {
  private static final int LEAST = 3; // times that the words must come

  /// The shortest repetition at the end of some words.
  static Optional<RepeatedEnd> of(List<String> words) {
    for (int period = 1; period * LEAST <= words.size(); period++) {
      int same = 0;
      int at = words.size() - 1;
      while (at >= period && words.get(at).equals(words.get(at - period))) {
        same++;
        at--;
      }
      if (same >= (LEAST - 1) * period) {
        return Optional.of(new RepeatedEnd(period, same));
      }
    }
    return Optional.empty();
  }

  /// The words that come again.
  String words(List<String> all) {
    return String.join(" ", all.subList(all.size() - period, all.size()));
  }
}
