package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.recipe.Recipes;
import dev.longhand.recipe.Recipes.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          trian book.txt              | there is no command trian | ./longhand | ./longhand train book.txt
          frobnicate                  | there is no command frobnicate | ./longhand | ./longhand --help
          --jsno errors               | there is no option --jsno | ./longhand | ./longhand --json errors
          train book.txt              | --out is missing | ./longhand train | ./longhand train book.txt --out runs/book
          train book.txt --out        | --out needs a value, RUN | ./longhand train | ./longhand train book.txt --out runs/book
          train book.txt -o           | --out needs a value, RUN | ./longhand train | ./longhand train book.txt --out runs/book
          train a --out b --epcohs 3  | there is no option --epcohs | ./longhand train | ./longhand train a --out b --epochs 3
          train a --out b --epcohs=3  | there is no option --epcohs | ./longhand train | ./longhand train a --out b --epochs=3
          train a --out b --out c     | --out is given twice | ./longhand train | ./longhand train --help
          generate                    | RUN is missing | RUN, --mix | ./longhand generate runs/book
          generate a b c              | 'c' is one argument too many | ./longhand generate | ./longhand generate --help
          generate a --temprature 1   | there is no option --temprature | ./longhand generate | ./longhand generate a --temperature 1
          resume                      | RUN is missing | ./longhand resume | ./longhand resume runs/book
          summary                     | neither a run nor a recipe is named | RUN, --recipe | ./longhand summary --recipe characters
          errors DATS-009             | there is no code DATS-009 | CODE | ./longhand errors DATA-009
          explain lstn                | there is no topic lstn | TOPIC | ./longhand explain lstm
          explain weather             | there is no topic weather | TOPIC | ./longhand explain
          corpus chek a               | there is no command chek | ./longhand corpus | ./longhand corpus check a
          corpus tokens               | FILE is missing | ./longhand corpus tokens | ./longhand corpus tokens book.txt --tokenizer words
          corpus get                  | BOOK is missing | ./longhand corpus get | ./longhand corpus get gutenberg:345
          recipes show                | the name of a recipe is missing | NAME | ./longhand recipes show characters
          """)
  void aWordThatIsNotUnderstoodIsNamedWithARemedy(
      String words, String what, String where, String fix) {
    var result = Shell.usual().run((Object[]) words.split(" "));

    assertThat(result.err())
        .isEqualTo("error[USAGE-001]: " + what + "\n  in:  " + where + "\n  fix: " + fix + "\n");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train a --out b | --epochs        | 0
          train a --out b | --epochs        | -1
          train a --out b | --epochs        | 2.5
          train a --out b | --epochs        | 99999999999
          train a --out b | --seed          | x
          train a --out b | --seed          | 1.5
          train a --out b | --seed          | 18446744073709551616
          train a --out b | --threads       | 0
          train a --out b | --threads       | 10000
          train a --out b | --rows          | 0
          train a --out b | --max-columns   | 0
          train a --out b | --max-field     | 0
          train a --out b | --max-field     | 536870913
          train a --out b | --batch         | 0
          train a --out b | --window        | 0
          train a --out b | --learning-rate | 0
          train a --out b | --learning-rate | NaN
          train a --out b | --learning-rate | 1e9
          train a --out b | --momentum      | 1
          train a --out b | --weight-decay  | 2
          train a --out b | --l2            | -1
          train a --out b | --clip-norm     | 0
          train a --out b | --clip-value    | 0
          train a --out b | --warm-up       | -1
          train a --out b | --units         | -5
          train a --out b | --layers        | 0
          train a --out b | --projection    | 0
          train a --out b | --width         | 0
          train a --out b | --dropout       | 1
          train a --out b | --recurrent-dropout | 1
          train a --out b | --weight-drop   | -0.1
          train a --out b | --embedding-dropout | NaN
          train a --out b | --validation    | 1
          train a --out b | --validation    | -0.1
          train a --out b | --sample-length | -1
          resume a        | --epochs        | 0
          generate a      | --tokens        | -1
          generate a      | --tokens        | 9223372036854775808
          generate a      | --temperature   | -1
          generate a      | --temperature   | 0,7
          generate a      | --temperature   | 1e9
          generate a      | --temperature   | Infinity
          generate a      | --top-k         | 0
          generate a      | --top-p         | 1.5
          generate a      | --top-p         | NaN
          generate a      | --count         | 0
          summary         | --vocabulary    | 0
          corpus check a  | --validation    | 1
          corpus tokens a | --limit         | -1
          """)
  void aNumberOutsideItsRangeIsRefusedWithTheRange(String command, String option, String value) {
    var result = Shell.usual().run((Object[]) (command + " " + option + "=" + value).split(" "));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("error[USAGE-002]: " + option + " is " + value + "; it must be a ")
        .contains("number ", "\n  in:  " + option + "\n  fix: " + option + " ")
        .hasLineCount(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --momentum 0.9                      | momentum belongs to sgd and rmsprop, and the optimizer is adam
          --optimizer adagrad --momentum 0.9  | momentum belongs to sgd and rmsprop, and the optimizer is adagrad
          --nesterov                          | nesterov belongs to sgd, and the optimizer is adam
          --optimizer sgd --nesterov          | nesterov looks ahead by the momentum, and that is 0
          --clip-norm 1 --clip-value 1        | --clip-norm and --clip-value cannot go together
          --warm-up 1                         | warm_up belongs to the schedules linear and cosine, and this one is constant
          --schedule plateau --warm-up 1      | warm_up belongs to the schedules linear and cosine, and this one is plateau
          --schedule cosine --warm-up 10      | warm_up is 10.0 epochs, and there are 10 in all
          --optimizer asgd --validation 0     | asgd averages once the validation loss no longer falls, and validation is 0
          """)
  void waysToLearnThatCannotGoTogetherAreNamed(String options, String what) {
    var result = Shell.usual().run((Object[]) ("train a --out b " + options).split(" "));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("error[USAGE-003]: " + what + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --cell gru --peepholes            | --peepholes belongs to the cell lstm, and the cell is gru                | --peepholes, --cell                | --cell lstm, or leave --peepholes out
          --cell simple_rnn --coupled-gates | --coupled-gates belongs to the cell lstm, and the cell is simple_rnn     | --coupled-gates, --cell            | --cell lstm, or leave --coupled-gates out
          --cell gru --layer-norm           | --layer-norm belongs to the cell lstm, and the cell is gru               | --layer-norm, --cell               | --cell lstm, or leave --layer-norm out
          --reset-before                    | --reset-before belongs to the cell gru, and the cell is lstm             | --reset-before, --recipe           | --cell gru, or leave --reset-before out
          --cell gru --reset-before --projection 9 | a reset gate before the recurrent kernel has one value for every unit, so the hidden state cannot have a projection | --reset-before, --projection | leave --reset-before out
          --bidirectional sum               | a bidirectional layer reads a window from both of its ends, and streams ask for every token of it, which the layer would have seen | --bidirectional, --recipe | take a recipe with windows, such as --recipe poem --faithful, or leave --bidirectional out
          --tied                            | a tied output multiplies by the embedding, and its vectors are 64 wide, while those in front of the output are 256 | --tied, --projection, --width | --projection 64, or --width 256
          --recipe poem --faithful --tied   | a tied output multiplies by the embedding, and the input is one_hot      | --tied, --projection, --width      | --width 128
          --recipe poem --faithful --embedding-dropout 0.1 | --embedding-dropout needs an embedding, and the input is one_hot     | --embedding-dropout, --recipe      | --width 64 makes it an embedding
          """)
  void networksThatCannotBeAreNamedWithBothOptions(
      String options, String what, String where, String fix) {
    var result = Shell.usual().run((Object[]) ("train a --out b " + options).split(" "));

    assertThat(result.err())
        .isEqualTo("error[USAGE-003]: " + what + "\n  in:  " + where + "\n  fix: " + fix + "\n");
    assertThat(result.status()).isEqualTo(2);
  }

  @Test
  void allThatCannotGoTogetherIsToldAtOnce() {
    var result =
        Shell.usual()
            .run(
                (Object[])
                    ("train a --out b --cell gru --layers 2 --peepholes --tied --bidirectional ave"
                            + " --clip-norm 1 --clip-value 1")
                        .split(" "));

    assertThat(result.err().lines().filter(line -> line.startsWith("error[USAGE-003]"))).hasSize(4);
    assertThat(result.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "--optimizer, adem, adam",
    "--schedule, cosin, cosine",
    "--cell, simple-rnn, simple_rnn",
    "--bidirectional, con, concat"
  })
  void aNameThatIsNearlyRightIsMended(String option, String value, String meant) {
    var result = Shell.usual().run("train", "a", "--out", "b", option, value);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(option + " cannot be '" + value + "'", option + " " + meant);
  }

  @Test
  void faultsOfOptionsRecipeFileAndAssignmentsComeInOneReport(@TempDir Path folder)
      throws IOException {
    Path mine = folder.resolve("mine.yaml");
    Files.writeString(mine, Recipes.yaml("characters", Form.CORRECTED).replace("units", "unit"));

    var result =
        Shell.usual()
            .run(
                "train",
                "a",
                "--out",
                "b",
                "--recipe",
                mine,
                "--set",
                "training.epoch=3",
                "--set",
                "seed",
                "--batch",
                "0");

    assertThat(result.err())
        .contains("--batch is 0", "'unit' is no key of model.layers[0]\n  in:  " + mine + ":18\n")
        .contains("'epoch' is no key of training\n  in:  --set training.epoch\n")
        .contains("did you mean epochs?", "--set is 'seed'; it must be KEY=VALUE");
    assertThat(result.status()).isEqualTo(2);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    var result =
        Shell.usual()
            .run("train", "--epochs", "0", "--units", "many", "--learning-rate", "NaN", "--lyrs=2");

    assertThat(result.err())
        .contains("TEXT is missing", "--out is missing", "--epochs is 0", "--units is many")
        .contains("--learning-rate is NaN", "there is no option --lyrs");
    assertThat(result.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train a --out b --no-sample --sample-length 9",
        "train a - --out b",
        "generate a b --prompt c",
        "summary a --recipe poem",
        "summary a --vocabulary 9",
        "summary a --cell gru",
        "summary a --tied",
        "summary a --set seed=3",
        "summary --recipe a.yaml --faithful"
      })
  void whatCannotGoTogetherIsNamed(String words) {
    var result = Shell.usual().run((Object[]) words.split(" "));

    assertThat(result.err()).startsWith("error[USAGE-003]: ").contains("\n  in:  ", "\n  fix: ");
    assertThat(result.status()).isEqualTo(2);
  }

  @Test
  void aWordFromOutsideCannotDriveTheTerminal() {
    var result = Shell.usual().run("train", "a", "--out", "b", "--\u001B[2Jx");

    assertThat(result.err()).contains("\\u001B").doesNotContain("\u001B");
  }

  @Test
  void anUnknownEncodingIsRefused() {
    var result = Shell.usual().run("train", "a", "--out", "b", "--encoding", "utf8x");

    assertThat(result.err()).startsWith("error[USAGE-002]: --encoding cannot be 'utf8x'");
  }

  @Test
  void machinesGetTheSameAsOneObject() {
    var result = Shell.usual().run("train", "a", "--json", "--out", "b", "--epochs", "0");

    assertThat(result.err())
        .isEqualTo(
            "{\"status\":2,\"problems\":[{\"severity\":\"error\",\"code\":\"USAGE-002\","
                + "\"what\":\"--epochs is 0; it must be a whole number from 1 to 10000\","
                + "\"where\":\"--epochs\",\"fix\":\"--epochs 10\"}]}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "train",
        "resume",
        "generate",
        "summary",
        "demo",
        "corpus",
        "corpus check",
        "corpus tokens",
        "corpus examples",
        "corpus get",
        "recipes",
        "explain",
        "errors",
        "completion"
      })
  void everyCommandHelpsWithExamplesInEightyColumns(String command) {
    var result = Shell.usual().run((Object[]) (command + " --help").strip().split(" "));

    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).contains("Usage: ./longhand " + command, "\nExamples:\n  ");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void manyOptionsStandUnderHeadings() {
    String help = Shell.usual().run("train", "--help").out();

    assertThat(help)
        .containsSubsequence(
            "--out=RUN",
            "\n\nLearning:\n",
            "--epochs=N",
            "--schedule=NAME",
            "\n\nNetwork:\n",
            "--layers=N",
            "--cell=NAME",
            "--init=HOW",
            "\n\nText:\n",
            "--encoding=NAME",
            "\n\nRunning and messages:\n",
            "--threads=N",
            "--debug",
            "\nExamples:\n");
    var options = help.lines().filter(line -> line.matches(" {2,6}(-\\w, )?--?\\w.*")).toList();
    assertThat(options).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }

  @Test
  void fewOptionsStandWithoutHeadings() {
    assertThat(Shell.usual().run("report", "--help").out()).doesNotContain("Running and messages");
  }

  @Test
  void whatEveryCommandHasComesLast() {
    assertThat(Shell.usual().run("resume", "--help").out())
        .containsSubsequence("--epochs=N", "\n\nFiles of the run:\n", "Running and messages:\n");
  }

  @Test
  void theVersionIsSaid() {
    assertThat(Shell.usual().run("--version").out()).startsWith("longhand ");
    assertThat(Shell.usual().run("train", "--version").out()).startsWith("longhand ");
  }

  @ParameterizedTest
  @CsvSource({
    "--encoding, klingon, --encoding utf-8",
    "--encoding, windows1252, --encoding windows-1252",
    "--bad-bytes, ignore, --bad-bytes refuse",
    "--init, gaussian, --init uniform:0.08",
    "--cell, SimpleRNN, --cell simple_rnn",
    "--cell, rnn, --cell simple_rnn",
    "--init, orthogonl, --init orthogonal",
    "--init, uniform:0, --init uniform:0.08",
  })
  void aValueThatHasToBeOneOfAFewNamesThem(String option, String value, String fix) {
    var result = Shell.usual().run("train", "a", "--out", "b", option, value);

    assertThat(result.err())
        .startsWith("error[USAGE-002]: " + option + " cannot be '" + value + "'; such as ")
        .endsWith("\n  fix: " + fix + "\n");
    assertThat(result.status()).isEqualTo(2);
  }
}
