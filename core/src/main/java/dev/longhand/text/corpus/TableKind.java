package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;

/// How a file is read: as one text, or as a table whose rows are documents.
enum TableKind {
  TEXT,
  CSV,
  JSON_LINES;

  /// The kind that the options ask for; where they ask for none or for both, the one that the name
  /// says.
  ///
  /// @throws LonghandException `USAGE_PAIR` when the options ask for what a text does not have
  static TableKind of(SourceName source, TableOptions options) {
    boolean column = options.column().isPresent();
    boolean field = options.field().isPresent();
    if (column != field) {
      return column ? CSV : JSON_LINES;
    }
    if (source.endsWith(".csv") || source.endsWith(".tsv")) {
      return CSV;
    }
    if (source.endsWith(".jsonl") || source.endsWith(".ndjson")) {
      return JSON_LINES;
    }
    if (column) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "a column is in CSV and a field in JSON lines; the name does not say which this is",
          source.shown(),
          "leave out --column or --field");
    }
    if (options.labelColumn().isPresent()) {
      throw new LonghandException(
          ErrorCode.USAGE_PAIR,
          "a text that is no table has no labels",
          source.shown(),
          "name the texts as well: --column NAME for CSV, --field NAME for JSON lines");
    }
    return TEXT;
  }
}
