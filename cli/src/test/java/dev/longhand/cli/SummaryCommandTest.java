package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryCommandTest {
  @ParameterizedTest
  @CsvSource({
    "poem, 27, 83 355",
    "dracula, 69, 281 925",
    "lyrics, 2697, 866 148",
    "dracula, 27, 271 131"
  })
  void theParametersOfTheKnownModelsComeOut(String recipe, String vocabulary, String parameters) {
    var result =
        Shell.usual().run("summary", "--faithful", "--recipe", recipe, "--vocabulary", vocabulary);

    assertThat(result.status()).isZero();
    assertThat(result.out()).containsPattern("total +" + parameters + "\n");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(result.err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"poem, 83 355", "dracula, 281 925", "lyrics, 866 148"})
  void withoutAVocabularyThatOfTheKnownTextIsTaken(String recipe, String parameters) {
    assertThat(Shell.usual().run("summary", "--recipe", recipe, "--faithful").out())
        .containsPattern("total +" + parameters + "\n");
  }

  @Test
  void layersAreListedWithTheirShapes() {
    assertThat(Shell.usual().run("summary", "--recipe", "poem", "--faithful").out())
        .containsPattern("one_hot +16 x 50 x 27 +0\n")
        .containsPattern("lstm +16 x 128 +79 872\n")
        .containsPattern("dense +16 x 27 +3 483\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --peepholes --coupled-gates | lstm | peepholes, coupled gates
          --layer-norm --projection 64 | lstm | normalised inside, 256 units projected to 64
          --cell gru --reset-before --weight-drop 0.5 | gru | reset before, weight drop 0.5
          --recipe poem --faithful --cell simple_rnn --bidirectional ave | bidirectional | ave of simple_rnn 128
          --width 256 --embedding-dropout 0.1 --tied | embedding | dropout 0.1
          --width 256 --embedding-dropout 0.1 --tied | dense | tied to the embedding
          """)
  void whatIsSpecialOfALayerStandsUnderIt(String options, String layer, String special) {
    String words = options.contains("--recipe") ? options : "--recipe characters " + options;

    String out = Shell.usual().run((Object[]) ("summary " + words).split(" ")).out();

    assertThat(out).containsPattern(layer + " .*\n  " + special + "\n");
    assertThat(out.lines()).allMatch(line -> line.length() <= 80);
  }

  /// 50 numbers in, 150 units, as the article counts them.
  @ParameterizedTest
  @CsvSource({
    "--cell simple_rnn, 30 150",
    "--cell lstm, 120 600",
    "--peepholes, 121 050",
    "--coupled-gates, 90 450",
    "--cell gru, 90 900",
    "--cell gru --reset-before, 90 450",
    "--projection 64, 78 600"
  })
  void theParametersOfEveryCellComeOut(String options, String parameters) {
    String words = "summary --recipe characters --width 50 --units 150 " + options;

    assertThat(Shell.usual().run((Object[]) words.split(" ")).out())
        .containsPattern("(lstm|gru|simple_rnn) +32 x 64 x (150|64) +" + parameters + "\n");
  }

  @Test
  void machinesGetTheSameAsOneObject() {
    assertThat(Shell.usual().run("summary", "--recipe", "poem-faithful", "--json").out())
        .startsWith("{\"layers\":[{\"name\":\"one_hot\",\"output\":[16,50,27],\"parameters\":0}")
        .contains("\"parameters\":83355,")
        .hasLineCount(1);
  }

  @Test
  void anyKeyOfARecipeCanBeSet() {
    var result =
        Shell.usual()
            .run("summary", "--recipe", "characters", "--set", "model.layers[0].units=128");

    assertThat(result.out()).containsPattern("lstm +32 x 64 x 128 +");
  }

  @Test
  void anUnknownRecipeIsAnsweredWithTheNearest() {
    var result = Shell.usual().run("summary", "--recipe", "peom");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).startsWith("error[USAGE-004]: ").contains("poem");
  }
}
