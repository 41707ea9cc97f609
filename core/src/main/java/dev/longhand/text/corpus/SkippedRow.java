package dev.longhand.text.corpus;

import java.util.List;
import java.util.Objects;

/// A row of a table that was left out because it could not be read.
///
/// @param source the file, by the name it was given
/// @param line where the row begins, from 1
/// @param reason what is wrong with it
/// @param cells its cells, or the whole line for JSON lines
public record SkippedRow(String source, long line, String reason, List<String> cells) {
  public SkippedRow {
    Objects.requireNonNull(source);
    Objects.requireNonNull(reason);
    cells = List.copyOf(cells);
  }
}
