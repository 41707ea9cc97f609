package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultsTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsMetWithTheNearestName() throws IOException {
    write("dracula.txt", "text");
    Path wrong = folder.resolve("dracla.txt");
    assertThat(messageOf(() -> read(wrong)))
        .isEqualTo(
            String.format(
                """
                error[DATA-021]: there is no such file
                  in:  %s
                  fix: did you mean %s?\
                """,
                wrong, folder.resolve("dracula.txt")));
  }

  @Test
  void aMissingFileUnlikeAnyOtherIsMetWithTheWayToLook() throws IOException {
    write("dracula.txt", "text");
    assertThat(messageOf(() -> read(folder.resolve("poems"))))
        .contains("fix: ls " + folder + " shows what there is");
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("nowhere");
    assertThat(messageOf(() -> read(missing.resolve("a.txt"))))
        .contains("there is no such file, and no folder " + missing);
  }

  @Test
  void aFolderIsMetWithTheTextFilesInIt() throws IOException {
    write("my b.txt", "text");
    write("a.txt", "text");
    write("c.gz", "\u001F\u008B\b\0");
    write("empty.txt", "");
    write(".hidden", "text");
    Files.createDirectory(folder.resolve("inner"));
    assertThat(messageOf(() -> read(folder)))
        .isEqualTo(
            String.format(
                """
                error[DATA-019]: this is a folder, not a file
                  in:  %1$s
                  fix: name files in it: %1$s/a.txt '%1$s/my b.txt'\
                """,
                folder));
  }

  @Test
  void aFolderOfManyFilesListsTen() throws IOException {
    for (int i = 10; i < 23; i++) {
      write(i + ".txt", "text");
    }
    assertThat(messageOf(() -> read(folder)))
        .contains("such as " + folder + "/10.txt")
        .endsWith("/19.txt (3 more)");
  }

  @Test
  void aLinkToNothingSaysWhereItLeads() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("gone.txt"));
    assertThat(messageOf(() -> read(link)))
        .startsWith("error[DATA-021]: this link leads to gone.txt, which does not exist\n");
  }

  @Test
  void aLinkToItselfIsRefused() throws IOException {
    Path link = folder.resolve("loop.txt");
    Files.createSymbolicLink(link, link);
    assertThat(messageOf(() -> read(link)))
        .startsWith("error[DATA-021]: this link cannot be followed (");
  }

  @Test
  void aLinkToAFileIsReadAsThatFile() throws IOException {
    Path file = write("a.txt", "text");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
    assertThat(read(link).text()).isEqualTo("text");
  }

  @Test
  void aDeviceIsRefused() {
    assertThat(messageOf(() -> read(Path.of("/dev/zero"))))
        .isEqualTo(
            """
            error[DATA-019]: this is a device or a socket, not a file
              in:  /dev/zero
              fix: name a text file, or - for standard input\
            """);
  }

  @Test
  void aPipeIsReadOnce() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Process writer =
        new ProcessBuilder("sh", "-c", "printf 'from a pipe' > \"$0\"", pipe.toString()).start();
    assertThat(read(pipe).text()).isEqualTo("from a pipe");
    assertThat(writer.waitFor()).isZero();
  }

  @Test
  void aNameThatWouldDriveTheTerminalIsEscaped() throws IOException {
    Path file = write("a\u001B[2J\n.txt", "");
    assertThat(messageOf(() -> read(file))).contains("a\\u001B[2J\\u000A.txt");
  }

  @Test
  void aFileLargerThanMemoryIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("huge.txt");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    assertThat(messageOf(() -> read(file)))
        .startsWith("error[DATA-017]: 1 099 511 627 776 bytes would need more than the ")
        .endsWith("fix: train on a part of it: head -c 100000000 " + file + " > part.txt");
  }

  @Test
  void roomIsJudgedByTwoBytesOfMemoryForEachByte() {
    FileDoor.requireRoom(Path.of("a.txt"), 1000, 2000);
    assertThat(messageOf(() -> FileDoor.requireRoom(Path.of("a.txt"), 1001, 2000)))
        .contains("DATA-017");
  }

  @Test
  void aTextOfTooManyCharactersIsRefusedWhileItIsRead() {
    var reader =
        new SourceReader(SourceName.of(Path.of("long.txt")), CorpusOptions.DEFAULTS, 100_000);
    var in = new ByteArrayInputStream("ab".repeat(50_001).getBytes(StandardCharsets.UTF_8));
    assertThat(messageOf(() -> reader.read(in)))
        .isEqualTo(
            """
            error[DATA-017]: the text has more than 100 000 characters, the most there can be
              in:  long.txt
              fix: train on a part of it: head -c 100000000 long.txt > part.txt\
            """);
  }

  @Test
  void aFileThatGrowsIsRefused() throws IOException {
    Path file = write("log.txt", "one\n");
    FileStamp stamp = FileStamp.of(file);
    Files.writeString(file, "two\n", StandardOpenOption.APPEND);
    assertThat(messageOf(() -> stamp.requireUnchanged(file, 4)))
        .isEqualTo(
            String.format(
                """
                error[DATA-018]: the file changed while it was read: 4 bytes at first, 4 read, 8 now
                  in:  %1$s
                  fix: cp %1$s copy.txt, and train on the copy\
                """,
                file));
  }

  @Test
  void aFileWrittenInPlaceIsRefused() throws IOException {
    Path file = write("log.txt", "one\n");
    FileStamp stamp = FileStamp.of(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    assertThat(messageOf(() -> stamp.requireUnchanged(file, 4))).contains("it was written to");
  }

  @Test
  void aFileLeftAloneIsAccepted() throws IOException {
    Path file = write("log.txt", "one\n");
    FileStamp.of(file).requireUnchanged(file, 4);
    assertThat(messageOf(() -> FileStamp.of(file).requireUnchanged(file, 3))).contains("3 read");
  }

  @Test
  void aStreamThatBreaksIsAFaultOfTheDisk() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("No route\u0007");
          }

          @Override
          public int read(byte[] target, int from, int length) throws IOException {
            throw new IOException("No route\u0007");
          }
        };
    assertThat(messageOf(() -> CorpusReader.read(broken, "-", CorpusOptions.DEFAULTS)))
        .contains("error[DISK-002]: reading failed: No route\\u0007");
  }

  @Test
  void aWebPageIsReadWithAWarning() {
    Corpus page = Refusals.read(latin("\n<!DOCTYPE html><p>Hi"), CorpusOptions.DEFAULTS);
    assertThat(page.notices().getFirst().code()).isEqualTo(ErrorCode.DATA_FORMAT);
    assertThat(messages(page.notices()))
        .containsExactly(
            """
            note[DATA-020]: this is a web page; its markup will be learned as text
              in:  letters.txt
              fix: pandoc -t plain -o text.txt -\
            """);
  }

  private static Corpus read(Path file) {
    return CorpusReader.read(List.of(file), CorpusOptions.DEFAULTS);
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), latin(text));
  }
}
