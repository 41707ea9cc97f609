package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.recipe.Recipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
  @TempDir Path temporary;
  private TrainingFolder folder;
  private Path text;
  private Path run;

  @BeforeEach
  void aSmallText() {
    folder = new TrainingFolder(temporary);
    text = folder.text();
    run = folder.run("a run");
  }

  @Test
  void aRunFolderIsWrittenAndStandardOutputStaysEmpty() {
    var result = Shell.usual().run(folder.train(text, run, "--epochs", 2));

    assertThat(result.status()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(run.resolve("recipe.yaml")).isNotEmptyFile();
    assertThat(run.resolve("model.safetensors")).isNotEmptyFile();
    assertThat(TrainingFolder.lines(run.resolve("metrics.jsonl"))).hasSize(2);
    assertThat(TrainingFolder.hashes(run)).allMatch(hash -> hash.length() == 64);
  }

  @Test
  void aPersonSeesTextModelEpochsSamplesAndWhatToDoNext() {
    var result = Shell.usual().run(folder.train(text, run, "--epochs", 2));

    assertThat(result.err())
        .contains("text ", "6 000 characters", "lstm 12", "epoch ", " 1/2 ", " 2/2 ", "best")
        .contains("      | ")
        .contains("./longhand generate '" + run + "'")
        .contains("./longhand resume '" + run + "' --epochs 12")
        .doesNotContain("\u001B", "\r");
  }

  @Test
  void samplesOfSeveralTemperaturesAreToldApart() {
    Path recipe = folder.write("my.yaml", Recipes.faithful("poem").withSampleLength(20).toYaml());
    var words = folder.train(text, run, "--epochs", 2, "--recipe", recipe);

    assertThat(Shell.usual().run(words).err().lines().filter(line -> line.contains("temperature")))
        .containsExactly(
            "      temperature 0.5",
            "      temperature 1.0",
            "      temperature 1.5",
            "      temperature 0.5",
            "      temperature 1.0",
            "      temperature 1.5");
  }

  @Test
  void whatIsAskedOfLearningStandsInTheRecipe() {
    var words =
        folder.train(
            text,
            run,
            "--epochs",
            1,
            "--optimizer",
            "SGD",
            "--momentum",
            "0.9",
            "--nesterov",
            "--l2",
            "0.001",
            "--clip-value",
            "0.5",
            "--schedule",
            "linear",
            "--warm-up",
            "0.5");

    assertThat(Shell.usual().run(words).status()).isZero();
    assertThat(run.resolve("recipe.yaml"))
        .content()
        .contains("optimizer: sgd\n  learning_rate: 0.01\n  momentum: 0.9\n  nesterov: on\n")
        .contains("l2: 0.001\n", "clip_value: 0.5\n", "kind: linear\n    warm_up: 0.5\n");
  }

  @Test
  void aLearningRateThatChangesIsShownAndKept() {
    var result = Shell.usual().run(folder.train(text, run, "--epochs", 3, "--schedule", "step"));

    assertThat(result.err().lines().filter(line -> line.contains("learning rate"))).hasSize(2);
    assertThat(TrainingFolder.lines(run.resolve("metrics.jsonl")))
        .allMatch(line -> line.contains("\"learning_rate\":0.00"));
  }

  @Test
  void weightsBeginAsAskedFor() {
    var small = Shell.usual().run(folder.train(text, run, "--epochs", 1, "--init", "uniform:0.08"));

    assertThat(small.status()).isZero();
    assertThat(run.resolve("recipe.yaml")).content().contains("  initialisers: uniform:0.08\n");
  }

  @Test
  void aRunWhoseRatesEndWithItIsNotAdvisedToGoOn() {
    var words = folder.train(text, run, "--epochs", 1, "--schedule", "cosine");

    assertThat(Shell.usual().run(words).err()).contains("look: ").doesNotContain("train on: ");
  }

  @Test
  void theRecipeOfARunReplaysItToTheBit() throws IOException {
    Shell.usual().run(folder.train(text, run, "--epochs", 1, "--set", "model.layers[0].units=9"));
    Path again = folder.run("again");

    var result = Shell.usual().run("train", run.resolve("recipe.yaml"), "--out", again);

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(modelHash(again)).isEqualTo(modelHash(run));
  }

  private static String modelHash(Path run) throws IOException {
    String figures = Files.readString(run.resolve("metrics.jsonl"));
    return figures.substring(figures.indexOf("\"model_sha256\""));
  }

  @Test
  void aRecipeWhereATextBelongsIsNamed() {
    Path mine = folder.write("my.yaml", Recipes.yaml("characters", Recipes.Form.CORRECTED));

    assertThat(Shell.usual().run("train", mine, "--out", run).err())
        .contains("is a recipe, and the text to learn from is missing")
        .contains("train TEXT --recipe " + mine + " --out RUN\n");
    assertThat(Shell.usual().run("train", mine, text, "--out", run).err())
        .contains("is a recipe, and no text to learn from\n  in:  TEXT\n")
        .contains("train '" + text + "' --recipe " + mine + " --out RUN\n");
  }

  @Test
  void windowsAreCounted() {
    var result =
        Shell.usual().run(folder.train(text, run, "--recipe", "poem", "--faithful", "--epochs", 1));

    assertThat(result.err())
        .contains("examples    5 980 windows of 20 characters, 748 steps an epoch of 8\n");
  }

  @Test
  void theAdvisedCommandsWork() {
    var result = Shell.usual().run(folder.train(text, run, "--epochs", 1));
    var commands = result.err().lines().filter(line -> line.contains("./longhand ")).toList();

    assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
    for (String line : commands) {
      String words = line.substring(line.indexOf("./longhand ") + "./longhand ".length());
      assertThat(Shell.usual().run(ShellWords.of(words).toArray()).status()).as(words).isZero();
    }
  }

  @Test
  void onATerminalABarIsDrawnOverAndOver() {
    var result = Shell.on(Console.Screen.TERMINAL).run(folder.train(text, run, "--epochs", 1));

    assertThat(result.err()).contains("\r\u001B[K").contains("epoch 1/1 [").contains("loss ");
    assertThat(result.err().replaceAll("\u001B\\[K", "").split("[\r\n]"))
        .allMatch(line -> line.length() <= 80 || line.contains(temporary.toString()));
  }

  @Test
  void quietSaysNothingWhenNothingIsWrong() {
    var result = Shell.usual().run(folder.train(text, run, "--epochs", 1, "--quiet"));

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEmpty();
  }

  @Test
  void machinesGetEventsAsLines() {
    var result = Shell.usual().run(folder.train(text, run, "--epochs", 1, "--json"));

    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).allMatch(line -> line.startsWith("{\"event\":\""));
    assertThat(result.out())
        .contains("{\"event\":\"corpus\"", "{\"event\":\"step\"", "{\"event\":\"epoch\"")
        .contains("{\"event\":\"sample\"", "{\"event\":\"end\",\"end\":\"finished\"");
  }

  @Test
  void aRunMadeLongerIsTheLongRun() {
    Path whole = folder.run("whole");
    Shell.usual().run(folder.train(text, whole, "--epochs", 3, "--threads", 1, "--quiet"));
    Shell.usual().run(folder.train(text, run, "--epochs", 1, "--threads", 2, "--quiet"));

    var result = Shell.usual().run("resume", run, "--epochs", 3, "--threads", 1, "--quiet");

    assertThat(result.status()).isZero();
    assertThat(TrainingFolder.hashes(run)).isEqualTo(TrainingFolder.hashes(whole)).hasSize(3);
    assertThat(run.resolve("model.safetensors")).isNotEmptyFile();
  }

  @Test
  void aFinishedRunHasNothingToDo() {
    Shell.usual().run(folder.train(text, run, "--epochs", 1, "--quiet"));

    var result = Shell.usual().run("resume", run);

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("nothing to do");
  }

  @Test
  void theScalarKernelsGiveTheSameModelAndAreNamed() {
    Path scalar = folder.run("scalar");
    Shell.usual().run(folder.train(text, run, "--epochs", 1, "--quiet"));

    var result =
        Shell.withKernels(ScalarKernels::new).run(folder.train(text, scalar, "--epochs", 1));

    assertThat(result.err().lines().filter(line -> line.contains("vector module"))).hasSize(1);
    assertThat(TrainingFolder.hashes(scalar)).isEqualTo(TrainingFolder.hashes(run));
  }

  @Test
  void aJavaThatCanCorruptDataIsRefused() {
    var result = Shell.withJava("25.0.2").run(folder.train(text, run));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("error[USAGE-005]: Java 25.0.2 can corrupt data");
    assertThat(run).doesNotExist();
  }

  @Test
  void aFaultOfOursIsReportedWithoutATraceAndKeptInAFile() throws Exception {
    var broken =
        Shell.withKernels(() -> {
          throw new IllegalStateException("broken on purpose");
        });

    var result = broken.run(folder.train(text, run));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("error[INTERNAL-001]: ")
        .doesNotContain("Exception", "at dev.longhand");
    var report = Path.of(result.err().replaceAll("(?s).*report written to (\\S+).*", "$1"));
    assertThat(report).content().contains("broken on purpose", "at dev.longhand");
    Files.delete(report);
  }

  @Test
  void debugShowsWhereAFaultComesFrom() {
    var result = Shell.usual().run("train", temporary.resolve("none"), "--out", run, "--debug");

    assertThat(result.err()).contains("error[DATA-021]", "\n\tat dev.longhand.");
  }

  @Test
  void memoryThatRanOutIsSaidWithItsOwnStatus() {
    var full =
        Shell.withKernels(() -> {
          throw new OutOfMemoryError("on purpose");
        });

    var result = full.run(folder.train(text, run));

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err()).startsWith("error[MEMORY-002]: ").contains("-Xmx4g");
  }

  @Test
  void aRunThatDivergesEndsWithItsOwnStatusAndSaysWhatToChange() {
    Path wild =
        folder.write(
            "wild.yaml",
            """
            name: wild
            examples: {kind: streams, steps: 20, sequences: 8}
            model:
              input: {kind: embedding, width: 8}
              layers:
                - {kind: lstm, units: 12}
                - {kind: dense, units: 16, activation: linear}
                - {kind: dense, units: 16, activation: linear}
            training: {epochs: 2, optimizer: sgd, learning_rate: 1000}
            """);

    var result = Shell.usual().run("train", text, "--out", run, "--recipe", wild);

    assertThat(result.status()).isEqualTo(8);
    assertThat(result.err())
        .contains("error[TRAIN-001]: ", "epoch 1, batch ", "--learning-rate (now 1000", "clip_norm")
        .doesNotContain("NaN", "Exception");
    assertThat(run.resolve("model.safetensors")).doesNotExist();
  }

  @Test
  void aModelThatWouldNotFitIsRefusedBeforeItIsMade() {
    var huge = Shell.usual().run("train", text, "--out", run, "--units", 65_536);

    assertThat(huge.status()).isEqualTo(3);
    assertThat(huge.err()).contains("error[MEMORY-001]: ", "\n  fix: ");
    assertThat(run).doesNotExist();
  }

  @Test
  void everythingWrongInARecipeIsToldAtOnceWithItsLine() {
    String yaml = Shell.usual().run("recipes", "show", "characters").out();
    Path mine =
        folder.write("mine.yaml", yaml.replace("epochs: 10", "epohcs: 10").replace("0.05", "7"));

    var result = Shell.usual().run(folder.train(text, run, "--recipe", mine));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("epohcs", "epochs", "mine.yaml:");
    assertThat(result.err().lines().filter(line -> line.startsWith("error["))).hasSize(3);
  }

  @Test
  void textFromStandardInputIsLearntAndCanBeResumed() {
    var piped = Shell.withInput("the cat sat on the mat. ".repeat(60));

    var result = piped.run(folder.train(Path.of("-"), run, "--epochs", 1, "--quiet"));

    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(Shell.usual().run("resume", run, "--epochs", 2, "--quiet").status()).isZero();
    assertThat(TrainingFolder.hashes(run)).hasSize(2);
  }

  @Test
  void strictnessTurnsAWarningIntoAnErrorAndLeavesNoFolder() {
    Path odd = folder.write("odd.txt", "a\u200Bb\u200Bc and more text. ".repeat(80));
    assertThat(Shell.usual().run(folder.train(odd, run, "--epochs", 1)).err())
        .contains("warning[DATA-015]: ");

    var result = Shell.usual().run(folder.train(odd, folder.run("strict"), "--strict"));

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).contains("error[DATA-015]: ");
    assertThat(folder.run("strict")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cell gru --layers 2 --projection 8",
        "--cell gru --reset-before --weight-drop 0.3",
        "--cell simple_rnn --recurrent-dropout 0.2",
        "--peepholes --coupled-gates --layer-norm --dropout 0.2",
        "--width 12 --tied --embedding-dropout 0.1"
      })
  void everyCellTrainsAndWrites(String options) {
    var folder = new TrainingFolder(temporary);
    Path run = folder.run("run");
    Path text = folder.write("short.txt", Recipes.sampleText().substring(0, 1500));
    Object[] words = folder.train(text, run, (Object[]) options.split(" "));

    var trained = Shell.usual().run(with(words, "--epochs", "1"));

    assertThat(trained.err()).contains("finished    1 epoch");
    assertThat(trained.status()).isZero();
    assertThat(Shell.usual().run("generate", run, "--tokens", 30).out()).hasSize(31);
    assertThat(Shell.usual().run("resume", run, "--epochs", 2).status()).isZero();
  }

  @Test
  void aModelThatReadsBothWaysIsTrainedAndWritesByWindows() {
    var folder = new TrainingFolder(temporary);
    Path run = folder.run("both");
    Path text = folder.write("short.txt", Recipes.sampleText().substring(0, 600));
    Object[] words =
        folder.train(
            text,
            run,
            "--recipe",
            "poem-faithful",
            "--bidirectional",
            "concat",
            "--validation",
            0.2);

    var trained = Shell.usual().run(with(words, "--epochs", "2"));

    assertThat(trained.status()).isZero();
    assertThat(trained.err()).contains("summary ", "generate ");
    var written = Shell.usual().run("generate", run, "--tokens", 20);
    assertThat(written.status()).isZero();
    assertThat(written.err())
        .startsWith("note: the model reads the last 20 characters again for each new character");
    var refused = Shell.usual().run("generate", run, "--carry");
    assertThat(refused.status()).isEqualTo(5);
    assertThat(refused.err())
        .startsWith("error[MODEL-036]: the model reads each window from its end too")
        .contains("\n  in:  layer bidirectional\n", "\n  fix: let it read a window");
  }

  private static Object[] with(Object[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray();
  }
}
