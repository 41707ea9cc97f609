package dev.longhand.text.corpus;

/// Whether a text of nothing but white space is accepted.
public enum BlankText {
  /// Such a text is refused, because it is hardly ever meant.
  REFUSE,
  /// Such a text is read like any other.
  KEEP
}
