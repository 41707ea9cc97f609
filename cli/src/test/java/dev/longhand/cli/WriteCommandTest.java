package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCommandTest {
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

  private static Shell.Result write(String input, Object... further) {
    var words = new Object[further.length + 2];
    words[0] = "write";
    words[1] = run;
    System.arraycopy(further, 0, words, 2, further.length);
    return Shell.withInput(input).run(words);
  }

  @Test
  void anyLineIsText() {
    var result = write("The sea\n\nwas calm\n/text\n");

    assertThat(result.status()).isZero();
    assertThat(result.out()).isEqualTo("The sea\n\nwas calm\n\n");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void itWritesWhatGenerateDoes() {
    var generated =
        Shell.usual().run("generate", run, "--prompt", "The ", "--tokens", 40, "--seed", 3);

    assertThat(write("/go 40\n", "--prompt", "The ", "--seed", 3).out()).isEqualTo(generated.out());
  }

  @Test
  void theListIsTakenFrom() {
    var result = write("/next\n/take 2\n/text\n", "--prompt", "The s", "--top", 3);
    String[] lines = result.out().split("\n", -1);

    assertThat(lines[0]).matches(" {2}1 {2}\\S+ +\\d+\\.\\d %");
    assertThat(lines[2]).startsWith("  3  ");
    assertThat(result.out()).contains("\nThe s");
  }

  @Test
  void whatIsUndoneAndDoneAgainIsTheSame() {
    var plain = write("/go 30\n/go 30\n/text\n", "-p", "The ");
    var undone = write("/go 30\n/undo\n/redo\n/undo\n/go 30\n/go 30\n/text\n", "-p", "The ");
    int start = plain.out().indexOf("The ");

    assertThat(undone.out()).endsWith(plain.out().substring(start));
  }

  @Test
  void branchesAreKeptApart() {
    var result = write("/branch two\nmore\n/branches\n/text\n/switch main\n/text\n", "-p", "The ");

    assertThat(result.out())
        .isEqualTo("branch two\n  main\n* two\nThe more\n\nbranch main\nThe \n");
  }

  @Test
  void anUnknownCommandNamesTheNearest() {
    var result = write("/nxt\n/undo\n");

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("no command /nxt", "did you mean /next?");
    assertThat(result.out()).isEqualTo("nothing to undo\n");
  }

  @Test
  void wrongNumbersAreToldAndChangeNothing() {
    var result = write("/temperature 11\n/temperature x\n/take 0\n/go -1\n/go\n/temperature\n");

    assertThat(result.status()).isZero();
    assertThat(result.out()).isEqualTo("temperature 0.7\n");
    assertThat(result.err()).contains("fix: /temperature 0.7", "fix: /take 8", "fix: /go 40");
  }

  @Test
  void aLineThatBeginsWithASlashIsWrittenWithTwo() {
    assertThat(write("//a\n/text\n").out()).isEqualTo("/a\n\n");
  }

  @Test
  void aSavedDraftGoesOnAsIfItHadNotBeenLeft() {
    Path draft = temporary.resolve("draft.json");
    write("/go 20\n/save " + draft + "\n", "-p", "The ", "--seed", 9, "-t", 1.1);
    var plain = write("/go 20\n/go 20\n/text\n", "-p", "The ", "--seed", 9, "-t", 1.1);
    var loaded = write("/go 20\n/text\n", "--load", draft);

    assertThat(plain.out()).endsWith(loaded.out());
  }

  @Test
  void aFileThatIsNoDraftIsNotReplaced() throws IOException {
    Path other = Files.writeString(temporary.resolve("other.txt"), "mine");

    var result = write("/save " + other + "\n");

    assertThat(result.err()).contains("it is no draft");
    assertThat(other).hasContent("mine");
  }

  @Test
  void theTextGoesToANewFile() {
    Path target = temporary.resolve("text.txt");

    assertThat(write("The sea\n", "--out", target).status()).isZero();
    assertThat(target).hasContent("The sea\n");
    assertThat(write("more\n", "--out", target).status()).isEqualTo(2);
    assertThat(target).hasContent("The sea\n");
  }

  @Test
  void aFileIsATextToBeginWith() {
    Path file = new TrainingFolder(temporary).write("begin.txt", "The sea ");

    assertThat(write("/text\n", "--file", file).out()).isEqualTo("The sea \n");
  }

  @Test
  void aWindowIsRead() {
    var result = write("/next\n", "-p", "The sea was calm that day", "--window", 5);

    assertThat(result.status()).isZero();
    assertThat(result.out()).isEqualTo(write("/next\n", "-p", "t day", "--window", 5).out());
  }

  @Test
  void machinesGetOneObjectAnAnswer() {
    var result = write("/go 3\n/next\n/text\n/undo\n", "--json");

    assertThat(result.out()).hasLineCount(4);
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).startsWith("{\""));
  }

  @Test
  void twoBeginningsAreRefused() {
    var result = write("", "--prompt", "a", "--load", "b.json");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("USAGE-003");
  }

  @Test
  void aMissingDraftIsRefused() {
    var result = write("", "--load", temporary.resolve("none.json"));

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).contains("the draft is not there");
  }

  @Test
  void nothingOnStandardInputEndsInOrder() {
    assertThat(write("")).isEqualTo(new Shell.Result(0, "", ""));
  }
}
