package dev.longhand.text.example;

import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// A file as it was when it was opened.
record FileVersion(Path path, long bytes, FileTime modified) {
  private static final int LONGEST_PATH = 400;

  static FileVersion of(Path path) throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new FileVersion(path, attributes.size(), attributes.lastModifiedTime());
  }

  /// Whether nobody has written to it since. A file that was deleted is still there for whoever has
  /// it open.
  boolean isStill() {
    try {
      FileVersion now = of(path);
      return now.bytes == bytes && now.modified.equals(modified);
    } catch (IOException gone) {
      return true;
    }
  }

  /// The path as messages write it.
  String shown() {
    return Wording.escaped(path.toString(), LONGEST_PATH);
  }
}
