package dev.longhand.generate.search;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What texts a search may find.
///
/// @param never ids that are never written
/// @param endMark the token that ends a document, if there is one
/// @param least so many tokens come before anything may end the text
/// @param most so many tokens at most
/// @param over whether a text of at least `least` tokens is over
public record SearchRules(
    List<Integer> never,
    OptionalInt endMark,
    int least,
    int most,
    Predicate<List<FoundToken>> over) {
  public SearchRules {
    never = List.copyOf(never);
    Objects.requireNonNull(endMark);
    Objects.requireNonNull(over);
    if (least < 0 || most < Math.max(1, least)) {
      throw new IllegalArgumentException("texts of " + least + " to " + most + " tokens");
    }
  }

  /// Whether a token may be the next of a text that has so many.
  boolean mayWrite(int id, int written) {
    return !never.contains(id)
        && (written >= least || endMark.isEmpty() || endMark.getAsInt() != id);
  }

  boolean ends(int id) {
    return endMark.isPresent() && endMark.getAsInt() == id;
  }
}
