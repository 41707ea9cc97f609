package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CorpusExamplesCommandTest {
  private static final String LINES = "the lamp is low\n\nthe ink is dry and the lamp\nink\n";

  @TempDir Path folder;

  @Test
  void prefixesAreShownInTheOrderOfTheText() throws IOException {
    Path song = write("song.txt", LINES);

    var result = Shell.usual().run("corpus", "examples", song, "--recipe", "article", "--faithful");

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            text        song.txt, 47 characters
            tokens      12
            vocabulary  7 words, and 1 that stands for no text
            examples    9 prefixes of up to 6 words, 1 step an epoch of 9
                        one target each, the token behind it

                1  the \u2192 lamp
                   1 \u2192 2

                2  the\u00B7lamp \u2192 is
                   1 2 \u2192 3

                3  the\u00B7lamp\u00B7is \u2192 low
                   1 2 3 \u2192 5

                4  the \u2192 ink
                   1 \u2192 4
            """);
  }

  @Test
  void machinesGetTheNumbersAndTheFirst() throws IOException {
    JsonNode object = json("article-faithful", "--limit", "1");

    assertThat(object.get("kind").asString()).isEqualTo("prefixes");
    assertThat(object.get("text_tokens").asInt()).isEqualTo(7);
    assertThat(object.get("examples").asInt()).isEqualTo(9);
    assertThat(object.get("longest").asInt()).isEqualTo(7);
    assertThat(object.get("batches").asInt()).isEqualTo(1);
    assertThat(object.get("first")).hasSize(1);
    assertThat(object.get("first").get(0).toString())
        .isEqualTo(
            "{\"inputs\":[1],\"targets\":[2],\"input_tokens\":[\"the\"],"
                + "\"target_tokens\":[\"lamp\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"characters", "names", "poem", "poem-faithful", "demo"})
  void everyExampleHasTargetsThatFollowItsInputs(String recipe) throws IOException {
    JsonNode object = json(recipe, "--limit", "3");

    assertThat(object.get("first")).isNotEmpty();
    for (JsonNode example : object.get("first")) {
      int[] inputs = numbers(example.get("inputs"));
      int[] targets = numbers(example.get("targets"));
      assertThat(targets.length).isIn(1, inputs.length);
      if (targets.length == inputs.length) {
        assertThat(Arrays.copyOfRange(inputs, 1, inputs.length))
            .isEqualTo(Arrays.copyOf(targets, targets.length - 1));
      }
    }
  }

  @Test
  void longExamplesKeepToTheWidthOfAPage() throws IOException {
    var result =
        Shell.usual()
            .run(
                "corpus",
                "examples",
                write("a.txt", LINES.repeat(20)),
                "--recipe",
                "dracula-faithful");

    assertThat(result.out()).contains("examples    ", " windows of 100 characters", "... ");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void anotherTokenizerMakesOtherExamples() throws IOException {
    var result =
        Shell.usual()
            .run("corpus", "examples", write("a.txt", LINES.repeat(20)), "--tokenizer", "words");

    assertThat(result.out()).contains("vocabulary  8 words, and 1 that stands for no text\n");
  }

  private JsonNode json(String recipe, String... further) throws IOException {
    Path song = write("song.txt", LINES.repeat(recipe.equals("article-faithful") ? 1 : 20));
    var words = new ArrayList<Object>();
    words.addAll(List.of("corpus", "examples", song, "--recipe", recipe, "--json"));
    words.addAll(List.of(further));
    return new JsonMapper().readTree(Shell.usual().run(words.toArray()).out());
  }

  private static int[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
