package dev.longhand.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLayoutTest {
  private static final Path PROJECT = Path.of("..", "..");

  @Test
  void everySourceIsLaidOut() throws IOException {
    var sources = SourceLayout.sources(PROJECT);
    var untidy =
        sources.parallelStream()
            .filter(Predicate.not(SourceLayout::isTidy))
            .map(source -> PROJECT.relativize(source).toString())
            .sorted()
            .toList();

    assertThat(sources).hasSizeGreaterThan(10);
    assertThat(untidy)
        .withFailMessage(
            "not laid out as google-java-format does:%n  %s%n"
                + "  fix: mvn -q -Pformat -pl tools/format compile",
            String.join("\n  ", untidy))
        .isEmpty();
  }

  @Test
  void aLineThatIsTooLongIsNoticed(@TempDir Path folder) throws IOException {
    var source = folder.resolve("Long.java");
    Files.writeString(source, "class Long { int a = 1 " + "+ 1".repeat(60) + "; }\n");

    assertThat(SourceLayout.isTidy(source)).isFalse();
  }

  @Test
  void whatABuildWroteIsLeftAlone(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target").resolve("Made.java"), "class Made { }");

    assertThat(SourceLayout.sources(folder)).isEmpty();
  }

  @Test
  void whatAGeneratorWroteKeepsItsLayout(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("Made.java"), "/// Written by a program; do not edit.\nclass Made { }\n");

    assertThat(SourceLayout.sources(folder)).isEmpty();
  }
}
