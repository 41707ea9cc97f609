package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person is told of prompts and settings that cannot be.
class WritingFaultsTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --temperature | -1        | --temperature is -1; it must be a number from 0 to 10
          --temperature | 0,7       | --temperature is 0,7; it must be a number from 0 to 10
          --temperature | NaN       | --temperature is NaN; it must be a number from 0 to 10
          --temperature | 1e-300    | temperature 1.0E-300 is not 0 and not from 0.000001 to 10
          --top-k       | 0         | --top-k is 0; it must be a whole number from 1 to 2 147 483 647
          --top-p       | 1.01      | --top-p is 1.01; it must be a number from 0 to 1
          --min-p       | -0.1      | --min-p is -0.1; it must be a number from 0 to 1
          --typical     | 0         | the probability of the typical tokens is 0.0
          --mirostat    | 21        | the surprise that Mirostat aims at is 21.0 bits
          --no-repeat   | 0         | runs of 0 tokens are not to return
          --dry         | -1        | the multiplier of DRY is -1.0
          --presence-penalty   | 2.5 | the penalty of presence is 2.5, which is not from -2 to 2
          --frequency-penalty  | NaN | the penalty of frequency is NaN
          --repetition-penalty | 0   | the penalty of repetition is 0.0
          --tokens      | -1        | --tokens is -1; it must be a whole number from 0 to 1 000 000 000
          --tokens      | 9223372036854775808 | --tokens is 9223372036854775808
          --min-tokens  | 501       | 501 tokens at least are not from 0 to 500
          --stop        | ''        | a stop text is empty, so a text would end before it begins
          --seed        | 1.5       | --seed is 1.5; it must be a whole number
          --seed        | 18446744073709551616 | --seed is 18446744073709551616
          --count       | 0         | --count is 0; it must be a whole number from 1 to 10 000
          --until       | word      | --until cannot be 'word'
          --sampler     | top-q=1   | there is no step 'top-q'
          --order       | hot       | there is no step 'hot'
          --beams       | 0         | a search with 0 beams; 1 to 256 are possible
          --contrastive | 4         | --contrastive is 4; it is written as
          --mix         | none=1    | there is no such file
          """)
  void aSettingOutOfItsRangeIsNamed(String option, String value, String message) {
    Object[] words =
        option.equals("--mix")
            ? new Object[] {"generate", option, value}
            : new Object[] {"generate", run, option, value};

    var result = Shell.usual().run(words);

    assertThat(result.status()).isIn(2, 5);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("error[")
        .contains(message, "\n  in:  ", "\n  fix: ")
        .doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "T", "\u00e9\ud83c\udf0a", "The sea and the river went on"})
  void aPromptOfAnyLengthIsGoneOnFrom(String prompt) {
    for (String how : new String[] {"--carry", "--window=7"}) {
      var result = Shell.usual().run("generate", run, "--prompt", prompt, "-n", 20, how);

      assertThat(result.status()).isZero();
      assertThat(result.out()).hasSizeGreaterThanOrEqualTo(21);
    }
  }

  @Test
  void whatThePromptHasThatTheModelNeverSawIsNamed() {
    var result =
        Shell.usual().run("generate", run, "--prompt", "The \u4e2d\ud83c\udf0a sea", "-n", 5);

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .startsWith("warning[PROMPT-001]: the model never saw ")
        .contains("; left out");
    assertThat(
            Shell.usual()
                .run("generate", run, "--prompt", "The \u4e2d sea", "-n", 5, "--strict")
                .status())
        .isEqualTo(4);
  }

  /// Every character of the model is forbidden, so only falling back is left.
  @Test
  void whereEveryTokenIsForbiddenTheLikeliestComesAndIsTold() throws IOException {
    String letters = Files.readString(new TrainingFolder(temporary).text());
    var result = Shell.usual().run("generate", run, "-n", 5, "--forbid", letters);

    assertThat(result.status()).isZero();
    assertThat(result.out()).hasSize(6);
    assertThat(result.err())
        .startsWith("warning[PROMPT-003]: the steps of sampling left no token 5 times");
  }

  @Test
  void anEmptyFileOfPromptsIsNamed() throws IOException {
    Path file = Files.writeString(temporary.resolve("empty.txt"), "[invented]\n\n");
    var result = Shell.usual().run("generate", run, "--prompts", file);

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).contains("the file has no prompts", "empty.txt", "write one a line");
  }

  @Test
  void aModelFileAloneHasNoPlacesToGoOnFrom() throws IOException {
    Path moved = temporary.resolve("alone").resolve("model.safetensors");
    Files.createDirectories(moved.getParent());
    Files.copy(run.resolve("model.safetensors"), moved);
    var result = Shell.usual().run("generate", moved, "--random-seed-text");

    assertThat(result.status()).isEqualTo(6);
    assertThat(result.err()).contains("does not have the text that it learnt from");
  }
}
