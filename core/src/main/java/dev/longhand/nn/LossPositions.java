package dev.longhand.nn;

/// Where a model is asked for the next token.
public enum LossPositions {
  /// Only after the last step of a window, as the notebooks do.
  LAST,
  /// After every step, which learns more from the same work.
  EVERY
}
