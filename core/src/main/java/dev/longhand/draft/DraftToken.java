package dev.longhand.draft;

import java.util.Objects;
import java.util.OptionalDouble;

/// One token of a draft.
///
/// @param logProbability natural logarithm of the probability that the model gave it in its place,
///   at temperature 1; empty where nobody asked, as for a text that a draft begins with
public record DraftToken(int id, Author author, OptionalDouble logProbability) {
  public DraftToken {
    Objects.requireNonNull(author);
    Objects.requireNonNull(logProbability);
    if (id < 0) {
      throw new IllegalArgumentException("token " + id);
    }
  }
}
