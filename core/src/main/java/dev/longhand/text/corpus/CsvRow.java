package dev.longhand.text.corpus;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;

/// The row that the parser has come to. Mutable: one object for all rows of a file.
///
/// Only cells that are wanted become strings; the others are counted.
final class CsvRow extends CsvCallbackHandler<CsvRow> {
  /// The most columns, unless options say more.
  static final int MOST_COLUMNS = 10_000;

  private final TablePlace source;
  private final int mostColumns;
  private final int longestCell;
  private final List<String> cells = new ArrayList<>();
  private boolean[] wanted = new boolean[0];
  private boolean everyCell = true;
  private long ends;
  private RecordType type = RecordType.DATA;
  private long line;
  private long cellLine;
  private int columns;
  private boolean blank;

  CsvRow(SourceName source, int mostColumns, int longestCell) {
    this.source = new TablePlace(source, 1);
    this.mostColumns = mostColumns;
    this.longestCell = longestCell;
  }

  /// The most characters of a cell, in UTF-16 units.
  int longestCell() {
    return longestCell;
  }

  /// How many cells and empty lines have ended since the start of the file.
  long ends() {
    return ends;
  }

  /// From the next row on only these columns become strings.
  void want(CsvColumns asked) {
    everyCell = false;
    wanted = new boolean[Math.max(asked.text(), asked.label().orElse(0)) + 1];
    wanted[asked.text()] = true;
    asked.label().ifPresent(label -> wanted[label] = true);
  }

  /// The cell of a wanted column, from 0.
  String cell(int column) {
    return cells.get(column);
  }

  /// A copy of all cells; of a row of which only some are wanted, the others are empty.
  List<String> cells() {
    return List.copyOf(cells);
  }

  /// How many cells the row has.
  int columns() {
    return columns;
  }

  /// Where the row begins.
  TablePlace place() {
    return source.at(line);
  }

  /// Where the cell begins that was not yet completed.
  TablePlace nextCell() {
    return source.at(cellLine);
  }

  /// Whether the line holds nothing but white space.
  boolean isBlank() {
    return columns <= 1 && blank;
  }

  /// That the cell which begins here goes past the limit.
  LonghandException tooLong() {
    return nextCell()
        .refusal(
            ErrorCode.DATA_TABLE_SIZE,
            "a cell that begins in this line has more than "
                + Wording.count(longestCell, "character"),
            nextCell()
                .shown(
                    "is a quote left open there? --max-field "
                        + 4L * longestCell
                        + " reads longer cells"));
  }

  @Override
  protected RecordType getRecordType() {
    return type;
  }

  @Override
  protected int getFieldCount() {
    return columns;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    type = RecordType.DATA;
    line = startingLineNumber;
    cellLine = startingLineNumber;
    columns = 0;
    blank = true;
    cells.clear();
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean quoted) {
    if (length > longestCell) {
      throw tooLong();
    }
    if (columns == mostColumns) {
      throw tooMany();
    }
    if (everyCell || columns < wanted.length) {
      cells.add(everyCell || wanted[columns] ? new String(buffer, offset, length) : "");
    }
    if (columns == 0) {
      blank = !quoted && isBlank(buffer, offset, length);
    }
    if (quoted) {
      cellLine += lineEnds(buffer, offset, length);
    }
    columns++;
    ends++;
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw new IllegalStateException("comments are not asked for");
  }

  @Override
  protected void setEmpty() {
    type = RecordType.EMPTY;
    ends++;
  }

  @Override
  protected CsvRow buildRecord() {
    return this;
  }

  private LonghandException tooMany() {
    return place()
        .refusal(
            ErrorCode.DATA_TABLE_SIZE,
            "the row has more than " + Wording.count(mostColumns, "column"),
            place().shown("--max-columns " + 10L * mostColumns + " reads wider tables"));
  }

  private static boolean isBlank(char[] buffer, int offset, int length) {
    for (int index = offset; index < offset + length; index++) {
      if (!Character.isWhitespace(buffer[index])) {
        return false;
      }
    }
    return true;
  }

  /// The line ends inside of a cell, where CR LF is one.
  private static int lineEnds(char[] buffer, int offset, int length) {
    int count = 0;
    for (int index = offset; index < offset + length; index++) {
      char character = buffer[index];
      boolean second = character == '\n' && index > offset && buffer[index - 1] == '\r';
      if (character == '\r' || (character == '\n' && !second)) {
        count++;
      }
    }
    return count;
  }
}
