package dev.longhand.text.corpus;

import static dev.longhand.text.corpus.Refusals.latin;
import static dev.longhand.text.corpus.Refusals.messageOf;
import static dev.longhand.text.corpus.Refusals.messages;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
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
  void aFolderWithoutATextIsRefused() throws IOException {
    write("c.gz", "\u001F\u008B\b\0");
    write("empty.txt", "");
    write(".hidden", "text");
    Files.createDirectory(folder.resolve("inner"));
    assertThat(messageOf(() -> read(folder)))
        .isEqualTo(
            String.format(
                """
                error[DATA-019]: this is a folder that holds no text file
                  in:  %s
                  fix: name a text file, or a folder that holds some\
                """,
                folder));
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
  void aSocketIsRefused() throws IOException {
    Path socket = folder.resolve("socket");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      assertThat(messageOf(() -> read(socket)))
          .startsWith("error[DATA-019]: this is a device or a socket, not a file\n");
    }
  }

  @Test
  void aTextThatFindsNoTemporaryFileSaysWhere() {
    Path missing = folder.resolve("missing");
    var store = new DocumentStore(missing, 10);
    assertThat(messageOf(() -> store.accept("a text of more than ten bytes")))
        .startsWith("error[DISK-002]: a temporary file for a text larger than memory failed: ")
        .contains("\n  in:  " + missing + "\n  fix: make room there, or name a folder");
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
