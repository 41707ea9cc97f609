package dev.longhand.recipe;

import dev.longhand.modelfile.EpochFigures;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.StringJoiner;

/// The figures of a run, one JSON object a line and one row of a table, an epoch each.
///
/// A line is added at the end, so that other programs can follow the files. What the lines must be
/// stands in the checkpoint too: a kill can only cost a file its last line, and that comes back.
///
/// @param lines JSON lines
/// @param table the same as a table for spreadsheets (RFC 4180 with LF)
/// @param piece what one token is, such as `character`
record MetricsFile(LineFile lines, LineFile table, String piece) {
  private static final String HASH = "model_sha256";

  /// Adds the last line of a history whose others are there; the first line makes the files, so
  /// that nothing of an earlier beginning stays.
  void add(List<EpochFigures> history) {
    List<EpochFigures> last = List.of(history.getLast());
    boolean first = history.size() == 1;
    if (first || !lines.append(text(last, piece))) {
      lines.replace(text(history, piece));
    }
    SequencedSet<String> columns = columns(history);
    boolean newColumn = !columns.equals(columns(history.subList(0, history.size() - 1)));
    if (first || newColumn || !table.append(rows(last, columns))) {
      table.replace(table(history));
    }
  }

  /// Makes the files hold these lines and no others.
  void repair(List<EpochFigures> history) {
    lines.repair(text(history, piece));
    table.repair(table(history));
  }

  /// The lines as one text.
  static String text(List<EpochFigures> history, String piece) {
    var text = new StringBuilder();
    history.forEach(figures -> text.append(figures.toJson(piece)).append('\n'));
    return text.toString();
  }

  private String table(List<EpochFigures> history) {
    if (history.isEmpty()) {
      return "";
    }
    SequencedSet<String> columns = columns(history);
    return String.join(",", columns) + "," + HASH + "\n" + rows(history, columns);
  }

  /// Every number that some epoch has, in the order in which they came.
  private SequencedSet<String> columns(List<EpochFigures> history) {
    var columns = new LinkedHashSet<String>();
    history.forEach(figures -> columns.addAll(figures.numbers(piece).keySet()));
    return columns;
  }

  /// A number that an epoch lacks is an empty cell.
  private String rows(List<EpochFigures> history, SequencedSet<String> columns) {
    var rows = new StringBuilder();
    for (EpochFigures figures : history) {
      SequencedMap<String, Number> numbers = figures.numbers(piece);
      var row = new StringJoiner(",", "", "\n");
      for (String column : columns) {
        row.add(numbers.containsKey(column) ? String.valueOf(numbers.get(column)) : "");
      }
      rows.append(row.add(figures.modelSha256()));
    }
    return rows.toString();
  }
}
