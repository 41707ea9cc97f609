package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mozilla.universalchardet.UniversalDetector;

/// Texts that are larger than the memory of the process that reads them.
class LargeTextTest {
  @TempDir Path folder;

  @Test
  void aLineLargerThanMemoryIsRead() throws Exception {
    long bytes = 160L << 20;
    assertThat(readInAJvm("-Xmx48m", "line", Long.toString(bytes)))
        .contains(bytes + " characters", bytes + " read again, 0 files left");
  }

  @Test
  void aSparseFileLargerThanMemoryIsRead() throws Exception {
    long bytes = 128L << 20;
    assertThat(readInAJvm("-Xmx48m", sparse(bytes).toString(), Long.toString(bytes)))
        .contains(bytes + " characters", bytes + " read again, 0 files left");
  }

  /// Neither the letters of a country nor its usual encoding reach a text.
  @Test
  void theCountryOfTheProcessChangesNothing() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "INK — Fluß Σίσυφος İI");
    assertThat(readInAJvm("-Duser.language=tr", file.toString(), "0"))
        .isEqualTo(readInAJvm("-Dfile.encoding=US-ASCII", file.toString(), "0"))
        .contains("22 characters", Sha256.ofText("ink — fluß σίσυφος i\u0307i"));
  }

  @Tag("campaign")
  @Test
  void positionsAreLong() throws Exception {
    long bytes = 3L << 30;
    assertThat(readInAJvm("-Xmx256m", sparse(bytes).toString(), Long.toString(bytes)))
        .contains(bytes + " characters", bytes + " read again, 0 files left");
    long line = 2_200_000_000L;
    assertThat(readInAJvm("-Xmx256m", "line", Long.toString(line)))
        .contains(line + " characters", line + " read again, 0 files left");
  }

  private Path sparse(long bytes) throws IOException {
    Path file = folder.resolve("sparse.txt");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
    return file;
  }

  private List<String> readInAJvm(String memory, String source, String bytes)
      throws IOException, InterruptedException, URISyntaxException {
    Path scratch = Files.createDirectories(folder.resolve("scratch"));
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            memory,
            "-cp",
            String.join(
                File.pathSeparator,
                classes(Child.class),
                classes(CorpusReader.class),
                classes(UniversalDetector.class)),
            Child.class.getName(),
            source,
            bytes,
            scratch.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = process.inputReader()) {
      List<String> read = lines.readAllLines();
      assertThat(process.waitFor()).as("exit status of %s: %s", command, read).isZero();
      return read;
    }
  }

  private static String classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /// Reads a file, or a line of so many letters, in small letters, and tells what came.
  static final class Child {
    private Child() {}

    public static void main(String[] words) throws IOException {
      var lower = TextCleaning.DEFAULTS.withLetterCase(LetterCase.LOWER);
      var options = CorpusOptions.DEFAULTS.withCleaning(lower);
      Path scratch = Path.of(words[2]);
      try (Corpus corpus =
          words[0].equals("line")
              ? CorpusReader.read(new Letters(Long.parseLong(words[1])), "line", options, scratch)
              : CorpusReader.read(List.of(Path.of(words[0])), options, scratch)) {
        System.out.println(corpus.characters() + " characters");
        var count = new Count();
        corpus.forEach(count);
        var left = new ArrayList<Path>();
        try (var files = Files.list(scratch)) {
          files.forEach(left::add);
        }
        System.out.println(count.characters + " read again, " + left.size() + " files left");
        System.out.println(corpus.sha256());
      }
    }
  }

  /// The letters of the alphabet over and over.
  private static final class Letters extends InputStream {
    private long left;

    Letters(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'a' : -1;
    }

    @Override
    public int read(byte[] target, int from, int length) {
      int count = (int) Math.min(length, left);
      for (int index = 0; index < count; index++) {
        target[from + index] = (byte) ('a' + index % 26);
      }
      left -= count;
      return count == 0 ? -1 : count;
    }
  }

  private static final class Count implements DocumentConsumer {
    private long characters;

    @Override
    public void begin(Optional<String> label) {}

    @Override
    public void accept(String piece) {
      characters += piece.length();
    }

    @Override
    public void end() {}
  }
}
