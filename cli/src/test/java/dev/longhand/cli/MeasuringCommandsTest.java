package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.recipe.Recipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `evaluate`, `score` and `predict` on one small model.
class MeasuringCommandsTest {
  private static final double ROUNDING = 1e-9;

  @TempDir private static Path temporary;
  private static TrainingFolder folder;
  private static Path run;
  private static Path other;

  @BeforeAll
  static void aSmallModel() {
    folder = new TrainingFolder(temporary);
    run = folder.run("run");
    other = folder.write("other.txt", Recipes.sampleText().substring(7000, 9000));
    Object[] words = folder.train(folder.text(), run, "--epochs", 1, "--quiet");
    assertThat(Shell.usual().run(words).status()).isZero();
  }

  @Test
  void evaluateTellsEveryFigureWithItsInterval() {
    JsonNode found = json("evaluate", run, other, "--json").getLast();

    for (String figure :
        List.of("loss", "perplexity", "bits_per_character", "accuracy", "top_5_accuracy")) {
      JsonNode interval = found.get(figure + "_interval");
      double value = found.get(figure).doubleValue();
      assertThat(value)
          .as(figure)
          .isBetween(interval.get(0).doubleValue(), interval.get(1).doubleValue());
    }
    assertThat(found.get("top_5_accuracy").doubleValue())
        .isGreaterThan(found.get("accuracy").doubleValue());
  }

  @Test
  void evaluateSetsCountsBesideTheModel() {
    JsonNode found = json("evaluate", run, other, "--json").getLast();
    JsonNode baselines = found.get("baselines");

    assertThat(baselines.get("kneser_ney").get("order").intValue()).isEqualTo(6);
    assertThat(baselines.get("kneser_ney").get("loss").doubleValue())
        .isLessThan(baselines.get("unigram").get("loss").doubleValue());
    assertThat(Shell.usual().run("evaluate", run, other).out())
        .contains("beside it", "6-grams", "unigram", "tokens read", "95 of 100 such texts");
  }

  @Test
  void evaluateGivesTheSameFiguresWithAnyNumberOfThreads() {
    JsonNode one = json("evaluate", run, other, "--json", "--threads", 1).getLast();
    JsonNode two = json("evaluate", run, other, "--json", "--threads", 2).getLast();

    assertThat(one.get("loss_interval")).isEqualTo(two.get("loss_interval"));
    assertThat(one.get("loss")).isEqualTo(two.get("loss"));
  }

  @Test
  void evaluateWarnsOfTheTextThatWasLearntFrom() {
    var result = Shell.usual().run("evaluate", run, folder.text());

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .startsWith("warning[DATA-070]: this is the very text that the model learnt from");
    assertThat(Shell.usual().run("evaluate", run, folder.text(), "--strict").status()).isEqualTo(4);
  }

  @Test
  void evaluateFindsLinesThatWereLearntFrom() {
    Path mixed =
        folder.write(
            "mixed.txt",
            Recipes.sampleText().substring(0, 1500) + Recipes.sampleText().substring(7000, 8500));

    var result = Shell.usual().run("evaluate", run, mixed);
    assertThat(result.err()).startsWith("warning[DATA-070]: ").contains(" of the lines stand in");
    assertThat(result.out()).contains("overlap");
    assertThat(Shell.usual().run("evaluate", run, other).err()).isEmpty();
  }

  @Test
  void evaluateCountsAndChargesWhatTheModelNeverSaw() {
    String known = Recipes.sampleText().substring(0, 1000);
    Path greek = folder.write("greek.txt", known + "\u03A9");

    JsonNode found = json("evaluate", run, greek, "--json").getLast();
    assertThat(found.get("unknown").longValue()).isOne();
    double spelled = found.get("bits_per_character").doubleValue() * 1001;
    double foretold = found.get("loss").doubleValue() * 1000 / StrictMath.log(2);
    assertThat(spelled - foretold).isGreaterThan(20);
  }

  @Test
  void evaluateMeasuresAModelFileWithoutItsRun() throws Exception {
    Path alone = temporary.resolve("alone/model.safetensors");
    Files.createDirectories(alone.getParent());
    Files.copy(run.resolve("model.safetensors"), alone);

    JsonNode inRun = json("evaluate", run, other, "--json").getLast();
    JsonNode found = json("evaluate", alone, other, "--json").getLast();
    assertThat(found.get("loss")).isEqualTo(inRun.get("loss"));
    assertThat(found.has("baselines")).isFalse();
  }

