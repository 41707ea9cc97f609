package dev.longhand.text.corpus;

import dev.longhand.error.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Optional;

/// Reads a file whose rows are documents. A closed family: one kind of table, one reader.
sealed interface TableReader permits CsvTable, JsonLines {
  /// The reader of a source that is a table by its name or by the options; empty for other texts.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_PAIR` when the options contradict
  static Optional<TableReader> of(
      SourceName source, TableOptions options, DocumentConsumer documents, SkippedRows skipped) {
    var tally = new RowTally(source, options, documents, skipped);
    return switch (TableKind.of(source, options)) {
      case TEXT -> Optional.empty();
      case CSV -> Optional.of(new CsvTable(source, options, tally));
      case JSON_LINES -> Optional.of(new JsonLines(source, options, tally));
    };
  }

  /// How much of a file is looked at before the first row is read, in UTF-16 units.
  int HEAD = 1 << 16;

  /// Hands out the rows in their order, to the last one that is asked for; returns what a person
  /// should know about them.
  ///
  /// @throws dev.longhand.error.LonghandException with a code of the `DATA` family
  List<Problem> read(Reader characters) throws IOException;

  /// The start of a text, which stays unread.
  static String head(Reader marked) throws IOException {
    marked.mark(HEAD + 1);
    var head = new char[HEAD];
    int length = 0;
    int read;
    do {
      read = marked.read(head, length, HEAD - length);
      length += Math.max(0, read);
    } while (read >= 0 && length < HEAD);
    marked.reset();
    return new String(head, 0, length);
  }
}
