package dev.longhand.recipe;

import dev.longhand.modelfile.AtomicFile;
import dev.longhand.modelfile.EpochFigures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/// The figures of a run, one JSON object a line, one line an epoch.
///
/// A line is added at the end, so that other programs can follow the file. What the lines must be
/// stands in the checkpoint too: a kill can only cost the file its last line, and that comes back.
///
/// @param piece what one token is, such as `character`
record MetricsFile(Path path, String piece) {
  /// Adds the last line of a history whose others are there; the first line makes the file, so that
  /// nothing of an earlier beginning stays.
  void add(List<EpochFigures> history) {
    if (history.size() == 1 || !append(history.getLast())) {
      AtomicFile.write(path, bytes(history)); // or tells why it cannot be written
    }
  }

  /// Whether a line could be added; where it could not, half of it may stand there.
  private boolean append(EpochFigures figures) {
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer line = ByteBuffer.wrap(bytes(List.of(figures)));
      while (line.hasRemaining()) {
        file.write(line);
      }
      file.force(true);
      return true;
    } catch (IOException failed) {
      return false;
    }
  }

  /// Makes the file hold these lines and no others.
  void repair(List<EpochFigures> history) {
    byte[] expected = bytes(history);
    if (!Arrays.equals(expected, present())) {
      AtomicFile.write(path, expected);
    }
  }

  private byte[] present() {
    try {
      return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    } catch (IOException unreadable) {
      return new byte[0];
    }
  }

  private byte[] bytes(List<EpochFigures> history) {
    return text(history, piece).getBytes(StandardCharsets.UTF_8);
  }

  /// The lines as one text.
  static String text(List<EpochFigures> history, String piece) {
    var text = new StringBuilder();
    history.forEach(figures -> text.append(figures.toJson(piece)).append('\n'));
    return text.toString();
  }
}
