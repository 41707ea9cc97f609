package dev.longhand.text.corpus;

/// What happens to a row of a table that cannot be used: one with too many or too few cells, or a
/// JSON line without a text where one is looked for.
public enum BadRows {
  /// Reading fails at the first and names its line.
  REFUSE,
  /// Such rows are left out, and a notice counts them.
  SKIP
}
