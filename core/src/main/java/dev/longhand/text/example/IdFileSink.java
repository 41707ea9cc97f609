package dev.longhand.text.example;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.zip.CRC32C;

/// Writes a file of ids while they come: starts and ids each at their own place, the totals and the
/// header last. Mutable.
final class IdFileSink implements CorpusEncoder.Sink {
  /// Wraps what the disk said, on its way through calls that know no disk.
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final IOException reason;

    Failed(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  private final FileChannel channel;
  private final Stretch starts;
  private final Stretch ids;
  private long tokens;

  IdFileSink(FileChannel channel, long documents) {
    this.channel = channel;
    starts = new Stretch(IdFileHeader.BYTES);
    ids = new Stretch(IdFileHeader.idsOffset(documents));
  }

  @Override
  public void begin() {
    starts.room(Long.BYTES).putLong(tokens);
  }

  @Override
  public void write(int[] more) {
    for (int id : more) {
      ids.room(Character.BYTES).putChar((char) id);
    }
    tokens += more.length;
  }

  void finish(IdFileKey key, List<PartTotals> parts) throws IOException {
    begin(); // where the last document ends
    starts.flush();
    ids.flush();
    ByteBuffer totals = IdFileTotals.toBytes(parts);
    var crc = new CRC32C();
    crc.update(totals.duplicate());
    var checks =
        new IdFileHeader.Checks(
            (int) starts.crc.getValue(), (int) ids.crc.getValue(), (int) crc.getValue());
    var header = new IdFileHeader(key, tokens, totals.remaining(), checks);
    writeFully(totals, header.totalsOffset());
    writeFully(header.toBytes(), 0);
  }

  private void writeFully(ByteBuffer bytes, long from) throws IOException {
    long position = from;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  /// Bytes that are written one behind the other. Mutable.
  private final class Stretch {
    private static final int BLOCK = 1 << 18;

    private final ByteBuffer buffer =
        ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C crc = new CRC32C();
    private long position;

    Stretch(long position) {
      this.position = position;
    }

    ByteBuffer room(int bytes) {
      if (buffer.remaining() < bytes) {
        flush();
      }
      return buffer;
    }

    void flush() {
      buffer.flip();
      crc.update(buffer.duplicate());
      try {
        int bytes = buffer.remaining();
        writeFully(buffer, position);
        position += bytes;
      } catch (IOException failure) {
        throw new Failed(failure);
      }
      buffer.clear();
    }
  }
}
