package dev.longhand.draft;

import java.util.Objects;

/// What a model wrote on.
///
/// @param tokens how many
/// @param pause why there are no more
public record Written(int tokens, Pause pause) {
  /// Why a model stopped writing.
  public enum Pause {
    /// It wrote what it was asked for.
    DONE,
    /// It would end the document here.
    END_MARK,
    /// A word or a line came to no end.
    TOO_LONG,
    /// Its caller wanted no more.
    CANCELLED
  }

  public Written {
    Objects.requireNonNull(pause);
  }
}
