package dev.longhand.text.corpus;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A CSV file of the rows that were left out: file, line, reason, and then the cells.
///
/// There is no file until there is a row. A spreadsheet that opens it runs nothing that stands in a
/// cell. Mutable, for one thread.
public final class SkippedRowsFile implements SkippedRows, AutoCloseable {
  private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Path path;
  private Optional<CsvWriter> writer = Optional.empty();

  public SkippedRowsFile(Path path) {
    this.path = path;
  }

  /// Writes a row.
  ///
  /// @throws LonghandException `DISK_IO`
  @Override
  public void accept(SkippedRow row) {
    try {
      CsvWriter target = opened();
      var record = new ArrayList<String>();
      record.add(harmless(row.source()));
      record.add(Long.toString(row.line()));
      record.add(harmless(row.reason()));
      row.cells().forEach(cell -> record.add(harmless(cell)));
      target.writeRecord(record);
    } catch (IOException failed) {
      throw unwritable(failed);
    } catch (UncheckedIOException wrapped) {
      throw unwritable(new IOException(wrapped));
    }
  }

  /// Completes the file.
  ///
  /// @throws LonghandException `DISK_IO`
  @Override
  public void close() {
    try {
      if (writer.isPresent()) {
        writer.get().close();
      }
    } catch (IOException failed) {
      throw unwritable(failed);
    }
  }

  /// A cell that no spreadsheet takes for a formula: behind an apostrophe where it begins like one.
  ///
  /// Follows what OWASP says of CSV injection.
  static String harmless(String cell) {
    return !cell.isEmpty() && DANGEROUS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  private CsvWriter opened() throws IOException {
    if (writer.isEmpty()) {
      CsvWriter opened =
          CsvWriter.builder()
              .quoteStrategy(QuoteStrategies.ALWAYS)
              .build(path, StandardCharsets.UTF_8);
      writer = Optional.of(opened);
      opened.writeRecord(List.of("file", "line", "reason", "cells"));
    }
    return writer.get();
  }

  private LonghandException unwritable(IOException failed) {
    String reason = Wording.escaped(String.valueOf(failed.getMessage()), SourceName.LENGTH);
    return new LonghandException(
            ErrorCode.DISK_IO,
            "the rows that were left out could not be written: " + reason,
            SourceName.of(path).shown(),
            "make room, or name another folder")
        .causedBy(failed);
  }
}
