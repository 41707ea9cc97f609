package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Decides whether a path may be read at all, and says what to name instead when it may not.
final class FileDoor {
  private static final int TYPE_BITS = 0170000;
  private static final int PIPE = 0010000;

  private FileDoor() {}

  /// What stands behind a path.
  enum Kind {
    FILE,
    /// Can be read once, has neither size nor time.
    PIPE
  }

  /// The kind of a readable path that is no folder.
  ///
  /// @throws LonghandException `DATA_MISSING` or `DATA_NOT_A_FILE`
  static Kind kindOf(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw missing(path);
    }
    if (!Files.isReadable(path)) {
      throw new LonghandException(
          ErrorCode.DATA_MISSING,
          "the file may not be read",
          name(path),
          "chmod u+r " + Wording.shellWord(path.toString()));
    }
    if (Files.isRegularFile(path)) {
      return Kind.FILE;
    }
    if (isPipe(path)) {
      return Kind.PIPE;
    }
    throw new LonghandException(
        ErrorCode.DATA_NOT_A_FILE,
        "this is a device or a socket, not a file",
        name(path),
        "name a text file, or - for standard input");
  }

  /// A path as messages show it.
  static String name(Path path) {
    return SourceName.of(path).shown();
  }

  private static LonghandException missing(Path path) {
    if (Files.isSymbolicLink(path)) {
      return brokenLink(path);
    }
    Path folder = folderOf(path);
    if (!Files.isDirectory(folder)) {
      return new LonghandException(
          ErrorCode.DATA_MISSING,
          "there is no such file, and no folder " + name(folder),
          name(path),
          "name a text file that exists");
    }
    Path fileName = path.getFileName();
    var nearest = Wording.nearest(fileName == null ? "" : fileName.toString(), names(folder));
    String fix =
        nearest
            .map(found ->
                "did you mean " + SourceName.of(path.resolveSibling(found)).shellWord() + "?")
            .orElse("ls " + Wording.shellWord(folder.toString()) + " shows what there is");
    return new LonghandException(ErrorCode.DATA_MISSING, "there is no such file", name(path), fix);
  }

  private static LonghandException brokenLink(Path path) {
    String what;
    try {
      what = "this link leads to " + name(path.toRealPath()) + ", which cannot be reached";
    } catch (FileSystemException broken) {
      String reason = broken.getReason();
      what =
          reason == null
              ? "this link leads to " + target(path) + ", which does not exist"
              : "this link cannot be followed (" + Wording.escaped(reason, SourceName.LENGTH) + ")";
    } catch (IOException other) {
      what = "this link cannot be followed";
    }
    return new LonghandException(
        ErrorCode.DATA_MISSING,
        what,
        name(path),
        "ls -l " + Wording.shellWord(path.toString()) + " shows where it leads");
  }

  private static String target(Path link) {
    try {
      return name(Files.readSymbolicLink(link));
    } catch (IOException unreadable) {
      return "a place";
    }
  }

  /// Whether a file's first bytes may be text in some encoding.
  static boolean looksLikeText(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(SourceReader.HEAD);
      if (head.length == 0 || ForeignFormat.of(head).isPresent()) {
        return false;
      }
      if (ByteOrderMark.of(head).isPresent()) {
        return true;
      }
      for (byte value : head) {
        if (value == 0) {
          return false;
        }
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Path folderOf(Path path) {
    Path folder = path.getParent();
    return folder == null ? Path.of(".") : folder;
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static boolean isPipe(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return false;
    }
    int mode = (Integer) Files.getAttribute(path, "unix:mode");
    return (mode & TYPE_BITS) == PIPE;
  }
}
