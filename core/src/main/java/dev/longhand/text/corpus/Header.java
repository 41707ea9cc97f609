package dev.longhand.text.corpus;

/// Whether the first row of a table names its columns.
public enum Header {
  /// The first row names the columns.
  PRESENT,
  /// The first row is data; columns have numbers only.
  ABSENT
}
