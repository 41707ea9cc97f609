package dev.longhand.modelfile;

import dev.longhand.error.DiskFault;
import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.modelfile.FileOperations.OpenFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Replaces a file as a whole or not at all, whatever happens meanwhile: a kill, a full disk, a
/// power cut.
///
/// The bytes go to a new file beside the old one and from there to the disk; only then does it take
/// over the name, and the folder goes to the disk too. A file whose bytes could not be brought to
/// the disk is thrown away, because a second try on it may report success for bytes that are lost.
/// At most one thread may replace a file at a time; interrupting it makes the replacement fail.
public final class AtomicFile {
  private static final String TEMPORARY = ".tmp";

  private final Path target;
  private final Path folder;
  private final FileOperations disk;

  private AtomicFile(Path target, FileOperations disk) {
    this.target = target.toAbsolutePath();
    Path parent = this.target.getParent();
    if (parent == null) {
      throw new IllegalArgumentException(target + " is no file");
    }
    this.folder = parent;
    this.disk = disk;
  }

  /// What is to stand in the file.
  @FunctionalInterface
  public interface Content {
    void writeTo(Sink sink) throws IOException;
  }

  /// Takes the bytes of a file in their order.
  @FunctionalInterface
  public interface Sink {
    void write(ByteBuffer bytes) throws IOException;
  }

  /// Makes these bytes the file, or leaves everything as it was.
  ///
  /// @throws LonghandException `DISK_FULL` or `DISK_IO`
  public static void write(Path target, byte[] bytes) {
    of(target).replace(bytes.length, sink -> sink.write(ByteBuffer.wrap(bytes)));
  }

  /// Makes some content the file, or leaves everything as it was.
  ///
  /// @param bytes about how many there will be, for the message when they do not fit
  /// @throws LonghandException `DISK_FULL` or `DISK_IO`
  public static void write(Path target, long bytes, Content content) {
    of(target).replace(bytes, content);
  }

  static AtomicFile of(Path target) {
    return on(target, new Disk());
  }

  static AtomicFile on(Path target, FileOperations disk) {
    return new AtomicFile(target, disk);
  }

  /// Replaces the file by some content of so many bytes.
  void replace(long bytes, Content content) {
    replace(bytes, content, Optional.empty());
  }

  /// Replaces the file and keeps what it was under another name, replacing what had that name.
  void replaceKeeping(long bytes, Content content, Path previous) {
    replace(bytes, content, Optional.of(previous));
  }

  private void replace(long bytes, Content content, Optional<Path> previous) {
    Path temporary = temporary();
    try {
      sweep();
      writeAndForce(temporary, content);
      if (previous.isPresent() && disk.exists(target)) {
        takeOverKeeping(temporary, previous.get());
      } else {
        disk.move(temporary, target);
      }
      disk.forceFolder(folder);
    } catch (IOException failure) {
      remove(temporary, failure);
      throw report(failure, bytes);
    }
  }

  private void takeOverKeeping(Path temporary, Path previous) throws IOException {
    disk.move(target, previous);
    try {
      disk.move(temporary, target);
    } catch (IOException failure) {
      moveBack(previous, failure);
      throw failure;
    }
  }

  /// Where even this fails, the bytes are still there under the other name.
  private void moveBack(Path previous, IOException failure) {
    try {
      disk.move(previous, target);
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private Path temporary() {
    return folder.resolve(prefix() + ProcessHandle.current().pid() + TEMPORARY);
  }

  private String prefix() {
    return "." + target.getFileName() + ".";
  }

  /// Removes what this process, or one that lives no more, left behind when it was stopped.
  private void sweep() throws IOException {
    for (String name : disk.namesEndingWith(folder, TEMPORARY)) {
      if (name.startsWith(prefix()) && isAbandoned(name)) {
        disk.delete(folder.resolve(name));
      }
    }
  }

  private boolean isAbandoned(String name) {
    String process = name.substring(prefix().length(), name.length() - TEMPORARY.length());
    return process.matches("[0-9]{1,18}")
        && (Long.parseLong(process) == ProcessHandle.current().pid()
            || ProcessHandle.of(Long.parseLong(process)).isEmpty());
  }

  private void writeAndForce(Path temporary, Content content) throws IOException {
    try (OpenFile file = disk.create(temporary)) {
      content.writeTo(bytes -> writeFully(file, bytes));
      file.force();
    }
  }

  private static void writeFully(OpenFile file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (file.write(bytes) <= 0) {
        throw new IOException("no space left: nothing more was written");
      }
    }
  }

  private void remove(Path temporary, IOException failure) {
    try {
      disk.delete(temporary);
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private LonghandException report(IOException failure, long bytes) {
    String where = Wording.escaped(target.toString(), 400);
    String reason = DiskFault.reason(failure);
    Optional<Long> free = freeBytes();
    boolean full = DiskFault.isFull(failure) || free.filter(room -> room < bytes).isPresent();
    if (full) {
      String room = free.map(value -> Wording.count(value, "byte")).orElse("an unknown number");
      return new LonghandException(
              ErrorCode.DISK_FULL,
              String.format(
                  Locale.ROOT,
                  "%s are needed, %s are free (%s)",
                  Wording.count(bytes, "byte"),
                  room,
                  Wording.escaped(reason, 200)),
              where,
              "make room, then go on; df -h " + Wording.shellWord(folder.toString()) + " shows it")
          .causedBy(failure);
    }
    String fix =
        disk.exists(folder)
            ? "see that the folder can be written: ls -ld " + Wording.shellWord(folder.toString())
            : "mkdir -p " + Wording.shellWord(folder.toString());
    return new LonghandException(
            ErrorCode.DISK_IO, "writing failed: " + Wording.escaped(reason, 200), where, fix)
        .causedBy(failure);
  }

  private Optional<Long> freeBytes() {
    try {
      return Optional.of(disk.freeBytes(folder));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }
}
