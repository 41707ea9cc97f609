package dev.longhand.text.survey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.text.corpus.Corpus;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.corpus.CorpusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pastes the commands of findings into a shell.
class RemedyTest {
  private static final String PAGES =
      IntStream.range(0, 12)
          .mapToObj(page -> "  " + page + "  \n" + "a line\n".repeat(20))
          .collect(Collectors.joining());

  @TempDir Path folder;

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(
            ErrorCode.DATA_REPEATED, "The lamp burns low\n\nROMEO:\n\nThe lamp burns low\n"),
        Arguments.of(ErrorCode.DATA_WEB_LINE, "a lamp\n www.example.org\nSubscribe\nend12Embed\n"),
        Arguments.of(ErrorCode.DATA_PAGE_HEADER, PAGES),
        Arguments.of(ErrorCode.DATA_CONTROL, "a\u0000 bell\u0007\u001B\u007F\n\ttabbed\n"),
        Arguments.of(ErrorCode.DATA_CONTROL, "a\u0086 bell\u0007\n\ttabbed \u00C6\n"),
        Arguments.of(ErrorCode.DATA_INVISIBLE, "a\u200Blamp\u202E and\uFEFF ink\n"),
        Arguments.of(ErrorCode.DATA_UNDERSCORES, "_one_ _two_ _three_\n"),
        Arguments.of(ErrorCode.DATA_TABS, "a\tlamp\n"),
        Arguments.of(ErrorCode.DATA_LONG_LINE, "lamp ".repeat(5000) + "\n"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void afterTheRemedyTheFindingIsGone(ErrorCode kind, String text) throws Exception {
    Path file = Files.writeString(folder.resolve("my text.txt"), text);
    Finding finding = found(file, kind).getFirst();

    paste(finding.problem().fix());

    try (Stream<Path> files = Files.list(folder)) {
      Path mended = files.filter(path -> !path.equals(file)).findFirst().orElseThrow();
      assertThat(Files.size(mended)).isPositive();
      assertThat(found(mended, kind)).isEmpty();
    }
  }

  @Test
  void theRemedyOfRepeatedLinesLeavesShortAndEmptyLinesAlone() throws Exception {
    String text = "ROMEO:\r\nThe lamp burns low\r\n\r\n* * * * *\r\n";
    Path file = Files.writeString(folder.resolve("play.txt"), text + text);

    paste(found(file, ErrorCode.DATA_REPEATED).getFirst().problem().fix());

    assertThat(Files.readString(folder.resolve("unique.txt")))
        .isEqualTo(text + text.replace("The lamp burns low\r\n", ""));
  }

  private static List<Finding> found(Path file, ErrorCode kind) {
    try (Corpus corpus = CorpusReader.read(List.of(file), CorpusOptions.DEFAULTS)) {
      return Checkup.of(corpus).findings().stream()
          .filter(finding -> finding.kind() == kind)
          .toList();
    }
  }

  private void paste(String command) throws IOException, InterruptedException {
    Process shell =
        new ProcessBuilder("sh", "-c", command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).as(command + "\n" + said).isZero();
  }
}
