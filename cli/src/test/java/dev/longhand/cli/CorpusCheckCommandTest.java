package dev.longhand.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class CorpusCheckCommandTest {
  private static final String SONG =
      """
      The lamp burns low, the ink runs dry,
      The <b>night</b> goes by,<br>
      _So_ let it lie.
      The lamp burns low, the ink runs dry,
      \tGood\u0007 night.
      """;

  @TempDir Path folder;

  @Test
  void aTextIsDescribedAndEachFindingComesWithAnExampleAndARemedy() throws IOException {
    Path song = write("my song.txt", SONG);

    var result = Shell.usual().run("corpus", "check", song);

    assertThat(result.status()).isZero();
    assertThat(result.out().replace(folder.toString(), "F"))
        .isEqualTo(
            """
            text        F/my song.txt, 137 bytes
                        137 characters
            lines       5, the longest of 37
            symbols     32
            words       29, 18 different, 8 of these once

            warning[DATA-056]: 3 tags or entities of HTML stand in the text
              in:  F/my song.txt, line 2
                   "The <b>night</b> goes by,<br>"
              fix: pandoc -f html -t plain -o plain.txt 'F/my song.txt'

            warning[DATA-011]: 1 control character: U+0007 1 time
              in:  F/my song.txt, line 5
                   "Good\\u0007 night."
              fix: tr -d '\\000-\\010\\013\\014\\016-\\037\\177' < 'F/my song.txt' > clean.txt

            note[DATA-051]: 1 line (25.0 %) repeats an earlier one; the most frequent stands
              there 2 times
              in:  F/my song.txt, line 4
                   "The lamp burns low, the ink runs dry,"
              fix: awk 'NF < 4 || /^[[:space:][:punct:]]*$/ || !seen[$0]++' 'F/my song.txt' > unique.txt

            note[DATA-059]: 1 line holds tabs
              in:  F/my song.txt, line 5
                   "Good\\u0007 night."
              fix: expand -t 4 'F/my song.txt' > spaces.txt
            """);
    assertThat(result.err().replace(folder.toString(), "F"))
        .isEqualTo("\ntrain:      ./longhand train 'F/my song.txt' --out runs/my-song\n");
  }

  @Test
  void aTextWithoutFaultHasNoFindings() throws IOException {
    var result = Shell.usual().run("corpus", "check", write("a.txt", "The lamp burns low.\n"));

    assertThat(result.out()).endsWith("\n\nfindings    none\n");
  }

  @Test
  void machinesGetTheSameAsOneObject() throws IOException {
    var result = Shell.usual().run("corpus", "check", write("song.txt", SONG), "--json");

    assertThat(result.out()).hasLineCount(1);
    assertThat(result.err()).isEmpty();
    var object = new JsonMapper().readTree(result.out());
    assertThat(object.get("words").asInt()).isEqualTo(29);
    assertThat(object.get("distinct_words").asInt()).isEqualTo(18);
    assertThat(object.get("files").get(0).get("bytes").asInt()).isEqualTo(137);
    var finding = object.get("findings").get(1);
    assertThat(finding.get("severity").asString()).isEqualTo("warning");
    assertThat(finding.get("code").asString()).isEqualTo("DATA-011");
    assertThat(finding.get("count").asInt()).isEqualTo(1);
    assertThat(finding.get("example").get("line").asInt()).isEqualTo(5);
    assertThat(finding.get("example").get("text").asString()).isEqualTo("Good\u0007 night.");
  }

  @Test
  void strictnessTurnsWarningsIntoErrors() throws IOException {
    var result = Shell.usual().run("corpus", "check", write("song.txt", SONG), "--strict");

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err())
        .startsWith("error[DATA-056]: ")
        .contains("\nerror[DATA-011]: ")
        .doesNotContain("DATA-051");
    assertThat(result.out()).contains("note[DATA-051]: ").doesNotContain("warning[");
  }

  @Test
  void notesAreNoReasonForStrictness() throws IOException {
    var result = Shell.usual().run("corpus", "check", write("a.txt", "a\tlamp\n"), "--strict");

    assertThat(result.status()).isZero();
  }

  @Test
  void theAdvisedCommandKeepsTheOptions() throws IOException {
    Path old = Files.write(folder.resolve("old.txt"), "d\u00E9j\u00E0 vu\n".getBytes(ISO_8859_1));

    var result =
        Shell.usual().run("corpus", "check", old, "--encoding", "iso-8859-1", "--lower-case");

    assertThat(result.err())
        .contains(" train " + old + " --encoding iso-8859-1 --lower-case --out runs/old\n");
  }

  @Test
  void standardInputIsATextLikeAnother() {
    var result = Shell.withInput("The lamp burns low.\n").run("corpus", "check", "-");

    assertThat(result.status()).isZero();
    assertThat(result.out()).startsWith("text        standard input, 20 bytes\n");
    assertThat(Shell.withInput("a").run("corpus", "check", "-", "b").err())
        .startsWith("error[USAGE-003]: standard input cannot be read together with files");
  }

  @Test
  void severalTextsAreCountedTogetherAndNamedApart() throws IOException {
    Path first = write("a.txt", "The lamp burns low.\n");
    Path second = write("b.txt", "the ink\n\truns dry\n");

    var result = Shell.usual().run("corpus", "check", first, second);

    assertThat(result.out())
        .startsWith("text        2 files, 38 bytes\n")
        .contains("\n  in:  " + second + ", line 2\n");
  }

  @Test
  void aRunTellsTheWorstOfItsTextInShort() throws IOException {
    var words = new TrainingFolder(folder);
    String text = Files.readString(words.text(), UTF_8);
    Path song = write("song.txt", text + SONG);

    var result = Shell.usual().run(words.train(song, words.run("run"), "--epochs", 1));

    assertThat(result.err())
        .contains(
            "characters\n"
                + "findings    3 tags or entities of HTML stand in the text\n"
                + "            1 line holds tabs\n"
                + ("all 3:      ./longhand corpus check " + song + "\n"));
  }

  @Test
  void whatCannotBeReadAgainIsNotAdvised() throws IOException {
    var words = new TrainingFolder(folder);
    String text = Files.readString(words.text(), UTF_8) + "a\ttab\n";

    var result =
        Shell.withInput(text).run(words.train(Path.of("-"), words.run("run"), "--epochs", 1));

    assertThat(result.err())
        .contains("findings    1 line holds tabs\nvocabulary ")
        .doesNotContain("corpus check");
  }

  @Test
  void machinesHearOfTheFindingsOfARun() throws IOException {
    var words = new TrainingFolder(folder);
    Path song = write("song.txt", Files.readString(words.text(), UTF_8) + "a\ttab\n");

    var result = Shell.usual().run(words.train(song, words.run("run"), "--epochs", 1, "--json"));

    assertThat(result.out())
        .contains(
            "{\"event\":\"checkup\",\"findings\":[{\"severity\":\"note\",\"code\":\"DATA-059\",");
  }

  @Test
  void theFamilyAloneShowsItsHelp() {
    var result = Shell.usual().run("corpus");

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Usage: ./longhand corpus", "  check  ", "Examples:");
    assertThat(Shell.usual().run("corpus", "chek", "a").err())
        .contains("there is no command chek", "fix: ./longhand corpus check a");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
