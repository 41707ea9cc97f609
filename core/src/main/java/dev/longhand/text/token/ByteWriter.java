package dev.longhand.text.token;

/// Writes tokens that stand for bytes, never half of a character.
final class ByteWriter implements TokenWriter {
  private final byte[][] bytes; // of each token; none where it writes nothing
  private final Utf8Decoder decoder = new Utf8Decoder();

  /// @param bytes the bytes of each token, by id; not copied, not changed
  ByteWriter(byte[][] bytes) {
    this.bytes = bytes;
  }

  @Override
  public String write(int id) {
    var text = new StringBuilder();
    for (byte value : bytes[id]) {
      decoder.accept(Byte.toUnsignedInt(value), text);
    }
    return text.toString();
  }

  @Override
  public String finish() {
    var text = new StringBuilder();
    decoder.finish(text);
    return text.toString();
  }
}
