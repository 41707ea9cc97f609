package dev.longhand.text.corpus;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The mark at the start of a file that tells its encoding; the longest match wins.
enum ByteOrderMark {
  UTF_32LE(StandardCharsets.UTF_32LE, "\u00FF\u00FE\0\0"),
  UTF_32BE(StandardCharsets.UTF_32BE, "\0\0\u00FE\u00FF"),
  UTF_8(StandardCharsets.UTF_8, "\u00EF\u00BB\u00BF"),
  UTF_16LE(StandardCharsets.UTF_16LE, "\u00FF\u00FE"),
  UTF_16BE(StandardCharsets.UTF_16BE, "\u00FE\u00FF");

  /// The character that the mark is, when it is decoded.
  static final char CHARACTER = '\uFEFF';

  private final Charset charset;
  private final String bytes;

  /// The bytes are written as the characters of ISO 8859-1.
  ByteOrderMark(Charset charset, String bytes) {
    this.charset = charset;
    this.bytes = bytes;
  }

  Charset charset() {
    return charset;
  }

  int length() {
    return bytes.length();
  }

  static Optional<ByteOrderMark> of(byte[] head) {
    var start = new String(head, 0, Math.min(4, head.length), StandardCharsets.ISO_8859_1);
    return Arrays.stream(values()).filter(mark -> start.startsWith(mark.bytes)).findFirst();
  }
}
