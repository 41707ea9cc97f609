package dev.longhand.recipe;

import dev.longhand.modelfile.AtomicFile;
import dev.longhand.text.copy.LearntText;
import dev.longhand.text.copy.SuffixArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// A suffix array in a file, `corpus.suffixes` of a run; see docs/formats/suffix-file.md.
///
/// @param text SHA-256 of the text that it belongs to, 32 bytes
/// @param rules SHA-256 of what made tokens and a training part of it, 32 bytes
record SuffixFile(Path path, byte[] text, byte[] rules) {
  private static final byte[] MAGIC = "LONGSUF\n".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int HEADER = 128;
  private static final int CHECKED = HEADER - Integer.BYTES;
  private static final int BLOCK = 1 << 18; // numbers

  /// What was found in the file.
  sealed interface Found {
    /// What was written down.
    record Whole(LearntText learnt) implements Found {}

    /// No file, or that of another text or other tokens.
    record Foreign() implements Found {}

    /// The file is not as it was written.
    ///
    /// @param reason as messages say it
    record Damaged(String reason) implements Found {}
  }

  /// Reads it.
  Found read() {
    if (!Files.exists(path)) {
      return new Found.Foreign();
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      var header = new byte[HEADER];
      fill(channel, ByteBuffer.wrap(header));
      return read(channel, header);
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damage) {
      return new Found.Damaged("it is shorter than it was, or cannot be read");
    }
  }

  private Found read(FileChannel channel, byte[] header) throws IOException {
    ByteBuffer in = littleEndian(ByteBuffer.wrap(header));
    boolean sound =
        Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
            && in.getInt(CHECKED) == crc(header);
    if (!sound) {
      return new Found.Damaged("its header is not what was written");
    }
    boolean fitting =
        in.getInt(8) == VERSION
            && Arrays.equals(header, 32, 64, text, 0, text.length)
            && Arrays.equals(header, 64, 96, rules, 0, rules.length);
    if (!fitting) {
      return new Found.Foreign();
    }
    long documents = in.getLong(16);
    long tokens = in.getLong(24);
    if (channel.size() != bytes(documents, tokens)) {
      return new Found.Damaged("it has another length than its header says");
    }
    var numbers = new Numbers(channel);
    int[] starts = numbers.read(Math.toIntExact(documents));
    int[] ids = numbers.read(Math.toIntExact(tokens));
    int[] order = numbers.read(Math.toIntExact(tokens));
    return numbers.crc() == in.getInt(96)
        ? new Found.Whole(LearntText.of(SuffixArray.of(ids, order), starts))
        : new Found.Damaged("its bytes are not those that were written");
  }

  private static long bytes(long documents, long tokens) {
    return HEADER + Integer.BYTES * (documents + 2 * tokens);
  }

  /// Writes it, replacing what was there.
  ///
  /// @throws dev.longhand.error.LonghandException `DISK_FULL` or `DISK_IO`
  void write(LearntText learnt) {
    int[] starts = learnt.starts();
    int tokens = learnt.suffixes().length();
    AtomicFile.write(
        path,
        bytes(starts.length, tokens),
        sink -> {
          var sum = new CRC32C();
          pass(learnt, starts, sum::update);
          sink.write(header(starts.length, tokens, (int) sum.getValue()));
          pass(learnt, starts, sink);
        });
  }

  private ByteBuffer header(int documents, int tokens, int numbers) {
    var header = new byte[HEADER];
    littleEndian(ByteBuffer.wrap(header))
        .put(MAGIC)
        .putInt(VERSION)
        .putInt(0)
        .putLong(documents)
        .putLong(tokens)
        .put(text)
        .put(rules)
        .putInt(numbers);
    ByteBuffer whole = littleEndian(ByteBuffer.wrap(header));
    return whole.putInt(CHECKED, crc(header));
  }

  /// Hands out all numbers behind the header.
  private static void pass(LearntText learnt, int[] starts, AtomicFile.Sink sink)
      throws IOException {
    SuffixArray suffixes = learnt.suffixes();
    ByteBuffer block = littleEndian(ByteBuffer.allocate(Integer.BYTES * BLOCK));
    for (int start : starts) {
      put(block, start, sink);
    }
    for (int place = 0; place < suffixes.length(); place++) {
      put(block, suffixes.id(place), sink);
    }
    for (int rank = 0; rank < suffixes.length(); rank++) {
      put(block, suffixes.place(rank), sink);
    }
    sink.write(block.flip());
  }

  private static void put(ByteBuffer block, int number, AtomicFile.Sink sink) throws IOException {
    if (!block.hasRemaining()) {
      sink.write(block.flip());
      block.clear();
    }
    block.putInt(number);
  }

  private static int crc(byte[] header) {
    var crc = new CRC32C();
    crc.update(header, 0, CHECKED);
    return (int) crc.getValue();
  }

  private static ByteBuffer littleEndian(ByteBuffer bytes) {
    return bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void fill(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new IOException("the file ends too soon");
      }
    }
  }

  /// Reads numbers in their order and sums their bytes up. Mutable.
  private static final class Numbers {
    private final FileChannel channel;
    private final ByteBuffer block = littleEndian(ByteBuffer.allocate(Integer.BYTES * BLOCK));
    private final CRC32C sum = new CRC32C();

    Numbers(FileChannel channel) {
      this.channel = channel;
    }

    int[] read(int count) throws IOException {
      var numbers = new int[count];
      for (int from = 0; from < count; from += BLOCK) {
        int length = Math.min(BLOCK, count - from);
        block.clear().limit(Integer.BYTES * length);
        fill(channel, block);
        sum.update(block.flip());
        block.rewind();
        block.asIntBuffer().get(numbers, from, length);
      }
      return numbers;
    }

    int crc() {
      return (int) sum.getValue();
    }
  }
}
