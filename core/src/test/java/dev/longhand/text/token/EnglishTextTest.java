package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.text.corpus.Corpus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishTextTest {
  private static final int LONGEST = 1 << 20;
  private static final String SIGNS = "…,:;!?()[]{}<>_#*&'\"”“`‘’„»«$£€¥-–—~.+=%§^|/@\\°²";

  @Test
  void contractionsArePartedAndAbbreviationsAreNot() {
    assertThat(EnglishWords.of("I can't, and Mr. Orne isn't gonna, for $5.50 at 10am in the U.S."))
        .containsExactly(
            "I", "ca", "n't", ",", "and", "Mr.", "Orne", "is", "n't", "gon", "na", ",", "for", "$",
            "5.50", "at", "10", "am", "in", "the", "U.S.");
  }

  /// A rule that looked at the rest of a word at each of its characters would need hours here.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "(",
        ")",
        ".",
        "'",
        "…",
        "--",
        "a-",
        "a.",
        ".a",
        "a@",
        "://",
        "a:",
        "1.",
        "1-",
        "😀",
        "can't",
        "he's,",
        ":)",
        "www.a.b/",
        "%",
        "US$",
        "\u0301",
        "日"
      })
  void theLongestWordIsCutInTimeProportionalToItsLength(String part) {
    String word = part.repeat(LONGEST / part.length());
    assertThat(String.join("", EnglishWords.of(word))).isEqualTo(word);
  }

  @Test
  void aLongerWordIsRefusedWithItsPlace() {
    String text = "two words " + "x".repeat(LONGEST + 1) + " end";
    assertThatThrownBy(() -> EnglishWords.of(text))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.DATA_LONG_WORD);
              assertThat(refusal.problems().getFirst().where()).isEqualTo("character 11");
            });
  }

  @Test
  void aLongWordThatComesInPiecesIsRefusedToo() {
    Corpus corpus = Corpus.of("two words " + "x".repeat(3 * LONGEST) + " end");
    assertThatThrownBy(() -> WordFrequencies.of(TokenizerConfig.Words.DEFAULTS, corpus))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.DATA_LONG_WORD));
  }

  @Test
  void nothingButWhiteSpaceIsLost() {
    var chance = new Random(7);
    for (int round = 0; round < 2000; round++) {
      String text = randomText(chance);
      assertThat(String.join("", EnglishWords.of(text))).isEqualTo(withoutSpace(text));
    }
  }

  @Test
  void piecesHaveTheWordsOfTheWhole() {
    var chance = new Random(8);
    var whole = new StringBuilder();
    var parts = new ArrayList<String>();
    for (int round = 0; round < 200; round++) {
      String piece = "\n" + randomText(chance) + "z";
      whole.append(piece);
      parts.addAll(EnglishWords.of(piece));
    }
    assertThat(EnglishWords.of(whole.toString())).isEqualTo(parts);
  }

  /// Code points of all planes, signs, and contractions, in words of a few.
  static String randomText(Random chance) {
    List<String> words = List.of("can't", "he's", "Mr.", "10am", ":)", "'em", "5km", "a.b", "--");
    var text = new StringBuilder();
    int length = chance.nextInt(40);
    for (int part = 0; part < length; part++) {
      switch (chance.nextInt(5)) {
        case 0 -> text.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
        case 1 -> text.append(words.get(chance.nextInt(words.size())));
        case 2 -> text.append(" \n\t\u2003".charAt(chance.nextInt(4)));
        default -> text.appendCodePoint(randomCodePoint(chance));
      }
    }
    return text.toString();
  }

  private static int randomCodePoint(Random chance) {
    int codePoint = chance.nextInt(chance.nextBoolean() ? 0x250 : Character.MAX_CODE_POINT + 1);
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return surrogate ? 'x' : codePoint;
  }

  private static String withoutSpace(String text) {
    var kept = new StringBuilder();
    text.codePoints()
        .filter(codePoint -> !CharacterTraits.has(codePoint, CharacterTraits.SPACE))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
