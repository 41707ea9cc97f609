package dev.longhand.text.corpus;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/// Counts and hashes the bytes that are read through it. Mutable.
final class MeasuredStream extends FilterInputStream {
  private final MessageDigest digest = Sha256.digest();
  private long bytes;

  MeasuredStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int read = super.read(target, from, length);
    if (read > 0) {
      digest.update(target, from, read);
      bytes += read;
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  long bytes() {
    return bytes;
  }

  /// The hash of all bytes so far, once.
  String sha256() {
    return Sha256.hex(digest);
  }
}
