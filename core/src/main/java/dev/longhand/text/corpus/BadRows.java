package dev.longhand.text.corpus;

/// What happens to a row of a table that cannot be used.
public enum BadRows {
  /// Reading fails and names the row.
  REFUSE,
  /// The row is left out, and a notice counts such rows.
  SKIP
}
