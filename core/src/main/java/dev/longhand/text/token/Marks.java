package dev.longhand.text.token;

/// Whether documents are marked at their ends.
public enum Marks {
  NONE,
  /// A token in front of each document, or its label, and one behind it: so a model learns how
  /// documents begin and when they are done.
  START_END
}
