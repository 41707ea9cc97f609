package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.generate.Passage;
import dev.longhand.generate.StopReason;
import dev.longhand.generate.WritingEnd;
import dev.longhand.generate.WrittenToken;
import dev.longhand.recipe.CopyIndex;
import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.TrainedModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is shown of copies, on one small model.
class OriginalityTest {
  @TempDir private static Path temporary;
  private static Path run;
  private static CopyIndex index;
  private static String line;

  @BeforeAll
  static void aSmallModel() {
    var folder = new TrainingFolder(temporary);
    run = folder.run("run");
    Object[] words = folder.train(folder.text(), run, "--epochs", 1, "--quiet");
    assertThat(Shell.usual().run(words).status()).isZero();
    index = CopyIndex.of(TrainedModel.read(run));
    line = Recipes.sampleText().lines().skip(4).findFirst().orElseThrow().substring(0, 30);
  }

  /// A text as if it had been written, character by character.
  private static Passage passage(String text) {
    int[] ids = index.model().file().tokenizer().encode(text).ids();
    assertThat(ids).hasSize(text.length());
    List<WrittenToken> tokens =
        IntStream.range(0, ids.length)
            .mapToObj(i -> new WrittenToken(ids[i], text.substring(i, i + 1), -1, 0))
            .toList();
    return new Passage(text, tokens, new WritingEnd(ids.length, StopReason.TOKENS, 0), 0);
  }

  @Test
  void aCopyIsListedWithItsPlace() {
    List<String> lines = new OriginalityReport(index, 20).lines(passage("yxy" + line + "yxy"));
    assertThat(lines.getFirst())
        .isEqualTo("copied: 83.3 % of 36 tokens, in spans of 20 tokens or more");
    assertThat(String.join(" ", lines.subList(1, lines.size())).replaceAll("\\s+", " "))
        .contains("30 tokens, 30 characters: \"" + line + "\" stands in", ", line 5");
  }

  @Test
  void aTextWithoutCopiesIsSaidToHaveNone() {
    assertThat(new OriginalityReport(index, 8).lines(passage("yxyxyxyxyx")))
        .containsExactly("copied: nothing of 10 tokens, in spans of 8 tokens or more");
  }

  @Test
  void copiesAreUnderlinedOnATerminalWithColours() {
    String marked =
        new OriginalityReport(index, 20)
            .marked(passage("yxy" + line + "yxy"), Console.Screen.COLOUR);
    assertThat(marked).isEqualTo("yxy\u001B[4;33m" + line + "\u001B[0myxy");
  }

  @Test
  void aFileGetsTheTextAsItIs() {
    String text = "yxy" + line;
    assertThat(new OriginalityReport(index, 20).marked(passage(text), Console.Screen.LOG))
        .isEqualTo(text);
  }

  @Test
  void machinesGetEachCopyAsAnObject() {
    JsonNode copy =
        new OriginalityReport(index, 20)
            .fill(Json.object(), passage("yxy" + line))
            .get("originality")
            .get("copies")
            .get(0);
    assertThat(copy.get("from").intValue()).isEqualTo(3);
    assertThat(copy.get("text").stringValue()).isEqualTo(line);
    assertThat(copy.get("place").get("line").intValue()).isEqualTo(5);
    assertThat(copy.get("place").get("excerpt").stringValue()).contains(line);
  }

  @Test
  void samplesAreMeasuredBesideHeldOutText() {
    JsonNode found = json("evaluate", run, "--samples", "--count", 3, "--tokens", 40, "--json");
    for (String who : List.of("written", "held_out")) {
      assertThat(found.get(who).get("texts").intValue()).as(who).isEqualTo(3);
      assertThat(found.get(who).get("distinct_1").doubleValue()).as(who).isBetween(0.01, 1.0);
      assertThat(found.get(who).get("copied_share").doubleValue()).as(who).isBetween(0.0, 1.0);
    }
  }

  @Test
  void samplesAreTheSameForTheSameSeed() {
    Object[] words = {"evaluate", run, "--samples", "--count", 3, "--tokens", 40};
    assertThat(Shell.usual().run(words).out()).isEqualTo(Shell.usual().run(words).out());
  }

  @Test
  void samplesBesideATextAreRefused() {
    var result = Shell.usual().run("evaluate", run, "other.txt", "--samples");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("USAGE-003", "leave one of them out");
  }

  @Test
  void anOptionOfSamplesAloneIsRefused() {
    var result = Shell.usual().run("evaluate", run, "other.txt", "--count", 4);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("add --samples");
  }

  @Test
  void nothingToMeasureIsRefused() {
    var result = Shell.usual().run("evaluate", run);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("TEXT is missing");
  }

  private static JsonNode json(Object... words) {
    var result = Shell.usual().run(words);
    assertThat(result.status()).as(result.err()).isZero();
    return Arrays.stream(result.out().split("\n"))
        .map(JsonMapper.shared()::readTree)
        .toList()
        .getLast();
  }
}
