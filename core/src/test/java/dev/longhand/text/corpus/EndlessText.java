package dev.longhand.text.corpus;

import java.io.Reader;

/// A text whose end comes late, and that counts what was read of it.
final class EndlessText extends Reader {
  private final String start;
  private final String repeated;
  private final long length;
  private long read;

  EndlessText(String start, String repeated, long length) {
    this.start = start;
    this.repeated = repeated;
    this.length = length;
  }

  @Override
  public int read(char[] target, int offset, int count) {
    int index = 0;
    while (index < count && read < length) {
      target[offset + index] =
          read < start.length()
              ? start.charAt((int) read)
              : repeated.charAt((int) ((read - start.length()) % repeated.length()));
      index++;
      read++;
    }
    return index == 0 ? -1 : index;
  }

  @Override
  public void close() {}

  long handedOut() {
    return read;
  }
}
