package dev.longhand.generate.verse;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The tokens of all ways in which a line may end, as a tree: what several have in common is walked
/// once. Mutable while it is filled.
final class EndPaths {
  private final SortedMap<Integer, EndPaths> next = new TreeMap<>();
  private Optional<String> word = Optional.empty();

  /// Adds a way to end.
  ///
  /// @param ids of the word, the sign behind it and the line end
  void add(String endWord, int[] ids) {
    EndPaths at = this;
    for (int id : ids) {
      at = at.next.computeIfAbsent(id, _ -> new EndPaths());
    }
    at.word = Optional.of(endWord);
  }

  /// Where each token leads.
  SortedMap<Integer, EndPaths> next() {
    return Collections.unmodifiableSortedMap(next);
  }

  /// The word that the line ends with, if it is over here.
  Optional<String> word() {
    return word;
  }
}
