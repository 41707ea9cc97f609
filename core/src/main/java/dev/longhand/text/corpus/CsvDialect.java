package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What divides the cells of one CSV file, and where that is known from.
///
/// @param origin who says so; `ASSUMED` when nobody does
record CsvDialect(char delimiter, Origin origin) {
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\\A\"?sep=([^\"\\r\\n])\"?(?:\\r\\n?|\\n|\\z)", Pattern.CASE_INSENSITIVE);
  private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

  /// Who names the delimiter.
  enum Origin {
    OPTION,
    /// A first line `sep=;`, as spreadsheets write it.
    FIRST_LINE,
    ASSUMED
  }

  /// The dialect of a text that begins so.
  static CsvDialect of(String head, SourceName source, TableOptions options) {
    if (options.delimiter().isPresent()) {
      char asked = options.delimiter().get();
      requireUsable(asked);
      return new CsvDialect(asked, Origin.OPTION);
    }
    Matcher line = SEPARATOR_LINE.matcher(head);
    if (line.find()) {
      return new CsvDialect(line.group(1).charAt(0), Origin.FIRST_LINE);
    }
    boolean tabs = source.endsWith(".tsv");
    return new CsvDialect(tabs ? '\t' : ',', Origin.ASSUMED);
  }

  /// How many characters of a line `sep=` stand in front of the table.
  static int lengthOfSeparatorLine(String head) {
    Matcher line = SEPARATOR_LINE.matcher(head);
    return line.find() ? line.end() : 0;
  }

  /// That the first line was understood.
  Optional<Problem> notice(TablePlace place) {
    return origin == Origin.FIRST_LINE
        ? Optional.of(
            place.problem(
                ErrorCode.DATA_SEPARATOR,
                "the first line says that " + quoted(delimiter) + " divides the cells",
                ""))
        : Optional.empty();
  }

  /// Makes sure that a table that seems to have one column has no more by another delimiter.
  ///
  /// @throws LonghandException `DATA_DELIMITER`; nothing is ever guessed in silence
  void requireNoBetter(String table, TablePlace place) {
    better(table)
        .ifPresent(sample -> {
          String what =
              "1 column found, divided by "
                  + quoted(delimiter)
                  + "; "
                  + quoted(sample.delimiter())
                  + " gives "
                  + Wording.number(sample.columns());
          String fix =
              option(sample.delimiter()) + ", or " + option(delimiter) + " if it is one column";
          throw place.refusal(ErrorCode.DATA_DELIMITER, what, fix);
        });
  }

  /// The option that names a delimiter, as a shell takes it.
  static String option(char delimiter) {
    return "--delimiter " + (delimiter == '\t' ? "tab" : "'" + delimiter + "'");
  }

  /// The usual delimiter by which the start of a table has most columns, at least two.
  static Optional<CsvSample> bestOf(String table) {
    return USUAL.stream()
        .map(delimiter -> CsvSample.of(table, delimiter))
        .filter(sample -> sample.columns() > 1)
        .reduce((best, next) -> next.columns() > best.columns() ? next : best);
  }

  private static void requireUsable(char delimiter) {
    if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          "quotes and line ends cannot divide cells",
          "--delimiter",
          "such as --delimiter ';'");
    }
  }

  private Optional<CsvSample> better(String table) {
    return bestOf(table).filter(sample -> sample.delimiter() != delimiter);
  }

  private static String quoted(char delimiter) {
    return delimiter == '\t' ? "a tab" : "'" + delimiter + "'";
  }
}
