package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One `train` command in Java machines of many kinds: the model has the same bits in all of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SameModelEverywhereTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";
  private static final Pattern SHA256 = Pattern.compile("\"model_sha256\":\"([0-9a-f]{64})\"");

  private Path folder = Path.of("");
  private String expected = "";

  @BeforeAll
  void trainOnce(@TempDir Path temporary) throws IOException, InterruptedException {
    folder = temporary;
    var text = new StringBuilder();
    for (int line = 0; line < 24; line++) {
      text.append("The ").append(line * 7 % 10).append(" boats of the river went down\n");
    }
    Files.writeString(folder.resolve("text.txt"), text, UTF_8);
    expected = modelHash("plain", List.of(VECTORS), "1");
  }

  @Test
  void withOtherNumbersOfThreads() throws IOException, InterruptedException {
    assertThat(modelHash("two", List.of(VECTORS), "2")).isEqualTo(expected);
    assertThat(modelHash("three", List.of(VECTORS), "3")).isEqualTo(expected);
  }

  @Test
  void inAnInterpreter() throws IOException, InterruptedException {
    assertThat(modelHash("interpreted", List.of(VECTORS, "-Xint"), "2")).isEqualTo(expected);
  }

  @Test
  void onNarrowerVectors() throws IOException, InterruptedException {
    assertThat(
            modelHash(
                "avx1", List.of(VECTORS, "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=1"), "2"))
        .isEqualTo(expected);
  }

  @Test
  void onScalarKernels() throws IOException, InterruptedException {
    assertThat(modelHash("scalar", List.of(), "2")).isEqualTo(expected);
  }

  /// The hash of the model that a child process trains.
  private String modelHash(String name, List<String> javaOptions, String threads)
      throws IOException, InterruptedException {
    Path run = folder.resolve(name);
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("train", folder.resolve("text.txt").toString()));
    command.addAll(List.of("--out", run.toString(), "--threads", threads));
    command.addAll(List.of("--epochs", "2", "--units", "20", "--batch", "6", "--window", "24"));
    command.addAll(List.of("--no-sample", "--quiet"));
    Process child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start();
    assertThat(child.waitFor()).as(() -> read(folder.resolve(name + ".log"))).isEqualTo(0);
    return lastHash(run.resolve("metrics.jsonl"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static String lastHash(Path metrics) throws IOException {
    List<String> lines = Files.readAllLines(metrics, UTF_8);
    assertThat(lines).hasSize(2);
    Matcher hash = SHA256.matcher(lines.getLast());
    assertThat(hash.find()).isTrue();
    return hash.group(1);
  }
}
