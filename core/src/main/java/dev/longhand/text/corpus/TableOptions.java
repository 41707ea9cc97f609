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
/// @param labelColumn the column whose cells are the labels of the texts
/// @param field the field of JSON lines that holds the texts; may be left open when there is one
/// @param labelField the field whose values are the labels of the texts
/// @param rows at most how many rows of each file are read, from its first
/// @param header whether the first row of a CSV file names its columns
/// @param delimiter what divides the cells of a row; left open, a tab where a name ends in `.tsv`,
///   otherwise what a first line `sep=` says, otherwise a comma
/// @param badRows what happens to rows that cannot be read
/// @param mostColumns more columns are refused; left open, 10 000
/// @param longestField longer cells, and longer JSON lines, are refused; in UTF-16 units; left
///   open, 2^24 for a cell and 2^26 for a line of JSON
public record TableOptions(
    Optional<String> column,
    Optional<String> labelColumn,
    Optional<String> field,
    Optional<String> labelField,
    OptionalLong rows,
    Header header,
    Optional<Character> delimiter,
    BadRows badRows,
    OptionalInt mostColumns,
    OptionalInt longestField) {
  /// The only column of a comma-separated table with a header.
  public static final TableOptions DEFAULTS =
      new TableOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          Header.PRESENT,
          Optional.empty(),
          BadRows.REFUSE,
          OptionalInt.empty(),
          OptionalInt.empty());

  /// The longest field that can be asked for, in UTF-16 units: a quarter of the longest string.
  public static final int LONGEST_FIELD = 1 << 29;

  public TableOptions {
    Objects.requireNonNull(column);
    Objects.requireNonNull(labelColumn);
    field.ifPresent(FieldPath::of);
    labelField.ifPresent(FieldPath::of);
    if (rows.isPresent() && rows.getAsLong() < 1) {
      throw new IllegalArgumentException("at least 1 row must be read, not " + rows.getAsLong());
    }
    Objects.requireNonNull(header);
    delimiter.ifPresent(TableOptions::requireDelimiter);
    Objects.requireNonNull(badRows);
    requireRange("columns", mostColumns, Integer.MAX_VALUE);
    requireRange("characters of a field", longestField, LONGEST_FIELD);
  }

  /// The same options with another column of texts.
  public TableOptions withColumn(String value) {
    return new TableOptions(
        Optional.of(value),
        labelColumn,
        field,
        labelField,
        rows,
        header,
        delimiter,
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with another column of labels.
  public TableOptions withLabelColumn(String value) {
    return new TableOptions(
        column,
        Optional.of(value),
        field,
        labelField,
        rows,
        header,
        delimiter,
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with another field of texts.
  public TableOptions withField(String value) {
    return new TableOptions(
        column,
        labelColumn,
        Optional.of(value),
        labelField,
        rows,
        header,
        delimiter,
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with another field of labels.
  public TableOptions withLabelField(String value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        Optional.of(value),
        rows,
        header,
        delimiter,
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with another number of rows.
  public TableOptions withRows(long value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        labelField,
        OptionalLong.of(value),
        header,
        delimiter,
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with or without a header.
  public TableOptions withHeader(Header value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        labelField,
        rows,
        value,
        delimiter,
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with another delimiter.
  public TableOptions withDelimiter(char value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        labelField,
        rows,
        header,
        Optional.of(value),
        badRows,
        mostColumns,
        longestField);
  }

  /// The same options with another treatment of rows that cannot be read.
  public TableOptions withBadRows(BadRows value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        labelField,
        rows,
        header,
        delimiter,
        value,
        mostColumns,
        longestField);
  }

  /// The same options with another limit of columns.
  public TableOptions withMostColumns(int value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        labelField,
        rows,
        header,
        delimiter,
        badRows,
        OptionalInt.of(value),
        longestField);
  }

  /// The same options with another limit of characters in a cell or a line of JSON.
  public TableOptions withLongestField(int value) {
    return new TableOptions(
        column,
        labelColumn,
        field,
        labelField,
        rows,
        header,
        delimiter,
        badRows,
        mostColumns,
        OptionalInt.of(value));
  }

  private static void requireDelimiter(char delimiter) {
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException("quotes and line ends cannot divide cells");
    }
  }

  private static void requireRange(String what, OptionalInt value, int most) {
    if (value.isPresent() && (value.getAsInt() < 1 || value.getAsInt() > most)) {
      throw new IllegalArgumentException(
          "the most " + what + " must be from 1 to " + most + ", not " + value.getAsInt());
    }
  }
}
