package dev.longhand.error;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/// What a disk may refuse to write, as a person reads it.
public final class DiskFault {
  private static final List<String> FULL =
      List.of("no space left", "quota exceeded", "file too large", "not enough space", "disk full");
  private static final int LONGEST = 200;

  private DiskFault() {}

  /// A failure to write: `DISK_FULL` or `DISK_IO`.
  ///
  /// @param what what could not be done
  /// @param where as messages show it
  public static LonghandException of(IOException failed, String what, String where, String fix) {
    return new LonghandException(
            isFull(failed) ? ErrorCode.DISK_FULL : ErrorCode.DISK_IO,
            what + ": " + Wording.escaped(reason(failed), LONGEST),
            where,
            fix)
        .causedBy(failed);
  }

  /// Whether the disk, or somebody's share of it, is full.
  public static boolean isFull(IOException failed) {
    return FULL.stream().anyMatch(reason(failed).toLowerCase(Locale.ROOT)::contains);
  }

  /// What the system said. The names of files are left out: one may hold any words.
  public static String reason(IOException failed) {
    if (failed instanceof NoSuchFileException) {
      return "the folder is not there";
    }
    String reason =
        failed instanceof FileSystemException system ? system.getReason() : failed.getMessage();
    return reason == null ? kind(failed) : reason;
  }

  private static String kind(IOException failed) {
    if (failed instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    return failed instanceof AccessDeniedException
        ? "permission denied"
        : "the disk gave no reason";
  }
}
