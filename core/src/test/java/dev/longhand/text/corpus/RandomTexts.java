package dev.longhand.text.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/// Texts of nasty characters, and streams that hand them out in nasty portions.
final class RandomTexts {
  private static final int[] NASTY = {
    'a', 'b', 'Z', ' ', ' ', ' ', '\n', '\r', '\t', '.', '-', '1', '*', 0xAD, 0xDF, 0xE9, 0x130,
    0x301, 0x307, 0x323, 0x3A3, 0x3B1, 0x345, 0x627, 0x5D0, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x200B,
    0x200D, 0x2028, 0x212B, 0x3000, 0x4E00, 0xFEFF, 0xFFFD, 0x1F600, 0x1F1E6, 0x16D67, 0x10FFFF
  };

  private RandomTexts() {}

  /// A text of so many code points: mostly words, with everything else between them.
  static String text(RandomGenerator random, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(10);
      if (kind < 5) {
        text.append((char) ('a' + random.nextInt(26)));
      } else if (kind < 9) {
        text.appendCodePoint(NASTY[random.nextInt(NASTY.length)]);
      } else {
        text.appendCodePoint(codePoint(random));
      }
    }
    return text.toString();
  }

  /// Any code point that a file can hold.
  private static int codePoint(RandomGenerator random) {
    int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1 - 0x800);
    return codePoint < Character.MIN_SURROGATE ? codePoint : codePoint + 0x800;
  }

  /// The text in UTF-8, a few bytes at a time.
  static InputStream trickle(String text, RandomGenerator random, int most) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new InputStream() {
      private int next;

      @Override
      public int read() throws IOException {
        return next < bytes.length ? bytes[next++] & 0xFF : -1;
      }

      @Override
      public int read(byte[] target, int from, int length) {
        if (next == bytes.length) {
          return -1;
        }
        int count = Math.min(Math.min(length, 1 + random.nextInt(most)), bytes.length - next);
        System.arraycopy(bytes, next, target, from, count);
        next += count;
        return count;
      }
    };
  }
}
