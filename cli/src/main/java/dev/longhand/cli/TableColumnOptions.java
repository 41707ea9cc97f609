package dev.longhand.cli;

import dev.longhand.text.corpus.BadRows;
import dev.longhand.text.corpus.Header;
import dev.longhand.text.corpus.TableOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say which part of a CSV file or of JSON lines is the text.
@OptionHeading("Tables (CSV, JSON lines)")
final class TableColumnOptions {
  /// One character, or the word `tab`.
  static final class Delimiter implements ITypeConverter<Character> {
    @Override
    public Character convert(String word) {
      if (word.toLowerCase(Locale.ROOT).equals("tab") || word.equals("\\t")) {
        return '\t';
      }
      if (word.length() != 1) {
        throw new TypeConversionException("it must be one character, such as ';', or tab");
      }
      return word.charAt(0);
    }
  }

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The column of a CSV file that holds the text: its name, or its number from 1.")
  private Optional<String> column = Optional.empty();

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description =
          "The column or field that says what a text is, such as joy; generate --label writes one.")
  private Optional<String> labelColumn = Optional.empty();

  @Option(
      names = "--field",
      paramLabel = "PATH",
      description = "The field of JSON lines that holds the text, such as post.body.")
  private Optional<String> field = Optional.empty();

  @Option(names = "--rows", paramLabel = "N", description = "Read the first N rows only.")
  private Optional<Long> rows = Optional.empty();

  @Option(names = "--no-header", description = "The first row is no row of column names.")
  private boolean noHeader;

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      converter = Delimiter.class,
      description = "What stands between two cells, such as ';' or tab. Default: a comma.")
  private Optional<Character> delimiter = Optional.empty();

  @Option(
      names = "--skip-bad-rows",
      description = "Leave out rows that cannot be used, and count them.")
  private boolean skipBadRows;

  @Option(
      names = "--max-columns",
      paramLabel = "N",
      description = "Read CSV files of up to N columns. Default: 10000.")
  private Optional<Integer> maxColumns = Optional.empty();

  @Option(
      names = "--max-field",
      paramLabel = "N",
      description =
          "Read cells and JSON lines of up to N characters. Default: 16 Mi for CSV, 64 Mi for"
              + " JSON.")
  private Optional<Integer> maxField = Optional.empty();

  /// The options of a recipe with what was asked for.
  TableOptions applyTo(TableOptions options) {
    return new TableOptions(
        column.or(options::column),
        labelColumn.or(options::labelColumn),
        rows.map(OptionalLong::of).orElse(options.rows()),
        noHeader ? Header.ABSENT : options.header(),
        delimiter.or(options::delimiter),
        skipBadRows ? BadRows.SKIP : options.badRows(),
        field.or(options::field),
        maxColumns.map(OptionalInt::of).orElse(options.mostColumns()),
        maxField.map(OptionalInt::of).orElse(options.longestField()));
  }
}
