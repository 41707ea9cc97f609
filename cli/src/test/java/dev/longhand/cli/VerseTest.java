package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Verse from the command line, by one small model.
class VerseTest {
  @TempDir private static Path temporary;
  private static Path run;
  private static TrainingFolder folder;

  @BeforeAll
  static void aSmallModel() {
    folder = new TrainingFolder(temporary);
    run = folder.run("run");
    Object[] words = folder.train(folder.text(), run, "--epochs", 1, "--quiet");
    assertThat(Shell.usual().run(words).status()).isZero();
  }

  @Test
  void theLinesAloneGoToStandardOutput() {
    var result =
        Shell.usual().run("generate", run, "--lines", 4, "--rhyme", "aabb", "--syllables", "7");

    assertThat(result.status()).isZero();
    assertThat(result.out().lines()).hasSize(4).noneMatch(String::isBlank);
    assertThat(result.err()).contains("  7  a  ", "  7  b  ", "nats a token");
  }

  @Test
  void aSchemeAloneSaysHowManyLinesThereAre() {
    assertThat(Shell.usual().run("generate", run, "--rhyme", "aa").out().lines()).hasSize(2);
  }

  @Test
  void severalVersesDiffer() {
    String out =
        Shell.usual().run("generate", run, "--lines", 1, "--syllables", 5, "--count", 3).out();

    assertThat(out.split("\n\n", -1)).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void aMachineIsToldOfEachLine() {
    String out = Shell.usual().run("generate", run, "--lines", 2, "--rhyme", "aa", "--json").out();
    JsonNode verse = JsonMapper.shared().readTree(out);

    assertThat(verse.at("/lines/1/rhyme").asString()).isEqualTo("a");
    assertThat(verse.at("/lines/1/syllables").asInt()).isEqualTo(10);
    assertThat(verse.at("/lines/0/text").asString().toLowerCase(Locale.ROOT))
        .contains(verse.at("/lines/0/end_word").asString());
    assertThat(verse.at("/text").asString().lines()).hasSize(2);
    assertThat(verse.at("/nats").asDouble()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "--lines, 0, 'error[USAGE-002]: 0 lines are not from 1 to 200'",
    "--rhyme, A!, 'error[USAGE-002]: the rhyme scheme'",
    "--syllables, ten, 'is no number of syllables'",
    "--syllables, 99, 'syllables a line are not from 1 to 30'"
  })
  void whatIsNoFormIsRefused(String option, String value, String message) {
    var result = Shell.usual().run("generate", run, option, value);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(message, "fix:");
    assertThat(result.out()).isEmpty();
  }

  @Test
  void aModelWithoutLineEndsIsRefused() {
    Path words = folder.run("words");
    List<Object> tokens = List.of("--tokenizer", "words", "--drop-line-breaks");
    Object[] training = folder.train(folder.text(), words, "--epochs", 1, "--quiet");
    Object[] all = Stream.of(List.of(training), tokens).flatMap(List::stream).toArray();
    assertThat(Shell.usual().run(all).status()).isZero();

    var result = Shell.usual().run("generate", words, "--lines", 2);

    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains("error[VERSE-003]", "fix:");
  }
}
