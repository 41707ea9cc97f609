package dev.longhand.generate;

import java.util.Objects;

/// How the writing of a text ended.
///
/// @param tokens how many were written
/// @param reason why there are no more
/// @param fallbacks how often the steps of sampling left no token, so that the model's likeliest
///   was taken
public record WritingEnd(long tokens, StopReason reason, long fallbacks) {
  public WritingEnd {
    Objects.requireNonNull(reason);
  }
}
