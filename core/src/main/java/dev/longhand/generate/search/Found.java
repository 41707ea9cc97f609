package dev.longhand.generate.search;

import java.util.List;
import java.util.Objects;

/// A text that was found.
///
/// @param tokens first to last; the end mark is none of them
/// @param logProbability of all of them, and of the end mark where it ends the text
/// @param score what texts are compared by
/// @param end why it is over
public record Found(List<FoundToken> tokens, double logProbability, double score, End end) {
  public Found {
    tokens = List.copyOf(tokens);
    Objects.requireNonNull(end);
  }

  /// Why a text is over.
  public enum End {
    /// It is as long as it may be.
    LENGTH,
    /// The model ended it.
    END_MARK,
    /// The caller said so.
    STOP
  }
}
