package dev.longhand.text.example;

/// What stands between documents that have no marks.
public enum DocumentEnds {
  /// A line end behind each document that has none and is not the last, for examples that reach
  /// from one document into the next.
  LINE_END,
  /// Nothing, for examples that lie within a document.
  NONE
}
