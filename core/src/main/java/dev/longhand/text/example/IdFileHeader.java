package dev.longhand.text.example;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;

/// The first bytes of a file of ids; see docs/formats/id-file.md.
///
/// @param tokens how many ids there are
/// @param totals how many bytes say what is known of each part
/// @param checks of the bytes behind the header
record IdFileHeader(IdFileKey key, long tokens, long totals, Checks checks) {
  /// CRC-32C of what stands behind the header.
  ///
  /// @param starts of the bytes of the documents' starts
  /// @param ids of the bytes of the ids
  /// @param totals of the bytes of the totals
  record Checks(int starts, int ids, int totals) {}

  /// How many bytes it has.
  static final int BYTES = 128;

  private static final byte[] MAGIC = "LONGIDS\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;
  private static final int HASH = 32;

  /// Where the ids begin.
  static long idsOffset(long documents) {
    return BYTES + Long.BYTES * (documents + 1);
  }

  /// Where the totals begin.
  long totalsOffset() {
    return idsOffset(key.documents()) + Character.BYTES * tokens;
  }

  /// How many bytes the whole file has.
  long fileBytes() {
    return totalsOffset() + totals;
  }

  ByteBuffer toBytes() {
    ByteBuffer bytes =
        buffer()
            .put(MAGIC)
            .putInt(VERSION)
            .putInt(0)
            .putLong(key.documents())
            .putLong(tokens)
            .putLong(totals)
            .putInt(checks.starts())
            .putInt(checks.ids())
            .put(key.textSha256())
            .put(key.rulesSha256())
            .putInt(checks.totals())
            .putLong(0);
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
    long totals = in.getLong();
    int startsCrc = in.getInt();
    int idsCrc = in.getInt();
    var text = new byte[HASH];
    var rules = new byte[HASH];
    in.get(text).get(rules);
    var checks = new Checks(startsCrc, idsCrc, in.getInt());
    var header = new IdFileHeader(new IdFileKey(text, rules, documents), tokens, totals, checks);
    boolean known = version == VERSION && header.toBytes().equals(bytes);
    return known ? Optional.of(header) : Optional.empty();
  }

  static ByteBuffer buffer() {
    return ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }
}
