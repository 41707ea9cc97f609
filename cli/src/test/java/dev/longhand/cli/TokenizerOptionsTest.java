package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerOptionsTest {
  private static final String LETTERS =
      """
      mood,letter
      joy,"The ferry came, and with it the herons."
      anger,"No one rows it home, not once, not at all."
      joy,The light on the weir does not move at all.
      anger,"Above the mill, always above the mill!"
      """;

  @TempDir Path folder;
  private String letters = "";

  @BeforeEach
  void writeLetters() throws IOException {
    letters = Files.writeString(folder.resolve("letters.csv"), LETTERS).toString();
  }

  private Shell.Result train(String run, String options) {
    String command = "train " + letters + " --column letter --out " + folder.resolve(run);
    return Shell.usual().run((Object[]) (command + " --epochs 1 " + options).split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "characters --marks, characters",
    "words --min-count 2, words",
    "keras --oov-token <OOV>, words",
    "bytes, bytes",
    "bpe --vocabulary-size 270, tokens"
  })
  void everyKindTrainsAndSaysWhatItCounts(String options, String pieces) {
    var result = train("run", "--no-sample --tokenizer " + options);

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err()).containsPattern("vocabulary  [0-9]+ " + pieces);
  }

  @Test
  void allOptionsThatDoNotFitAreNamedAtOnce() {
    var result = train("run", "--tokenizer keras --marks --min-count 3 --vocabulary-size 300");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err().split("error\\[USAGE-003\\]", -1)).hasSize(4);
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--tokenizer wrds, did you mean words?",
    "--tokenizer bpe --vocabulary-size 9, --vocabulary-size 4096",
    "--tokenizer words --min-count 0, choose a whole number from 1",
    "--tokenizer characters --oov-token x, leave --oov-token out"
  })
  void whatCannotBeIsMended(String options, String fix) {
    var result = train("run", options);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("fix: " + fix);
  }

  @Test
  void aLabelIsAskedForByItsName() {
    assertThat(train("run", "--recipe names --label-column mood --no-sample").status()).isZero();
    String run = folder.resolve("run").toString();

    assertThat(Shell.usual().run("generate", run, "--label", "joy", "--tokens", "9").status())
        .isZero();
    var mistyped = Shell.usual().run("generate", run, "--label", "angr");
    assertThat(mistyped.status()).isEqualTo(4);
    assertThat(mistyped.err()).contains("it knows anger, joy", "did you mean --label anger?");
  }
}
