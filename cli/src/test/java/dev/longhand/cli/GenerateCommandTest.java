package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  @TempDir private static Path temporary;
  private static Path run;

  @BeforeAll
  static void aSmallModel() {
    var folder = new TrainingFolder(temporary);
    run = folder.run("run");
    assertThat(
            Shell.usual().run(folder.train(folder.text(), run, "--epochs", 1, "--quiet")).status())
        .isZero();
  }

  @Test
  void theTextAloneIsOnStandardOutput() {
    var result = Shell.usual().run("generate", run, "--prompt", "The ", "--tokens", 50);

    assertThat(result.status()).isZero();
    assertThat(result.out()).hasSize(51).endsWith("\n").doesNotStartWith("The ");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void theSameWordsGiveTheSameText() {
    Object[] words = {"generate", run, "The ", "--tokens", 80, "--temperature", 1.2, "--seed", 7};

    assertThat(Shell.usual().run(words).out()).isEqualTo(Shell.usual().run(words).out());
    assertThat(Shell.usual().run("generate", run, "--seed", 7).out())
        .isNotEqualTo(Shell.usual().run("generate", run, "--seed", 8).out());
  }

  @Test
  void theFolderAndTheFileInItAreTheSameModel() {
    Path moved = temporary.resolve("moved.safetensors");
    try {
      Files.copy(run.resolve("model.safetensors"), moved);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }

    assertThat(Shell.usual().run("generate", moved).out())
        .isEqualTo(Shell.usual().run("generate", run).out());
  }

  @Test
  void severalTextsStandApartAndDiffer() {
    var result = Shell.usual().run("generate", run, "--count", 2, "--tokens", 40, "-t", 2);
    String first = result.out().substring(0, 40);

    assertThat(result.out()).hasSize(83);
    assertThat(result.out().substring(40, 42)).isEqualTo("\n\n");
    assertThat(result.out().substring(42, 82)).isNotEqualTo(first);
  }

  @Test
  void noTokensGiveNothing() {
    assertThat(Shell.usual().run("generate", run, "--tokens", 0).out()).isEmpty();
  }

  @Test
  void aPromptOfAnyLengthIsRead() {
    for (String prompt : new String[] {"", "T", "The sea ".repeat(200)}) {
      var result = Shell.usual().run("generate", run, "--prompt", prompt, "--tokens", 5);

      assertThat(result.status()).isZero();
      assertThat(result.out()).hasSize(6);
    }
  }

  @Test
  void unknownCharactersAreNamedInAWarning() {
    var result = Shell.usual().run("generate", run, "--prompt", "\u03A9 \u001B", "--tokens", 5);

    assertThat(result.status()).isZero();
    assertThat(result.out()).hasSize(6);
    assertThat(result.err())
        .startsWith("warning[PROMPT-001]: ")
        .contains("U+03A9", "U+001B")
        .doesNotContain("\u001B");
  }

  @Test
  void strictnessRefusesUnknownCharacters() {
    var result = Shell.usual().run("generate", run, "\u03A9", "--strict");

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("error[PROMPT-001]: ");
  }

  @Test
  void aReaderThatLeavesEndsTheWritingQuietly() {
    var err = new ByteArrayOutputStream();
    var head = new PrintStream(new LeavingReader(), false, UTF_8);

    int status =
        Shell.usual().run(head, new PrintStream(err), "generate", run, "--tokens", 1_000_000_000);

    assertThat(status).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aPersonSeesThePromptBeforeTheText() {
    var result = Shell.on(Console.Screen.COLOUR).run("generate", run, "The ", "--tokens", 5);

    assertThat(result.err()).isEqualTo("The ");
    assertThat(result.out()).hasSize(6);
  }

  @Test
  void machinesGetOneObjectAText() {
    var result = Shell.usual().run("generate", run, "The ", "--count", 2, "--json");

    assertThat(result.out()).hasLineCount(2).startsWith("{\"prompt\":\"The \",\"text\":\"");
  }

  @Test
  void withoutAModelItSaysSo() {
    var nothing = Shell.usual().run("generate", temporary.resolve("nowhere"));
    var empty = Shell.usual().run("generate", temporary);

    assertThat(nothing.status()).isIn(5, 6);
    assertThat(nothing.err()).startsWith("error[").contains("\n  fix: ");
    assertThat(empty.status()).isIn(5, 6);
    assertThat(nothing.out()).isEmpty();
  }

  @Test
  void aDamagedModelIsRefused() throws Exception {
    Path damaged = temporary.resolve("damaged.safetensors");
    byte[] bytes = Files.readAllBytes(run.resolve("model.safetensors"));
    bytes[bytes.length - 10] ^= 1;
    Files.write(damaged, bytes);

    var result = Shell.usual().run("generate", damaged);

    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).startsWith("error[MODEL-012]: ");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aSummaryOfARunNamesItsText() {
    var result = Shell.usual().run("summary", run);

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith("my book.txt")
        .contains("weights after ", "lstm", "total", "memory: ");
  }

  /// The end of a pipe that reads a little and goes.
  private static final class LeavingReader extends OutputStream {
    private int read;

    @Override
    public void write(int value) throws IOException {
      if (read++ > 100) {
        throw new IOException("Broken pipe");
      }
    }
  }

  @Test
  void aTextCanEndWithItsLine() {
    var whole = Shell.usual().run("generate", run, "The ", "--tokens", 300).out();
    var line = Shell.usual().run("generate", run, "The ", "--tokens", 300, "--until", "line").out();

    assertThat(whole).startsWith(line);
    assertThat(line.stripTrailing()).doesNotContain("\n");
  }

  @Test
  void aStopTextIsNotWritten() {
    var whole = Shell.usual().run("generate", run, "The ", "--tokens", 60).out();
    String stop = whole.substring(20, 23);
    var cut = Shell.usual().run("generate", run, "The ", "--tokens", 60, "--stop", stop).out();

    assertThat(cut).isEqualTo(whole.substring(0, whole.indexOf(stop)) + "\n");
  }

  @Test
  void promptsOfAFileStandInTablesOfTheirGroups() throws IOException {
    Path file = temporary.resolve("prompts.txt");
    Files.writeString(file, "The \n\n[invented]\nflimb\nzor ");

    var result =
        Shell.usual().run("generate", run, "--prompts", file, "-t", 0.5, "-t", 1.5, "--tokens", 20);

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith("temperature 0.5\nSeed  Generated\n----  ---")
        .contains("\ninvented, temperature 0.5\nSeed   Generated\n", "\nflimb  ", "\nzor");
    assertThat(result.out().split("temperature ", -1)).hasSize(5);
  }

  @Test
  void aRandomPlaceOfTheTextIsGoneOnFrom() {
    var one =
        Shell.usual()
            .run("generate", run, "--random-seed-text", "--seed-tokens", 9, "--json", "-n", 4);
    var other =
        Shell.usual()
            .run(
                "generate",
                run,
                "--random-seed-text",
                "--seed-tokens",
                9,
                "--json",
                "-n",
                4,
                "--seed",
                3);

    assertThat(one.status()).isZero();
    assertThat(one.out()).matches("(?s)\\{\"prompt\":\".{9,12}\",\"text\".*");
    assertThat(other.out()).isNotEqualTo(one.out());
  }

  @Test
  void objectsSayWhatEachTokenWasWorthAndWhyTheTextEnds() {
    var result = Shell.usual().run("generate", run, "The ", "--json", "-n", 3, "--count", 2);

    assertThat(result.out().lines()).hasSize(2);
    assertThat(result.out())
        .contains("\"stop_reason\":\"tokens\"", "\"log_probability\":-", "\"rank\":")
        .contains("\"index\":1");
  }

  @Test
  void modelsOfOneVocabularyWriteTogether() {
    var alone = Shell.usual().run("generate", run, "The ", "--tokens", 60).out();
    var twice =
        Shell.usual()
            .run("generate", "--mix", run + "=0.7", "--mix", run + "=0.3", "The ", "-n", 60);

    assertThat(twice.status()).isZero();
    assertThat(twice.out()).isEqualTo(alone);
  }

  @Test
  void whatCannotGoTogetherIsToldAtOnce() {
    var result =
        Shell.usual()
            .run("generate", run, "The ", "--prompt", "A ", "--stop", "", "--temperature", "11");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("the prompt is given twice, by PROMPT and by --prompt")
        .contains("temperature");
  }

  @Test
  void aReceiptWritesItsTextsOnceMore() throws IOException {
    Path receipt = temporary.resolve("receipt.json");
    Object[] words = {
      "generate",
      run,
      "The ",
      "-n",
      40,
      "--count",
      3,
      "-t",
      0.5,
      "-t",
      2,
      "--no-repeat",
      5,
      "--receipt",
      receipt
    };
    var written = Shell.usual().run(words);

    var replayed = Shell.usual().run("replay", receipt);

    assertThat(written.status()).isZero();
    assertThat(replayed.status()).isZero();
    assertThat(replayed.out()).isEqualTo(written.out());
    Files.writeString(receipt, Files.readString(receipt).replace("temperature=2.0", "top-k=1"));
    var changed = Shell.usual().run("replay", receipt);
    assertThat(changed.status()).isEqualTo(4);
    assertThat(changed.err()).startsWith("error[RECEIPT-003]: the text has another hash");
  }

  @Test
  void aReplayNeedsTheModelThatWrote() {
    Path receipt = temporary.resolve("theirs.json");
    var folder = new TrainingFolder(temporary);
    Path other = folder.run("other");
    Shell.usual().run(folder.train(folder.text(), other, "--epochs", 1, "--quiet", "--seed", 9));
    Shell.usual().run("generate", run, "The ", "-n", 9, "--receipt", receipt);

    var replayed = Shell.usual().run("replay", receipt, "--model", other);

    assertThat(replayed.status()).isEqualTo(5);
    assertThat(replayed.err()).startsWith("error[RECEIPT-002]: this is another model");
  }

  @Test
  void aSearchFindsTheSameEachTime() {
    Object[] words = {"generate", run, "The ", "--beams", 4, "--count", 2, "-n", 12};

    assertThat(Shell.usual().run(words).out()).isEqualTo(Shell.usual().run(words).out());
    assertThat(Shell.usual().run("generate", run, "--contrastive", "4,0.6", "-n", 12).status())
        .isZero();
    assertThat(Shell.usual().run("generate", run, "--beams", 4, "--top-k", 3).err())
        .startsWith("error[USAGE-003]: a search draws nothing by chance");
  }
}
