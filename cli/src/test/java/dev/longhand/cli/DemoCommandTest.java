package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @Test
  void theDemoTrainsWritesThreePassagesAndSaysWhatToTryNext(@TempDir Path temporary) {
    Path run = temporary.resolve("demo");

    var result = Shell.usual().run("demo", "--out", run, "--epochs", 1);

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .contains("1/1 ", "      | ", "temperature 0.5", "temperature 1.0", "temperature 1.5")
        .contains("model.safetensors", "./longhand generate " + run, "./longhand train ");
    assertThat(result.out()).hasSizeGreaterThan(900);
    assertThat(run.resolve("model.safetensors")).isNotEmptyFile();
    assertThat(Shell.usual().run("generate", run, "--prompt", "The sea ", "--seed", 7).err())
        .isEmpty();
  }

  @Test
  void machinesGetThePassagesAsEventsToo(@TempDir Path temporary) {
    var result =
        Shell.usual().run("demo", "--out", temporary.resolve("demo"), "--epochs", 1, "--json");

    assertThat(result.out().lines()).allMatch(line -> line.startsWith("{\"event\":\""));
    assertThat(result.out().lines().filter(line -> line.contains("\"passage\""))).hasSize(3);
    assertThat(result.out()).contains("{\"event\":\"end\",\"end\":\"finished\"");
  }

  @Test
  void aFolderThatIsThereIsLeftAlone(@TempDir Path temporary) {
    var first = Shell.usual().run("demo", "--out", temporary.resolve("demo"), "--epochs", 1);
    var again = Shell.usual().run("demo", "--out", temporary.resolve("demo"), "--epochs", 1);

    assertThat(first.status()).isZero();
    assertThat(again.status()).isEqualTo(6);
    assertThat(again.err()).contains("error[RUN-002]: ");
  }
}
