package dev.longhand.text.corpus;

/// What happens to a file that is named twice, or that has the same bytes as another.
public enum RepeatedFiles {
  /// It counts once, and a notice says so.
  COUNT_ONCE,
  /// It counts as often as it is named.
  COUNT_EACH
}
