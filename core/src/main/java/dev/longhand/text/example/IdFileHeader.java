package dev.longhand.text.example;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The first bytes of a file of ids; see docs/formats/id-file.md.
///
/// @param tokens how many ids there are
/// @param unknown how many pieces of text had no id of their own
/// @param startsCrc CRC-32C of the bytes of the documents' starts
/// @param idsCrc CRC-32C of the bytes of the ids
record IdFileHeader(IdFileKey key, long tokens, long unknown, int startsCrc, int idsCrc) {
  /// How many bytes it has.
  static final int BYTES = 128;

  private static final byte[] MAGIC = "LONGIDS\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HASH = 32;

  /// Where the ids begin.
  static long idsOffset(long documents) {
    return BYTES + Long.BYTES * (documents + 1);
  }

  /// How many bytes the whole file has.
  long fileBytes() {
    return idsOffset(key.documents()) + Character.BYTES * tokens;
  }

  ByteBuffer toBytes() {
    ByteBuffer bytes =
        buffer()
            .put(MAGIC)
            .putInt(VERSION)
            .putInt(0)
            .putLong(key.documents())
            .putLong(tokens)
            .putLong(unknown)
            .putInt(startsCrc)
            .putInt(idsCrc)
            .put(key.textSha256())
            .put(key.rulesSha256())
            .putLong(0)
            .putInt(0);
    var crc = new CRC32C();
    crc.update(bytes.duplicate().flip());
    return bytes.putInt((int) crc.getValue()).flip();
  }

  /// Reads what {@link #toBytes} wrote; empty for anything else.
  static Optional<IdFileHeader> read(ByteBuffer bytes) {
    ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    var magic = new byte[MAGIC.length];
    in.get(magic);
    int version = in.getInt();
    in.getInt();
    long documents = in.getLong();
    long tokens = in.getLong();
    long unknown = in.getLong();
    int startsCrc = in.getInt();
    int idsCrc = in.getInt();
    var text = new byte[HASH];
    var rules = new byte[HASH];
    in.get(text).get(rules);
    var header =
        new IdFileHeader(new IdFileKey(text, rules, documents), tokens, unknown, startsCrc, idsCrc);
    boolean known = version == VERSION && header.toBytes().equals(bytes);
    return known ? Optional.of(header) : Optional.empty();
  }

  static ByteBuffer buffer() {
    return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
