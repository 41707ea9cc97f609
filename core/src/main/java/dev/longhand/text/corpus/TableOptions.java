package dev.longhand.text.corpus;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// How tables become documents: CSV files and JSON lines, a row a document.
///
/// @param column the column that holds the text: its name, or its number from 1
/// @param labelColumn the column or field that holds the label
/// @param rows the most rows that are read
/// @param header whether the first row of a CSV file names its columns
/// @param delimiter what stands between the cells of a CSV file
/// @param badRows what happens to rows that cannot be used
/// @param field the field of a JSON line that holds the text, such as `post.body`
public record TableOptions(
    Optional<String> column,
    Optional<String> labelColumn,
    OptionalLong rows,
    Header header,
    Optional<Character> delimiter,
    BadRows badRows,
    Optional<String> field) {
  /// All rows of a file that its name shows to be a table, which must have one column alone.
  public static final TableOptions DEFAULTS =
      new TableOptions(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Header.PRESENT,
          Optional.empty(),
          BadRows.REFUSE,
          Optional.empty());

  public TableOptions {
    Objects.requireNonNull(column);
    Objects.requireNonNull(labelColumn);
    Objects.requireNonNull(rows);
    Objects.requireNonNull(header);
    Objects.requireNonNull(delimiter);
    Objects.requireNonNull(badRows);
    Objects.requireNonNull(field);
    if (rows.isPresent() && rows.getAsLong() < 1) {
      throw new IllegalArgumentException("at least one row must be read, not " + rows.getAsLong());
    }
  }
}
