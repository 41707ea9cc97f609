package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks a gzip file while it is read, and refuses one that grows beyond measure. Mutable.
final class GzipStream extends FilterInputStream {
  /// The most bytes that may come out of one byte.
  static final int MOST_RATIO = 1000;

  /// The most bytes that may come out of one file.
  static final long MOST_BYTES = 16L << 30;

  private static final int BLOCK = 1 << 16;
  private static final int UNSUSPICIOUS = 1 << 20;

  private final SourceName name;
  private final LongSupplier packed;
  private final long most;
  private long bytes;

  private GzipStream(SourceName name, InputStream in, LongSupplier packed, long most) {
    super(in);
    this.name = name;
    this.packed = packed;
    this.most = most;
  }

  /// What a stream unpacks to.
  ///
  /// @param packed tells how many bytes were read of the stream
  /// @param most the most bytes that may come out
  /// @throws LonghandException `DATA_FORMAT` when it is damaged
  static GzipStream of(SourceName name, InputStream in, LongSupplier packed, long most)
      throws IOException {
    try {
      return new GzipStream(name, new GZIPInputStream(in, BLOCK), packed, most);
    } catch (ZipException | EOFException damage) {
      throw damaged(name, damage);
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read;
    try {
      read = super.read(target, from, length);
    } catch (ZipException | EOFException damage) {
      throw damaged(name, damage);
    }
    bytes += Math.max(0, read);
    if (bytes > most) {
      throw tooLarge("more than " + Wording.number(most) + " bytes come out of this gzip file");
    }
    if (bytes > UNSUSPICIOUS && bytes / MOST_RATIO > packed.getAsLong()) {
      throw tooLarge(
          "more than "
              + Wording.number(MOST_RATIO)
              + " bytes come out of each byte of this gzip file");
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private LonghandException tooLarge(String what) {
    return new LonghandException(
        ErrorCode.DATA_TOO_LARGE,
        what,
        name.shown(),
        "if it is no trap, unpack it: zcat " + name.shellWord() + " > unpacked.txt");
  }

  private static LonghandException damaged(SourceName name, IOException damage) {
    String reason = String.valueOf(damage.getMessage());
    return new LonghandException(
            ErrorCode.DATA_FORMAT,
            "this gzip file is damaged: " + Wording.escaped(reason, SourceName.LENGTH),
            name.shown(),
            "fetch or pack it again; gzip -t " + name.shellWord() + " tests it")
        .causedBy(damage);
  }
}
