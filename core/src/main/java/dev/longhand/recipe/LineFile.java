package dev.longhand.recipe;

import dev.longhand.modelfile.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of lines that grows at its end while other programs may follow it.
record LineFile(Path path) {
  /// Adds lines at the end, on the disk when the call returns; false where that was not possible,
  /// and half of them may stand there then.
  boolean append(String lines) {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
      return true;
    } catch (IOException failed) {
      return false;
    }
  }

  /// Makes the file hold this text and nothing else, or tells why it cannot be written.
  void replace(String text) {
    AtomicFile.write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes the file hold this text unless it does; for no text no file is made.
  void repair(String text) {
    if (!text.equals(text())) {
      replace(text);
    }
  }

  /// What stands there; nothing where that cannot be read.
  String text() {
    try {
      return Files.exists(path) ? new String(Files.readAllBytes(path), StandardCharsets.UTF_8) : "";
    } catch (IOException unreadable) {
      return "";
    }
  }
}
