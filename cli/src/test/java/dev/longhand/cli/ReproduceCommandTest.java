package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReproduceCommandTest {
  private static final String VERSE =
      """
      The lamp is lit above the gate,
      The boat is late and no one waits.
      A heron stands where water bends
      And all the reeds lean with the wind.
      """;

  @TempDir Path folder;
  private Path text;

  @BeforeEach
  void writeText() throws IOException {
    text = Files.writeString(folder.resolve("verse.txt"), VERSE.repeat(5));
  }

  @Test
  void aNotebookStandsBesideItsCorrectedForm() {
    var result =
        Shell.usual().run("reproduce", "poem", text, "--epochs", 1, "--out", folder.resolve("out"));

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .containsPattern("the first epoch +Keras +faithful +corrected")
        .containsPattern("training loss +3.272 ±0.0")
        .containsPattern("held-out bits/char +[0-9.]+ +[0-9.]+")
        .contains("windows one short", "corrected writes, epoch 1");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(result.err()).contains("generate", "curves.svg");
  }

  @Test
  void machinesGetOneObjectWithEverything() {
    var result =
        Shell.usual()
            .run(
                "reproduce", "poem", text, "--epochs", 1, "--out", folder.resolve("out"), "--json");

    JsonNode object =
        result
            .out()
            .lines()
            .map(JsonMapper.shared()::readTree)
            .filter(node -> node.required("event").stringValue().equals("reproduction"))
            .findFirst()
            .orElseThrow();
    assertThat(object.required("keras").required("parameters").longValue()).isEqualTo(83_355);
    assertThat(object.required("runs").size()).isEqualTo(3);
    assertThat(object.required("runs").get(0).required("examples").longValue())
        .isEqualTo(5L * VERSE.length() - 50);
    assertThat(object.required("traps").get(0).required("name").stringValue())
        .isEqualTo("windows one short");
  }

  @Test
  void theNotebookThatWasMeantIsNamed() {
    var result = Shell.usual().run("reproduce", "poen", text, "--out", folder.resolve("out"));

    assertThat(result.status()).isNotZero();
    assertThat(result.err()).contains("USAGE-004", "poem");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
