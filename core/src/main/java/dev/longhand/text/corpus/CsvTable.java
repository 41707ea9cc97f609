package dev.longhand.text.corpus;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/// Reads CSV as RFC 4180 describes it, with any delimiter of one character and any line ends.
///
/// A quote is special at the start of a cell only. Lines of nothing but white space are no rows.
final class CsvTable implements TableReader {
  /// The longest cell, unless options say more, in UTF-16 units.
  static final int LONGEST_CELL = 1 << 24;

  private final SourceName source;
  private final TableOptions options;
  private final RowTally tally;

  CsvTable(SourceName source, TableOptions options, RowTally tally) {
    this.source = source;
    this.options = options;
    this.tally = tally;
  }

  @Override
  public List<Problem> read(Reader characters) throws IOException {
    var text = new BufferedReader(characters, HEAD + 1);
    String head = TableReader.head(text);
    JsonStart.requireNone(head, source);
    CsvDialect dialect = CsvDialect.of(head, source, options);
    String table = head.substring(CsvDialect.lengthOfSeparatorLine(head));
    var row =
        new CsvRow(
            source,
            options.mostColumns().orElse(CsvRow.MOST_COLUMNS),
            options.longestField().orElse(LONGEST_CELL));
    var limit = new CellLimit(text, row);
    try (CsvReader<CsvRow> reader = parser(dialect, row, limit)) {
      reader.skipLines(table.length() < head.length() ? 1 : 0);
      dialect.notice(new TablePlace(source, 1)).ifPresent(tally::note);
      return read(reader.iterator(), row, dialect, table);
    } catch (CsvParseException broken) {
      throw refusal(broken, row, limit);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private static CsvReader<CsvRow> parser(CsvDialect dialect, CsvRow row, CellLimit limit) {
    return CsvReader.builder()
        .fieldSeparator(dialect.delimiter())
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(row.longestCell() + 2 * HEAD)
        .build(row, limit);
  }

  private List<Problem> read(Iterator<CsvRow> rows, CsvRow row, CsvDialect dialect, String table) {
    if (!moved(rows)) {
      return List.of();
    }
    boolean assumed = dialect.origin() == CsvDialect.Origin.ASSUMED;
    if (row.columns() == 1 && (assumed || !CsvColumns.isAskedFor(row.cell(0), options))) {
      dialect.requireNoBetter(table, row.place());
    }
    int suggested = CsvSample.of(table, dialect.delimiter()).widest();
    var columns = CsvColumns.of(row.cells(), options, row.place(), suggested);
    int width = row.columns();
    if (options.header() == Header.ABSENT) {
      add(row, columns);
    }
    if (!tally.skips()) {
      row.want(columns);
    }
    while (!tally.isComplete() && moved(rows)) {
      if (row.columns() == width) {
        add(row, columns);
      } else {
        tally.addBad(ragged(row, width), row.place(), row.cells());
      }
    }
    return tally.notices(columns.textName(), columns.labelName());
  }

  /// Moves on to the next row that is not blank.
  private static boolean moved(Iterator<CsvRow> rows) {
    while (rows.hasNext()) {
      if (!rows.next().isBlank()) {
        return true;
      }
    }
    return false;
  }

  private void add(CsvRow row, CsvColumns columns) {
    String text = row.cell(columns.text());
    if (columns.label().isPresent()) {
      tally.add(row.place(), text, row.cell(columns.label().getAsInt()));
    } else {
      tally.add(row.place(), text);
    }
  }

  private Problem ragged(CsvRow row, int width) {
    String what =
        "the row that begins in this line has "
            + Wording.count(row.columns(), "cell")
            + "; the first row has "
            + Wording.number(width);
    return row.place()
        .problem(
            ErrorCode.DATA_RAGGED,
            what,
            row.place().shown("--skip-bad-rows leaves such rows out and counts them"));
  }

  /// The parser gives up at a quote only; everything else that it throws is a failure of ours or of
  /// the file, which it has wrapped.
  private static RuntimeException refusal(CsvParseException broken, CsvRow row, CellLimit limit) {
    if (broken.getCause() instanceof RuntimeException inner) {
      return inner;
    }
    if (broken.getCause() instanceof Error inner) {
      throw inner;
    }
    String what =
        limit.isEnded()
            ? "a quote opens in this line and never closes"
            : "a cell begins in this line with a quote, and text follows its closing quote";
    TablePlace place = row.nextCell();
    return place
        .refusal(
            ErrorCode.DATA_QUOTE,
            what,
            place.shown("inside of a cell in quotes, a quote is written twice"))
        .causedBy(broken);
  }
}
