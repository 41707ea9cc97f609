package dev.longhand.cli;

/// What a warning does.
enum Strictness {
  /// It is told, and the work goes on.
  LENIENT,
  /// It ends the work like an error.
  STRICT;

  static Strictness of(boolean strict) {
    return strict ? STRICT : LENIENT;
  }
}
