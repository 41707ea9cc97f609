package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
  private static final String CELLS = "model.layers[0].kind=lstm,gru";

  @TempDir Path temporary;
  private Path text;
  private Path out;

  @BeforeEach
  void aSmallText() {
    text = new TrainingFolder(temporary).text();
    out = temporary.resolve("all of them");
  }

  @Test
  void theTableIsTheResultAndTheProgressIsNot() {
    var result = compare("--vary", CELLS);

    assertThat(result.status()).isZero();
    assertThat(result.out().lines().filter(line -> !line.isEmpty()))
        .hasSize(5)
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.matches("characters unigram +- +\\d.*"))
        .anyMatch(line -> line.matches("characters-gru +\\d.*"))
        .anyMatch(line -> line.matches("recipe +parameters +loss +bits/char .*"));
    assertThat(result.err())
        .contains("1 of 2      characters-lstm  model.layers[0].kind=lstm")
        .contains("2 of 2      characters-gru")
        .contains(" bits a character after 1 epoch, ")
        .contains("summary '" + out + "/characters-");
  }

  @Test
  void theFolderHoldsRunsAndAPicture() {
    compare("--vary", CELLS, "--png");

    assertThat(out.resolve("characters-lstm/model.safetensors")).isNotEmptyFile();
    assertThat(out.resolve("curves.svg")).content().contains("characters-gru", "over time");
    assertThat(out.resolve("curves.png")).isNotEmptyFile();
  }

  @Test
  void theSameCommandAgainTrainsNothing() {
    String first = compare("--vary", CELLS).out();

    var second = compare("--vary", CELLS);

    assertThat(second.out()).isEqualTo(first);
    assertThat(second.err()).contains("characters-lstm, done before: ");
  }

  @Test
  void aRecipeIsComparedWithAChangedOne() throws Exception {
    Path mine = temporary.resolve("mine.yaml");
    Files.writeString(mine, Shell.usual().run("recipes", "show", "characters").out());

    var result = compare("--recipe", mine, "--recipe", mine + ":model.layers[0].units=9:seed=7");

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("\nmine  ", "\nmine-units-9-seed-7\n");
  }

  @Test
  void quietLeavesTheTableAlone() {
    var result = compare("--vary", CELLS, "--quiet");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("characters-gru");
  }

  @Test
  void machinesGetOneObjectALine() {
    var result = compare("--vary", CELLS, "--json");

    assertThat(result.out().lines()).allMatch(line -> line.startsWith("{\"event\":\""));
    assertThat(result.out())
        .contains("{\"event\":\"trial_begins\",\"trial\":\"characters-lstm\",\"number\":1")
        .contains("{\"event\":\"trial_ends\",\"trial\":\"characters-gru\"")
        .contains("{\"event\":\"comparison\",\"runs\":[{\"trial\":\"characters-")
        .contains("\"validation_bits_per_character\":")
        .contains("{\"event\":\"end\",\"end\":\"finished\",\"best\":\"characters-")
        .doesNotContain("{\"event\":\"step\"");
  }

  @Test
  void otherSettingsInTheSameFolderAreRefusedWithTheirDifferences() {
    compare("--vary", CELLS);

    var result = compare("--vary", CELLS, "--seed", 5);

    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err())
        .startsWith("error[RUN-004]: ")
        .contains("\n    characters-lstm: was seed: 42, is seed: 5\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          --recipe characters --epochs 1      | there is one recipe, and nothing to compare it with
          --vary seed=1,2                     | neither --epochs nor --minutes says how long
          --vary seed=1,2 --epochs 1 --minutes 2 | --epochs and --minutes both say
          --vary seed=1..9 --epochs 1         | a grid needs points, and 'seed=1..9' is a whole range
          --recipe a --recipe poem --epochs 1 | there is no recipe 'a'
          --recipe poem:model.unit=3 --recipe poem --epochs 1 | 'unit' is no key
          --vary seed --epochs 1              | 'seed' has no setting in front of a =
          """)
  void whatCannotBeComparedIsToldBeforeAnythingIsTrained(String words, String what) {
    var command = new ArrayList<Object>(List.of("compare", text, "--out", out));
    command.addAll(List.of((Object[]) words.split(" ")));

    var result = Shell.usual().run(command.toArray());

    assertThat(result.err()).contains("error[USAGE-", what, "\n  fix: ");
    assertThat(result.status()).isEqualTo(2);
    assertThat(out).doesNotExist();
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    var result =
        Shell.usual()
            .run(
                "compare",
                text,
                "--out",
                out,
                "--recipe",
                "poen",
                "--recipe",
                "characters:seed=x",
                "--vary",
                "a=",
                "--set",
                "seed");

    assertThat(result.err().lines().filter(line -> line.startsWith("error["))).hasSize(5);
    assertThat(result.err())
        .contains("'poen'", "seed is 'x'", "--epochs", "'a=' has no values", "--set is 'seed'");
  }

  @Test
  void standardInputIsRefusedBecauseItIsGoneOnceItIsRead() {
    var result =
        Shell.withInput("the cat sat on the mat. ".repeat(60))
            .run("compare", "-", "--out", out, "--vary", CELLS, "--epochs", 1);

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).contains("error[DATA-019]: every trial reads the text");
    assertThat(out).doesNotExist();
  }

  private Shell.Result compare(Object... further) {
    var words = new ArrayList<Object>(List.of("compare", text, "--out", out, "--epochs", 1));
    words.addAll(List.of("--set", "model.layers[0].units=8", "--set", "examples.sequences=8"));
    words.addAll(List.of(further));
    return Shell.usual().run(words.toArray());
  }
}
