package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTokensCommandTest {
  private static final String SONG = "Don't go,\nthe lamp is low.\nThe lamp!\n";

  @TempDir Path folder;

  @Test
  void tokensAreCountedRankedAndToldApart() throws IOException {
    Path song = write("song.txt", SONG);

    var result = Shell.usual().run("corpus", "tokens", song, "--tokenizer", "words");

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            text        song.txt, 37 characters
            tokens      15, each of 2.5 characters
            vocabulary  12 words, and 1 that stands for no text

            most frequent
              \u23CE                                    3    20.0 %
              lamp                                 2    13.3 %
              !                                    1     6.7 %
              ,                                    1     6.7 %
              .                                    1     6.7 %
              Do                                   1     6.7 %
              The                                  1     6.7 %
              go                                   1     6.7 %
              is                                   1     6.7 %
              low                                  1     6.7 %

            all
              Do\u00B7n't\u00B7go\u00B7,\u00B7\u23CE\u00B7
              the\u00B7lamp\u00B7is\u00B7low\u00B7.\u00B7\u23CE\u00B7
              The\u00B7lamp\u00B7!\u00B7\u23CE
            """);
    assertThat(result.err())
        .isEqualTo("\nexamples:   ./longhand corpus examples " + song + " --tokenizer words\n");
  }

  @Test
  void charactersAreTheUsualTokensAndSpacesCanBeSeen() throws IOException {
    var result = Shell.usual().run("corpus", "tokens", write("a.txt", "a lamp\n"), "--limit", 3);

    assertThat(result.out())
        .contains("tokens      7\nvocabulary  6 characters\n")
        .endsWith("\nthe first 3\n  a\u00B7\u2423\u00B7l\n");
  }

  @Test
  void machinesGetAListOfTokensOrOfIds() throws IOException {
    Path song = write("song.txt", "the ink, the lamp");
    var words = new Object[] {"corpus", "tokens", song, "--tokenizer", "keras", "--json"};

    var result = Shell.usual().run(words);

    assertThat(result.out()).isEqualTo("[\"the\",\"ink\",\"the\",\"lamp\"]\n");
    assertThat(result.err()).isEmpty();
    assertThat(
            Shell.usual()
                .run("corpus", "tokens", song, "--tokenizer", "keras", "--json", "--ids")
                .out())
        .isEqualTo("[1,2,1,3]\n");
    assertThat(
            Shell.usual()
                .run("corpus", "tokens", song, "--tokenizer", "keras", "--json", "--limit", 1)
                .out())
        .isEqualTo("[\"the\"]\n");
  }

  @Test
  void aTokenIsEscapedForMachines() throws IOException {
    Path odd = write("odd.txt", "\"\\\u0007\n");

    assertThat(Shell.usual().run("corpus", "tokens", odd, "--json").out())
        .isEqualTo("[\"\\\"\",\"\\\\\",\"\\u0007\",\"\\n\"]\n");
  }

  @Test
  void marksAndLabelsStandInFrontOfDocuments() throws IOException {
    Path table = write("moods.csv", "Mood,Text\njoy,ab\ncalm,ba\n");

    var result =
        Shell.usual()
            .run(
                "corpus",
                "tokens",
                table,
                "--column",
                "Text",
                "--label-column",
                "Mood",
                "--marks",
                "--json");

    assertThat(result.out())
        .isEqualTo("[\"joy\",\"a\",\"b\",\"</s>\",\"calm\",\"b\",\"a\",\"</s>\"]\n");
  }

  @Test
  void whatIsUnknownIsCounted() throws IOException {
    Path song = write("song.txt", "the ink the lamp");

    assertThat(
            Shell.usual()
                .run("corpus", "tokens", song, "--tokenizer", "words", "--min-count", 2)
                .out())
        .contains("unknown     2 (50.0 %), each read as one unknown token\n");
    assertThat(
            Shell.usual()
                .run("corpus", "tokens", song, "--tokenizer", "keras", "--num-words", 2)
                .out())
        .contains("unknown     2 (50.0 %), left out\n");
  }

  @Test
  void aTextWithoutATokenIsRefused() throws IOException {
    var result =
        Shell.usual().run("corpus", "tokens", write("a.txt", ", . !"), "--tokenizer", "keras");

    assertThat(result.status()).isEqualTo(4);
    assertThat(result.err()).startsWith("error[DATA-001]: the tokenizer makes no token");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
