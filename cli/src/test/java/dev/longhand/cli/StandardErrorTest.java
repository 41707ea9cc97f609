package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardErrorTest {
  @Test
  void mainWritesToTheStreamThatTheLauncherNames(@TempDir Path folder) throws Exception {
    var named = Files.createFile(folder.resolve("named"));
    var inherited = Files.createFile(folder.resolve("inherited"));

    startMain("-Dlonghand.stderr=" + named, inherited);

    assertThat(named).content().contains("--no-such-option");
    assertThat(inherited).isEmptyFile();
  }

  @Test
  void withoutANameMainWritesWhereEverybodyDoes(@TempDir Path folder) throws Exception {
    var inherited = Files.createFile(folder.resolve("inherited"));

    startMain("-Dnothing", inherited);

    assertThat(inherited).content().contains("--no-such-option");
  }

  private static void startMain(String property, Path standardError)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    var builder =
        new ProcessBuilder(
            java, property, "-cp", classPath, Main.class.getName(), "--no-such-option");
    builder.environment().clear();
    builder.redirectError(standardError.toFile()).start().waitFor();
  }
}
