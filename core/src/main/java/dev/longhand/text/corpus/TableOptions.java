package dev.longhand.text.corpus;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Which cells of a table are the texts, for CSV and for JSON lines. Each row is a document.
///
/// A column is the name in the header, or a number from 1. A field is the way to a value through
/// JSON objects: `body.text`.
///
/// @param column the column of a CSV file that holds the texts; may be left open when there is one
/// @param labelColumn the column, or the field of JSON lines, that holds the labels of the texts
/// @param rows at most how many rows of each file are read, from its first
/// @param header whether the first row of a CSV file names its columns
/// @param delimiter what divides the cells of a row; left open, what a first line `sep=` says,
///   otherwise a tab where a name ends in `.tsv`, otherwise a comma
/// @param badRows what happens to rows that cannot be used
/// @param field the field of JSON lines that holds the texts; may be left open when there is one
/// @param mostColumns more columns are refused; left open, 10 000
/// @param longestField longer cells, and longer JSON lines, are refused; in UTF-16 units; left
///   open, 2^24 for a cell and 2^26 for a line of JSON
public record TableOptions(
    Optional<String> column,
    Optional<String> labelColumn,
    OptionalLong rows,
    Header header,
    Optional<Character> delimiter,
    BadRows badRows,
    Optional<String> field,
    OptionalInt mostColumns,
    OptionalInt longestField) {
  /// All rows of a table that has one column alone.
  public static final TableOptions DEFAULTS =
      new TableOptions(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Header.PRESENT,
          Optional.empty(),
          BadRows.REFUSE,
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  /// The longest field that can be asked for, in UTF-16 units: a quarter of the longest string.
  public static final int LONGEST_FIELD = 1 << 29;

  public TableOptions {
    Objects.requireNonNull(column);
    Objects.requireNonNull(labelColumn);
    if (rows.isPresent() && rows.getAsLong() < 1) {
      throw new IllegalArgumentException("at least one row must be read, not " + rows.getAsLong());
    }
    Objects.requireNonNull(header);
    Objects.requireNonNull(delimiter);
    Objects.requireNonNull(badRows);
    Objects.requireNonNull(field);
    requireRange("columns", mostColumns, Integer.MAX_VALUE);
    requireRange("characters of a field", longestField, LONGEST_FIELD);
  }

  /// The same options with another column of texts.
  public TableOptions withColumn(String value) {
    return new TableOptions(
        Optional.of(value),
        labelColumn,
        rows,
        header,
        delimiter,
        badRows,
        field,
        mostColumns,
        longestField);
  }

  /// The same options with another column of labels.
  public TableOptions withLabelColumn(String value) {
    return new TableOptions(
        column,
        Optional.of(value),
        rows,
        header,
        delimiter,
        badRows,
        field,
        mostColumns,
        longestField);
  }

  /// The same options with another number of rows.
  public TableOptions withRows(long value) {
    return new TableOptions(
        column,
        labelColumn,
        OptionalLong.of(value),
        header,
        delimiter,
        badRows,
        field,
        mostColumns,
        longestField);
  }

  /// The same options with or without a header.
  public TableOptions withHeader(Header value) {
    return new TableOptions(
        column, labelColumn, rows, value, delimiter, badRows, field, mostColumns, longestField);
  }

  /// The same options with another delimiter.
  public TableOptions withDelimiter(char value) {
    return new TableOptions(
        column,
        labelColumn,
        rows,
        header,
        Optional.of(value),
        badRows,
        field,
        mostColumns,
        longestField);
  }

  /// The same options with another treatment of rows that cannot be used.
  public TableOptions withBadRows(BadRows value) {
    return new TableOptions(
        column, labelColumn, rows, header, delimiter, value, field, mostColumns, longestField);
  }

  /// The same options with another field of texts.
  public TableOptions withField(String value) {
    return new TableOptions(
        column,
        labelColumn,
        rows,
        header,
        delimiter,
        badRows,
        Optional.of(value),
        mostColumns,
        longestField);
  }

  /// The same options with another limit of columns.
  public TableOptions withMostColumns(int value) {
    return new TableOptions(
        column,
        labelColumn,
        rows,
        header,
        delimiter,
        badRows,
        field,
        OptionalInt.of(value),
        longestField);
  }

  /// The same options with another limit of characters in a cell or a line of JSON.
  public TableOptions withLongestField(int value) {
    return new TableOptions(
        column,
        labelColumn,
        rows,
        header,
        delimiter,
        badRows,
        field,
        mostColumns,
        OptionalInt.of(value));
  }

  private static void requireRange(String what, OptionalInt value, int most) {
    if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > most)) {
      throw new IllegalArgumentException(
          "the most " + what + " must be from 1 to " + most + ", not " + value.getAsInt());
    }
  }
}
