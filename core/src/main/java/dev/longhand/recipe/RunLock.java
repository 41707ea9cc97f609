package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.modelfile.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/// The right to write into a run folder, held by one process at a time.
///
/// It is a lock of the operating system, so it goes when its process does, however that ends; the
/// file stays. Who holds it stands in a second file: where locks are POSIX, a process that opened
/// and closed the locked file once more would lose its own lock.
final class RunLock implements AutoCloseable {
  static final String FILE = "run.lock";
  static final String OWNER = "run.owner";

  private final FileChannel channel;
  private final Path owner;

  private RunLock(FileChannel channel, Path owner) {
    this.channel = channel;
    this.owner = owner;
  }

  /// Takes the lock of a folder.
  ///
  /// @throws LonghandException `RUN_IN_USE` when it is held, `RUN_UNUSABLE` when there can be none,
  ///   `DISK_FULL` or `DISK_IO` when its holder cannot be written down
  static RunLock take(Path folder) {
    Path owner = folder.resolve(OWNER);
    if (owner(owner).equals(self())) {
      throw inUse(folder, owner);
    }
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (signed(channel, owner)) {
        return new RunLock(channel, owner);
      }
    } catch (IOException failed) {
      throw RunFolder.unusable(
              folder, "no file can be locked in it: " + RunFolder.reason(failed), "")
          .causedBy(failed);
    }
    throw inUse(folder, owner);
  }

  /// Locks a file and writes down who did; a file that is not to be held is closed.
  private static boolean signed(FileChannel channel, Path owner) throws IOException {
    boolean held = false;
    try {
      if (locked(channel)) {
        AtomicFile.write(owner, self().getBytes(StandardCharsets.UTF_8));
        held = true;
      }
      return held;
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldHere) {
      return false;
    }
  }

  private static LonghandException inUse(Path folder, Path owner) {
    String who = owner(owner);
    return new LonghandException(
        ErrorCode.RUN_IN_USE,
        "the run folder is in use by " + (who.isEmpty() ? "another process" : who),
        RunFolder.shown(folder),
        "wait until it is done, or choose another folder");
  }

  /// This process as others will read of it.
  private static String self() {
    ProcessHandle process = ProcessHandle.current();
    Optional<Instant> start = process.info().startInstant();
    return "process " + process.pid() + start.map(instant -> ", started " + instant).orElse("");
  }

  private static String owner(Path file) {
    try {
      return Files.exists(file) ? RunFolder.shown(Files.readString(file).strip()) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }

  /// Gives the lock back.
  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(owner);
    } catch (IOException failed) {
      throw RunFolder.unusable(owner, "the lock cannot be given back", "").causedBy(failed);
    }
  }
}
