package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sends real signals to a process that trains. Its steps are read from its standard output, so
/// that the signal comes in the middle of an epoch without any waiting.
class StopSignalsTest {
  @TempDir Path temporary;
  private TrainingFolder folder;
  private Path text;
  private Path run;

  @BeforeEach
  void aSmallText() {
    folder = new TrainingFolder(temporary);
    text = folder.text();
    run = folder.run("run");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aSignalSavesAndTheRunGoesOnToTheSameBits(String signal, int status) throws Exception {
    var process = start(folder.train(text, run, "--epochs", 4, "--json"));
    try (BufferedReader events = process.inputReader(UTF_8)) {
      awaitStep(events, 3);
      send(signal, process);
      assertThat(events.lines().toList().getLast()).startsWith("{\"event\":\"end\"");
    }
    assertThat(process.waitFor()).isEqualTo(status);

    assertThat(Shell.usual().run("generate", run, "--tokens", 5).out()).hasSize(6);
    assertThat(Shell.usual().run("resume", run, "--quiet").status()).isZero();
    Path whole = folder.run("whole");
    Shell.usual().run(folder.train(text, whole, "--epochs", 4, "--quiet"));
    assertThat(TrainingFolder.hashes(run)).isEqualTo(TrainingFolder.hashes(whole)).hasSize(4);
  }

  @Test
  void aPersonIsToldHowToGoOn() throws Exception {
    var process =
        start(folder.train(text, run, "--epochs", 10_000, "--no-sample"), "--sample-length", "60");
    try (BufferedReader messages = process.errorReader(UTF_8)) {
      awaitLine(messages, "1/10000");
      send("INT", process);
      var rest = String.join("\n", messages.lines().toList());
      assertThat(rest)
          .contains("stopping after this step", "stopped ", "saved")
          .contains("longhand resume " + run);
    }
    assertThat(process.waitFor()).isEqualTo(130);
  }

  @Test
  void aSecondSignalDoesNotWaitForTheStep() throws Exception {
    Object[] slow = {"train", text, "--out", run, "--units", 500, "--batch", 32, "--window", 150};
    var process = start(slow, "none left out");
    try (BufferedReader messages = process.errorReader(UTF_8)) {
      awaitLine(messages, "of memory");
      send("INT", process);
      awaitLine(messages, "stopping after this step");
      send("INT", process);
      assertThat(String.join("\n", messages.lines().toList())).doesNotContain("saved");
    }
    assertThat(process.waitFor()).isEqualTo(130);
  }

  private static void awaitLine(BufferedReader messages, String part) throws Exception {
    for (String line = ""; !line.contains(part); ) {
      line = messages.readLine();
    }
  }

  private void awaitStep(BufferedReader events, int count) throws Exception {
    for (int steps = 0; steps < count; ) {
      if (events.readLine().startsWith("{\"event\":\"step\"")) {
        steps++;
      }
    }
  }

  private static void send(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private Process start(Object[] words, String... without) throws Exception {
    var left = new ArrayList<>(List.of(words));
    left.removeAll(List.of(without));
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    left.forEach(word -> command.add(word.toString()));
    var builder = new ProcessBuilder(command).directory(new File(temporary.toString()));
    if (without.length == 0) {
      builder.redirectError(Files.createFile(temporary.resolve("messages")).toFile());
    }
    return builder.start();
  }
}
