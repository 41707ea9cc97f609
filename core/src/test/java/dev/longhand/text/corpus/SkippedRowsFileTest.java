package dev.longhand.text.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkippedRowsFileTest {
  @TempDir Path folder;

  @Test
  void rowsAreWrittenBehindFileLineAndReason() throws IOException {
    Path path = folder.resolve("skipped.csv");
    try (var file = new SkippedRowsFile(path)) {
      file.accept(new SkippedRow("a.csv", 7, "it has 1 cell", List.of("say \"so\"\n")));
      file.accept(new SkippedRow("a.csv", 1000, "it has 2 cells", List.of("=1+2", "")));
    }
    assertThat(Files.readString(path).replace("\r\n", "\n"))
        .isEqualTo(
            """
            "file","line","reason","cells"
            "a.csv","7","it has 1 cell","say ""so""
            "
            "a.csv","1000","it has 2 cells","'=1+2",""
            """);
  }

  @Test
  void withoutARowThereIsNoFile() {
    Path path = folder.resolve("skipped.csv");
    new SkippedRowsFile(path).close();
    assertThat(path).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"=1,'=1", "+1,'+1", "-1,'-1", "@x,'@x", "a=1,a=1", "``,``", "1-2,1-2", "＝1,'＝1"})
  void noSpreadsheetRunsACell(String cell, String written) {
    assertThat(SkippedRowsFile.harmless(cell)).isEqualTo(written);
  }

  @Test
  void tabsAndReturnsInFrontAreHarmlessToo() {
    assertThat(SkippedRowsFile.harmless("\t=1")).isEqualTo("'\t=1");
    assertThat(SkippedRowsFile.harmless("\r=1")).isEqualTo("'\r=1");
    assertThat(SkippedRowsFile.harmless("\n=1")).isEqualTo("'\n=1");
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    var file = new SkippedRowsFile(folder.resolve("missing").resolve("skipped.csv"));
    var row = new SkippedRow("a.csv", 7, "it has 1 cell", List.of());
    Assertions.assertThatThrownBy(() -> file.accept(row))
        .isInstanceOfSatisfying(
            LonghandException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DISK_IO));
  }
}
