package dev.longhand.text.corpus;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;

/// The first rows of a text, divided by a delimiter that may be the right one.
///
/// @param rows complete rows only, each a list of cells
record CsvSample(char delimiter, List<List<String>> rows) {
  private static final int MOST_ROWS = 8;
  private static final int MOST_CELLS = 1 << 10;

  CsvSample {
    rows = List.copyOf(rows);
  }

  /// The rows that a text begins with; of a text that was cut, the last is not complete.
  static CsvSample of(String head, char delimiter) {
    var rows = new ArrayList<List<String>>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(head)) {
      for (CsvRecord row : reader) {
        rows.add(List.copyOf(row.getFields()));
        if (rows.size() > MOST_ROWS) {
          break;
        }
      }
    } catch (CsvParseException | java.io.IOException notDividedSo) {
      // What was found up to here is all that can be said.
    }
    if (rows.size() > 1 && (rows.size() > MOST_ROWS || head.length() >= TableReader.HEAD)) {
      rows.removeLast();
    }
    return new CsvSample(delimiter, rows);
  }

  /// How many columns all rows have, or 0 when they do not agree.
  int columns() {
    if (rows.isEmpty()) {
      return 0;
    }
    int columns = rows.getFirst().size();
    boolean agree = rows.stream().allMatch(row -> row.size() == columns);
    return agree && columns <= MOST_CELLS ? columns : 0;
  }

  /// The column with the longest cells below the header, most likely the one with the texts.
  int widest() {
    int widest = 0;
    long most = -1;
    for (int column = 0; column < columns(); column++) {
      long width = 0;
      for (List<String> row : rows.subList(Math.min(1, rows.size() - 1), rows.size())) {
        width += row.get(column).length();
      }
      if (width > most) {
        most = width;
        widest = column;
      }
    }
    return widest;
  }
}
