package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.LanguageModel;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs a main class of the tests in a Java machine of its own.
public final class TestJvm {
  private TestJvm() {}

  /// The lines that the program prints.
  public static List<String> run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions"); // such as UseAVX on another processor
    command.addAll(options);
    command.addAll(
        List.of("-cp", placeOf(program) + File.pathSeparator + placeOf(LanguageModel.class)));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process child =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] output = child.getInputStream().readAllBytes();
    assertThat(child.waitFor()).as(String.join(" ", command)).isZero();
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }

  private static Path placeOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
