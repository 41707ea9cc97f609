package dev.longhand.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
  @Test
  void numbersStandInGroupsOfThree() {
    assertThat(Wording.number(7)).isEqualTo("7");
    assertThat(Wording.number(48_213)).isEqualTo("48 213");
    assertThat(Wording.number(9_331_207)).isEqualTo("9 331 207");
  }

  @Test
  void oneThingHasNoPlural() {
    assertThat(Wording.count(1, "line")).isEqualTo("1 line");
    assertThat(Wording.count(0, "line")).isEqualTo("0 lines");
    assertThat(Wording.count(1200, "line")).isEqualTo("1 200 lines");
  }

  @Test
  void nothingEscapedCanMoveTheCursorOrTurnTheText() {
    assertThat(Wording.escaped("a\u001B[2Jb\u202Ec\nd e", 100))
        .isEqualTo("a\\u001B[2Jb\\u202Ec\\u000Ad e");
  }

  @Test
  void halfOfASurrogatePairIsEscaped() {
    assertThat(Wording.escaped("x\uD83D", 100)).isEqualTo("x\\uD83D");
  }

  @Test
  void longTextEndsInAnEllipsisAndKeepsWholeCharacters() {
    assertThat(Wording.escaped("\uD83D\uDE00\uD83D\uDE00abc", 2))
        .isEqualTo("\uD83D\uDE00\uD83D\uDE00…");
    assertThat(Wording.escaped("abc", 3)).isEqualTo("abc");
  }

  @Test
  void aCharacterIsShownWhereItCanBeSeen() {
    assertThat(Wording.character('ü')).isEqualTo("'ü' U+00FC");
    assertThat(Wording.character(0x200B)).isEqualTo("U+200B");
    assertThat(Wording.character(0x1F600)).isEqualTo("'\uD83D\uDE00' U+1F600");
  }

  @Test
  void shellWordsAreQuotedOnlyWhereTheyMustBe() {
    assertThat(Wording.shellWord("corpus/letters.txt")).isEqualTo("corpus/letters.txt");
    assertThat(Wording.shellWord("my letters.txt")).isEqualTo("'my letters.txt'");
    assertThat(Wording.shellWord("it's")).isEqualTo("'it'\\''s'");
    assertThat(Wording.shellWord("-rf")).isEqualTo("'./-rf'");
    assertThat(Wording.shellWord("$(reboot)")).isEqualTo("'$(reboot)'");
    assertThat(Wording.shellWord("")).isEqualTo("''");
    assertThat(Wording.shellWord("a\nb'c")).isEqualTo("$'a\\U0000000Ab\\'c'");
  }

  @Test
  void theNearestNameIsFound() {
    var names = List.of("dracula.txt", "alice.txt", "notes.md");
    assertThat(Wording.nearest("dracla.txt", names)).contains("dracula.txt");
    assertThat(Wording.nearest("zzzzzzzz", names)).isEmpty();
  }

  @Test
  void twoLettersSwappedAreOneMistake() {
    assertThat(Wording.nearest("trian", List.of("train", "errors"))).contains("train");
    assertThat(Wording.nearest("trnai", List.of("train"))).isEmpty();
  }

  @Test
  void amongEquallyNearNamesTheFirstInTheAlphabetWins() {
    assertThat(Wording.nearest("cat", List.of("rat", "bat"))).contains("bat");
  }

  @Test
  void capitalsAndUnderscoresDoNotMakeAWordFar() {
    var cells = List.of("gru", "lstm", "simple_rnn");

    assertThat(Wording.nearest("SimpleRNN", cells)).contains("simple_rnn");
    assertThat(Wording.nearest("LSTM", cells)).contains("lstm");
  }

  @Test
  void aPartMeansTheOnlyCandidateThatContainsIt() {
    assertThat(Wording.nearest("rnn", List.of("lstm", "simple_rnn"))).contains("simple_rnn");
    assertThat(Wording.nearest("drop", List.of("dropout", "weight_drop"))).isEmpty();
    assertThat(Wording.nearest("s", List.of("dropouts", "lstm"))).isEmpty();
  }
}
