package dev.longhand.text.example;

import dev.longhand.error.DiskFault;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/// A file that holds the ids of a corpus too large for memory, read by mapping it.
///
/// It is written once and replaced as a whole or not at all. A file that belongs to another text or
/// tokenizer, or whose bytes are not those that were written, counts as none.
final class IdFile {
  private static final int BLOCK = 1 << 20;
  private static final int LONGEST_PATH = 400;

  private IdFile() {}

  /// The ids in a file, if it holds those.
  static Optional<IdStore> open(Path file, IdFileKey key) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      FileVersion version = FileVersion.of(file);
      ByteBuffer bytes = IdFileHeader.buffer();
      if (!fill(channel, bytes, 0)) {
        return Optional.empty();
      }
      Optional<IdFileHeader> header = IdFileHeader.read(bytes.flip());
      if (header.isPresent()
          && belongs(header.get(), key)
          && header.get().fileBytes() == channel.size()
          && isWhole(channel, header.get())) {
        return map(channel, header.get(), version);
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty(); // and whoever writes it anew learns the reason
    }
  }

  /// Encodes a corpus into a file.
  ///
  /// @throws LonghandException `DISK_FULL` or `DISK_IO`
  static IdStore write(Path file, IdFileKey key, CorpusEncoder encoder) {
    Path temporary = temporary(file);
    try {
      writeTo(temporary, key, encoder);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return open(file, key)
          .orElseThrow(() -> new IOException("what was written cannot be read again"));
    } catch (IOException failure) {
      throw report(failure, file);
    } finally {
      remove(temporary);
    }
  }

  private static void writeTo(Path temporary, IdFileKey key, CorpusEncoder encoder)
      throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var sink = new IdFileSink(channel, key.documents());
      try {
        sink.finish(key, encoder.writeTo(sink));
      } catch (IdFileSink.Failed failed) {
        throw failed.reason();
      }
      channel.force(true);
    }
  }

  private static boolean belongs(IdFileHeader header, IdFileKey key) {
    IdFileKey found = header.key();
    return Arrays.equals(found.textSha256(), key.textSha256())
        && Arrays.equals(found.rulesSha256(), key.rulesSha256())
        && found.documents() == key.documents()
        && header.tokens() >= 0
        && header.totals() >= 0
        && header.totals() <= Integer.MAX_VALUE;
  }

  /// Whether the bytes are those that were written.
  private static boolean isWhole(FileChannel channel, IdFileHeader header) throws IOException {
    long ids = IdFileHeader.idsOffset(header.key().documents());
    long totals = header.totalsOffset();
    IdFileHeader.Checks checks = header.checks();
    return crc(channel, IdFileHeader.BYTES, ids) == checks.starts()
        && crc(channel, ids, totals) == checks.ids()
        && crc(channel, totals, header.fileBytes()) == checks.totals();
  }

  private static int crc(FileChannel channel, long from, long to) throws IOException {
    var crc = new CRC32C();
    ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
    for (long position = from; position < to; position += BLOCK) {
      block.clear().limit((int) Math.min(BLOCK, to - position));
      if (!fill(channel, block, position)) {
        throw new IOException("the file became shorter while it was read");
      }
      crc.update(block.flip());
    }
    return (int) crc.getValue();
  }

  private static boolean fill(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
    long position = from;
    while (bytes.hasRemaining()) {
      int read = channel.read(bytes, position);
      if (read < 0) {
        return false;
      }
      position += read;
    }
    return true;
  }

  private static Optional<IdStore> map(
      FileChannel channel, IdFileHeader header, FileVersion version) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) header.totals());
    if (!fill(channel, bytes, header.totalsOffset())) {
      return Optional.empty();
    }
    Optional<List<PartTotals>> parts = IdFileTotals.read(bytes.flip());
    long length = header.totalsOffset();
    MemorySegment all = channel.map(MapMode.READ_ONLY, 0, length, Arena.ofAuto());
    long ids = IdFileHeader.idsOffset(header.key().documents());
    MemorySegment starts = all.asSlice(IdFileHeader.BYTES, ids - IdFileHeader.BYTES);
    TokenSequence tokens = TokenSequence.of(new Ids.InFile(all.asSlice(ids), version));
    return parts.map(totals -> new IdStore(tokens, new DocumentStarts(starts), totals));
  }

  private static Path temporary(Path file) {
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    return file.resolveSibling(name);
  }

  private static void remove(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException left) {
      // A file too many is no reason to end a run, or to hide why one ended.
    }
  }

  private static LonghandException report(IOException failure, Path file) {
    return DiskFault.of(
        failure,
        "the ids of the text cannot be written",
        Wording.escaped(file.toString(), LONGEST_PATH),
        "make room or choose another run folder: --out OTHER");
  }
}
