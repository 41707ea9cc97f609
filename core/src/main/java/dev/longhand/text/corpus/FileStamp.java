package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/// Size and time of a file, taken before it is read and compared afterwards.
record FileStamp(long bytes, FileTime modified) {
  static FileStamp of(Path path) throws IOException {
    return new FileStamp(Files.size(path), Files.getLastModifiedTime(path));
  }

  /// Makes sure that the bytes read are those of one moment.
  ///
  /// @throws LonghandException `DATA_CHANGED` when the file grew, shrank or was written
  void requireUnchanged(Path path, long bytesRead) throws IOException {
    FileStamp now = of(path);
    if (equals(now) && bytesRead == bytes) {
      return;
    }
    String found =
        now.bytes() == bytes && bytesRead == bytes
            ? "it was written to"
            : Wording.count(bytes, "byte")
                + " at first, "
                + Wording.number(bytesRead)
                + " read, "
                + Wording.number(now.bytes())
                + " now";
    throw new LonghandException(
        ErrorCode.DATA_CHANGED,
        "the file changed while it was read: " + found,
        FileDoor.name(path),
        "cp " + Wording.shellWord(path.toString()) + " copy.txt, and train on the copy");
  }
}
