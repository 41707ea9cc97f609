package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The text files in a folder and in the folders below it, in the order of their names.
///
/// Hidden files, empty ones and those that are no plain text are left out. A link to a file is
/// followed, a link to a folder is not, so that no circle of links can be walked for ever.
///
/// @param files the text files
/// @param leftOut what is not read
record TextFolder(Path folder, List<Path> files, List<Path> leftOut) {
  private static final int NAMED = 3;

  TextFolder {
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  /// The text files in a folder.
  ///
  /// @throws LonghandException `DATA_NOT_A_FILE` when there is none
  static TextFolder of(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    var leftOut = new ArrayList<Path>();
    Files.walkFileTree(folder.toRealPath(), new Visitor(folder.toRealPath(), files, leftOut));
    if (files.isEmpty()) {
      throw new LonghandException(
          ErrorCode.DATA_NOT_A_FILE,
          "this is a folder that holds no text file",
          FileDoor.name(folder),
          "name a text file, or a folder that holds some");
    }
    Comparator<Path> byName = Comparator.comparing(Path::toString);
    files.sort(byName);
    leftOut.sort(byName);
    return new TextFolder(
        folder,
        files.stream().map(folder::resolve).toList(),
        leftOut.stream().map(folder::resolve).toList());
  }

  /// What was left out, if anything was.
  Optional<Problem> notice() {
    if (leftOut.isEmpty()) {
      return Optional.empty();
    }
    String named =
        leftOut.stream().limit(NAMED).map(FileDoor::name).collect(Collectors.joining(", "));
    String what =
        Wording.count(leftOut.size(), "file")
            + " left out, hidden, empty or not plain text"
            + (leftOut.size() > NAMED ? ", such as " : ": ")
            + named;
    return Optional.of(
        new Problem(ErrorCode.DATA_FORMAT, what, FileDoor.name(folder), "name one to read it"));
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files;
    private final List<Path> leftOut;

    Visitor(Path root, List<Path> files, List<Path> leftOut) {
      this.root = root;
      this.files = files;
      this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      if (isHidden(path) && !path.equals(root)) {
        leftOut.add(root.relativize(path));
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      boolean usable = !isHidden(path) && Files.isRegularFile(path) && FileDoor.looksLikeText(path);
      (usable ? files : leftOut).add(root.relativize(path));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failed) {
      leftOut.add(root.relativize(path));
      return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
      Path name = path.getFileName();
      return name != null && name.toString().startsWith(".");
    }
  }
}
