package dev.longhand.text.corpus;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Stops reading in a cell that is too long, so that a quote that is never closed does not gather
/// the rest of a file in memory.
///
/// Mutable, and reads ahead of the row by one block of the parser at most.
final class CellLimit extends FilterReader {
  private final CsvRow row;
  private long cells = -1;
  private long sinceCell;
  private boolean ended;

  CellLimit(Reader in, CsvRow row) {
    super(in);
    this.row = row;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (row.ends() != cells) {
      cells = row.ends();
      sinceCell = 0;
    }
    if (sinceCell > row.longestCell()) {
      throw row.tooLong();
    }
    int read = in.read(target, offset, length);
    ended = read < 0;
    sinceCell += Math.max(0, read);
    return read;
  }

  @Override
  public int read() throws IOException {
    var one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  /// Leaves the source open: whoever opened it has more to read there.
  @Override
  public void close() {}

  /// Whether the last character was read.
  boolean isEnded() {
    return ended;
  }
}
