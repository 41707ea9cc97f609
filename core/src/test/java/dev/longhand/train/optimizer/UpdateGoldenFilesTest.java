package dev.longhand.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Sees to it that no golden file of updates lies about unread, or that the README is silent about.
class UpdateGoldenFilesTest {
  static final List<String> FILES =
      List.of("keras_updates", "keras_schedules", "torch_updates", "torch_schedules");

  @Test
  void everyFileIsRead() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(getClass().getResource("/dev/longhand/train/golden"));
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(FILES.stream().map(name -> name + ".json").toList());
    }
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void everyCaseHasItsNumbersAndALineInTheReadme(String file) throws IOException {
    String readme = Files.readString(Path.of("..", "tools", "golden", "README.md"));
    int row = readme.indexOf("| `" + file + ".json` |");
    assertThat(row).isPositive();
    String line = readme.substring(row, readme.indexOf('\n', row));
    UpdateGolden golden = UpdateGolden.read(file);
    for (String name : golden.cases().names()) {
      assertThat(line).contains('`' + name + '`');
      assertThat(golden.tensors().names())
          .anySatisfy(tensor -> assertThat(tensor).matches("(after|rates)/" + name + "(/.*)?"));
    }
  }
}
