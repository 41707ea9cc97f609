package dev.longhand.text.corpus;

import dev.longhand.error.DiskFault;
import dev.longhand.error.LonghandException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A temporary file of documents: for each call of a consumer a byte that says which, and for
/// labels and pieces four bytes of length and the text in UTF-8.
///
/// The file has no name any more while it is open where the system allows that, so a killed process
/// leaves nothing behind. Mutable until it is finished, then safe for many threads.
final class DocumentFile implements DocumentConsumer, AutoCloseable {
  private static final byte BEGIN = 0;
  private static final byte BEGIN_LABELLED = 1;
  private static final byte PIECE = 2;
  private static final byte END = 3;
  private static final int BLOCK = 1 << 18;

  private final Path folder;
  private final FileChannel channel;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);

  private DocumentFile(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// A new file in a folder.
  ///
  /// @throws LonghandException `DISK_IO` or `DISK_FULL`
  static DocumentFile create(Path folder) {
    try {
      Path path = Files.createTempFile(folder, "longhand-", ".documents");
      var channel =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      return new DocumentFile(folder, channel);
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  @Override
  public void begin(Optional<String> label) {
    if (label.isEmpty()) {
      write(BEGIN);
    } else {
      write(BEGIN_LABELLED, label.get());
    }
  }

  @Override
  public void accept(String piece) {
    write(PIECE, piece);
  }

  @Override
  public void end() {
    write(END);
  }

  private void write(byte kind) {
    requireRoom(1);
    block.put(kind);
  }

  private void write(byte kind, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    requireRoom(1 + Integer.BYTES);
    block.put(kind).putInt(bytes.length);
    if (bytes.length <= block.remaining()) {
      block.put(bytes);
    } else {
      flush(block.flip());
      block.clear();
      flush(ByteBuffer.wrap(bytes));
    }
  }

  private void requireRoom(int length) {
    if (block.remaining() < length) {
      finish();
    }
  }

  /// Makes all that was written readable.
  void finish() {
    flush(block.flip());
    block.clear();
  }

  private void flush(ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  void forEach(DocumentConsumer consumer) {
    try (var in = new DataInputStream(new BufferedInputStream(new Bytes(channel), BLOCK))) {
      for (int kind = in.read(); kind >= 0; kind = in.read()) {
        switch (kind) {
          case BEGIN -> consumer.begin(Optional.empty());
          case BEGIN_LABELLED -> consumer.begin(Optional.of(text(in)));
          case PIECE -> consumer.accept(text(in));
          case END -> consumer.end();
          default -> throw new IOException("the temporary file is damaged");
        }
      }
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw failure(folder, failed);
    }
  }

  private static LonghandException failure(Path folder, IOException failed) {
    return DiskFault.of(
        failed,
        "a temporary file for a text larger than memory failed",
        FileDoor.name(folder),
        "make room there, or name a folder on another disk:"
            + " export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER");
  }

  /// The bytes of a channel from its first, read at places of its own.
  private static final class Bytes extends InputStream {
    private final FileChannel channel;
    private long position;

    Bytes(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = channel.read(ByteBuffer.wrap(target, from, length), position);
      position += Math.max(0, read);
      return read;
    }
  }
}
