package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/// What a disk may refuse, as a person reads it.
final class DiskFault {
  private DiskFault() {}

  /// A failure to write into a folder: `DISK_FULL` or `DISK_IO`.
  static LonghandException of(IOException failed, String what, Path folder, String fix) {
    String reason =
        failed instanceof AccessDeniedException
            ? "permission denied"
            : String.valueOf(failed.getMessage());
    boolean full = reason.contains("No space left") || reason.contains("quota exceeded");
    return new LonghandException(
            full ? ErrorCode.DISK_FULL : ErrorCode.DISK_IO,
            what + ": " + Wording.escaped(reason, SourceName.LENGTH),
            FileDoor.name(folder),
            fix)
        .causedBy(failed);
  }
}
