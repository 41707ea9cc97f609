package dev.longhand.text.corpus;

/// Whoever wants to keep the rows that were left out, such as a {@link SkippedRowsFile}.
@FunctionalInterface
public interface SkippedRows {
  /// Keeps nothing.
  SkippedRows NONE = row -> {};

  /// Takes the next row that was left out.
  void accept(SkippedRow row);
}
