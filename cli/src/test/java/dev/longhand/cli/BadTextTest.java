package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a person sees when a text cannot be learnt from: exactly three lines, and no run folder.
class BadTextTest {
  @TempDir Path temporary;

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("empty", "", "DATA-001", "name another file"),
        Arguments.of("one character", "a", "DATA-001", "name another file"),
        Arguments.of("blank", " \n\n \n", "DATA-002", "--keep-whitespace"),
        Arguments.of("one symbol", "aaaaaaaaaaaa", "DATA-005", ""),
        Arguments.of("wide", "a\0b\0c\0d\0e\0f\0g\0h\0", "DATA-008", "--encoding utf-16le"),
        Arguments.of("bad byte", "one\ntwo \u00FF\n", "DATA-009", "iconv "),
        Arguments.of("gzip", "\u001F\u008B\b\0\0\0\0\0", "DATA-020", "--gunzip "));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextThatCannotBeLearntFromIsRefused(String name, String bytes, String code, String fix)
      throws IOException {
    Path text = Files.write(temporary.resolve(name + ".txt"), bytes.getBytes(ISO_8859_1));
    Path run = temporary.resolve("run");

    var result = Shell.usual().run("train", text, "--out", run);

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err())
        .contains("error[" + code + "]: ")
        .contains("\n  in:  ", name + ".txt", "\n  fix: ", fix)
        .doesNotContain("Exception", "dev.longhand");
    assertThat(result.out()).isEmpty();
    assertThat(run).doesNotExist();
  }

  @Test
  void aFolderWithoutATextIsNone() throws IOException {
    var folder = Files.createDirectory(temporary.resolve("empty"));
    var result = Shell.usual().run("train", folder, "--out", temporary.resolve("run"));

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).startsWith("error[DATA-019]: this is a folder");
  }

  @Test
  void aMissingTextIsAnsweredWithTheNearestName() throws IOException {
    Files.writeString(temporary.resolve("dracula.txt"), "text");
    var result =
        Shell.usual()
            .run("train", temporary.resolve("darcula.txt"), "--out", temporary.resolve("run"));

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err())
        .startsWith("error[DATA-021]: there is no such file")
        .contains("did you mean " + temporary.resolve("dracula.txt"));
  }

  @Test
  void badBytesAreReplacedOnRequestWithAWarning() throws IOException {
    var folder = new TrainingFolder(temporary);
    Path text = temporary.resolve("bad.txt");
    Files.write(text, "some text and a \u00FF byte\n".repeat(40).getBytes(ISO_8859_1));

    var result =
        Shell.usual()
            .run(folder.train(text, folder.run("run"), "--epochs", 1, "--bad-bytes", "replace"));

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("warning[DATA-009]: ");
  }

  @Test
  void anotherEncodingIsReadOnRequest() throws IOException {
    var folder = new TrainingFolder(temporary);
    Path text = temporary.resolve("latin.txt");
    Files.write(text, "d\u00E9j\u00E0 vu, encore une fois. ".repeat(40).getBytes(ISO_8859_1));

    var result =
        Shell.usual()
            .run(
                folder.train(text, folder.run("run"), "--epochs", 1, "--encoding", "windows-1252"));

    assertThat(result.status()).isZero();
    assertThat(Shell.usual().run("generate", folder.run("run"), "d\u00E9j\u00E0").err()).isEmpty();
  }

  @Test
  void anExistingRunIsNotOverwritten() {
    var folder = new TrainingFolder(temporary);
    Path text = folder.text();
    Path run = folder.run("run");
    Shell.usual().run(folder.train(text, run, "--epochs", 1, "--quiet"));
    var hashes = TrainingFolder.hashes(run);

    var result = Shell.usual().run(folder.train(text, run, "--epochs", 1));

    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err()).startsWith("error[RUN-002]: ").contains("./longhand resume ");
    assertThat(TrainingFolder.hashes(run)).isEqualTo(hashes);
  }

  @Test
  void thereIsNoRunToGoOnWith() {
    var result = Shell.usual().run("resume", temporary.resolve("nowhere"));

    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err()).startsWith("error[RUN-003]: ");
  }
}
