package dev.longhand.text.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Encodings of two or four bytes a character, known without a byte-order mark: in a text of one
/// alphabet the high bytes are zero, or nearly all the same small number.
final class WideEncoding {
  private static final int SMALL = 0x20; // no high byte of an alphabet is larger

  private final int[][] counts = new int[4][SMALL]; // [place modulo 4, value]
  private final int rows;

  private WideEncoding(byte[] head) {
    rows = head.length / 4;
    for (int index = 0; index < rows * 4; index++) {
      int value = head[index] & 0xFF;
      if (value < SMALL && !Character.isWhitespace(value)) {
        counts[index & 3][value]++;
      }
    }
  }

  /// Whether zero bytes are usual in an encoding.
  static boolean isWide(Charset charset) {
    return charset.name().contains("UTF-16") || charset.name().contains("UTF-32");
  }

  /// The wide encoding that the first bytes of a file look like.
  static Optional<Charset> of(byte[] head) {
    var found = new WideEncoding(head);
    if (found.rows == 0) {
      return Optional.empty();
    }
    if (found.isLow(0) && found.isZero(2) && found.isZero(3)) {
      return Optional.of(StandardCharsets.UTF_32LE);
    }
    if (found.isZero(0) && found.isZero(1) && found.isLow(3)) {
      return Optional.of(StandardCharsets.UTF_32BE);
    }
    if (found.isLow(0) && found.isHigh(1) && found.isLow(2) && found.isHigh(3)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (found.isHigh(0) && found.isLow(1) && found.isHigh(2) && found.isLow(3)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private boolean isZero(int column) {
    return counts[column][0] >= most();
  }

  /// Whether a column holds nearly nothing but one value, and zero for spaces and signs.
  private boolean isHigh(int column) {
    int commonest = 0;
    for (int value = 1; value < SMALL; value++) {
      commonest = Math.max(commonest, counts[column][value]);
    }
    return counts[column][0] + commonest >= most();
  }

  /// Whether a column hardly holds a small value, as is so in letters.
  private boolean isLow(int column) {
    int small = 0;
    for (int count : counts[column]) {
      small += count;
    }
    return small <= rows / 4;
  }

  private int most() {
    return Math.max(1, rows * 9 / 10);
  }
}