  @Test
  void evaluateRefusesATextWithNothingToForetell() {
    var result = Shell.usual().run("evaluate", run, folder.write("one.txt", "a"));

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).startsWith("error[DATA-001]: ").contains("at least 2");
  }

  @Test
  void scoreHasALineATokenAndTheTotals() {
    var result = Shell.usual().run("score", run, "--text", "It was");

    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).hasLineCount(1 + 6 + 3).contains("5 tokens: loss ");
    assertThat(result.out()).doesNotContain("\u001B");
  }

  @Test
  void scoreColoursOnATerminalAlone() {
    assertThat(
            Shell.on(Console.Screen.COLOUR).run("score", run, "--text", "The sea was calm.").out())
        .contains("\u001B[3");
  }

  @Test
  void scoreReadsFilesAndStandardInputAlike() {
    Path file = folder.write("small.txt", "The sea was calm.");

    String expected = Shell.usual().run("score", run, "--text", "The sea was calm.").out();
    assertThat(Shell.usual().run("score", run, file).out()).isEqualTo(expected);
    assertThat(Shell.withInput("The sea was calm.").run("score", run, "-").out())
        .isEqualTo(expected);
  }

  @Test
  void scoresOfMachinesAddUpToTheTotals() {
    List<JsonNode> objects = json("score", run, "--text", "The sea was calm.", "--json");

    JsonNode totals = objects.getLast();
    assertThat(objects).hasSize(18);
    assertThat(objects.getFirst().has("log_probability")).isFalse();
    double sum =
        objects.stream()
            .limit(17)
            .filter(token -> token.has("log_probability"))
            .mapToDouble(token -> token.get("log_probability").doubleValue())
            .sum();
    assertThat(-sum / 16).isCloseTo(totals.get("loss").doubleValue(), within(ROUNDING));
    assertThat(totals.get("targets").longValue()).isEqualTo(16);
  }

  @Test
  void scoreNeedsOneText() {
    assertThat(Shell.usual().run("score", run).err()).startsWith("error[USAGE-001]: no text");
    assertThat(Shell.usual().run("score", run, other, "--text", "a").status()).isEqualTo(2);
    assertThat(Shell.usual().run("score", run, "--text", "").status()).isEqualTo(4);
    assertThat(Shell.usual().run("score", run, "--text", "x").status()).isEqualTo(4);
  }

  @Test
  void predictShowsTheLikeliestFirst() {
    var result = Shell.usual().run("predict", run, "It was ", "--top", 3);

    assertThat(result.status()).isZero();
    assertThat(result.out()).hasLineCount(4).startsWith("token");
  }

  @Test
  void predictGivesMachinesAllProbabilities() {
    JsonNode found = json("predict", run, "--ids", "3,4,5", "--json").getFirst();

    double[] all =
        found.get("probabilities").valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    assertThat(Arrays.stream(all).sum()).isCloseTo(1, within(ROUNDING));
    int likeliest = found.get("likeliest").get(0).intValue();
    assertThat(all[likeliest]).isEqualTo(Arrays.stream(all).max().orElseThrow());
    assertThat(found.get("read")).hasSize(3);
  }

  @Test
  void predictAgreesWithTheGreedyChoiceOfGenerate() {
    JsonNode found = json("predict", run, "It was ", "--json").getFirst();
    int id = found.get("likeliest").get(0).intValue();
    String written =
        Shell.usual().run("generate", run, "It was ", "--tokens", 1, "-t", 0).out().substring(0, 1);

    List<JsonNode> tokens = json("score", run, "--text", "It was " + written, "--json");
    assertThat(tokens.get(7).get("id").intValue()).isEqualTo(id);
    assertThat(tokens.get(7).get("rank").intValue()).isOne();
  }

  @Test
  void predictRefusesIdsThatAreNone() {
    var result = Shell.usual().run("predict", run, "--ids", "3,9999");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("error[USAGE-002]: there is no token 9999").contains("fix");
    assertThat(Shell.usual().run("predict", run, "--ids", "-1").status()).isEqualTo(2);
    assertThat(Shell.usual().run("predict", run, "--ids", "a").status()).isEqualTo(2);
    assertThat(Shell.usual().run("predict", run, "a", "--ids", "1").status()).isEqualTo(2);
    assertThat(Shell.usual().run("predict", run, "a", "--top", "0").status()).isEqualTo(2);
  }

  @Test
  void predictBeginsALineWithoutAText() {
    assertThat(Shell.usual().run("predict", run).out())
        .isEqualTo(Shell.usual().run("predict", run, "\n").out());
  }

  @Test
  void predictNamesWhatTheModelNeverSaw() {
    var result = Shell.usual().run("predict", run, "It \u03A9");

    assertThat(result.status()).isZero();
    assertThat(result.err()).startsWith("warning[PROMPT-001]: ");
    assertThat(Shell.usual().run("predict", run, "\u03A9", "--strict").status()).isEqualTo(4);
  }

  @Test
  void trainingShowsWhatCountsGive() {
    var result = Shell.usual().run(folder.train(folder.text(), folder.run("seen"), "--epochs", 1));

    assertThat(result.err()).contains("beside it: unigram ", "6-gram Kneser-Ney ", " bits/char");
    assertThat(folder.run("seen").resolve("baselines.json")).exists();
  }

  private static List<JsonNode> json(Object... words) {
    var result = Shell.usual().run(words);
    assertThat(result.status()).as(result.err()).isZero();
    return result.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
  }
}
