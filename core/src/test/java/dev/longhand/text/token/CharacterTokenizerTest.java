package dev.longhand.text.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharacterTokenizerTest {
  private static final String FAMILY = "\uD83D\uDC69\u200D\uD83D\uDC66";

  @Test
  void idsFollowTheOrderOfTheCodePoints() {
    var tokenizer = CharacterTokenizer.fit("banana\n\uD83D\uDE00\uFF5EzA");
    assertThat(tokenizer.vocabulary().tokens())
        .containsExactly("\n", "A", "a", "b", "n", "z", "\uFF5E", "\uD83D\uDE00");
    assertThat(tokenizer.name()).isEqualTo("characters");
  }

  @Test
  void aTextComesBackFromItsIds() {
    String text = "Grüße, " + FAMILY + " e\u0301 <pad></s>\n";
    var tokenizer = CharacterTokenizer.fit(text);
    Encoding encoding = tokenizer.encode(text);
    assertThat(tokenizer.decode(encoding.ids())).isEqualTo(text);
    assertThat(encoding.unknown()).isEmpty();
    assertThat(encoding.unknownNotice("prompt", tokenizer)).isEmpty();
  }

  @Test
  void randomTextsComeBackFromTheirIds() {
    for (int round = 0; round < 300; round++) {
      var random = KeyedRandom.of(2, Purpose.SAMPLE, 0, round);
      var text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        int codePoint = random.nextInt(round % 2 == 0 ? 0x300 : 0x110000);
        boolean surrogate = codePoint >= 0xD800 && codePoint < 0xE000;
        text.appendCodePoint(surrogate ? 'x' : codePoint);
      }
      var tokenizer = CharacterTokenizer.fit(text.toString());
      int[] ids = tokenizer.encode(text.toString()).ids();
      assertThat(tokenizer.decode(ids)).isEqualTo(text.toString());
      assertThat(ids).hasSize(text.codePointCount(0, text.length()));
    }
  }

  @Test
  void anEmojiIsAsManyTokensAsItHasCodePoints() {
    var tokenizer = CharacterTokenizer.fit(FAMILY);
    int[] ids = tokenizer.encode(FAMILY).ids();
    assertThat(ids).hasSize(3);
    assertThat(tokenizer.decode(ids, 0, 1)).isEqualTo("\uD83D\uDC69");
    assertThat(tokenizer.decode(ids, 1, 3)).isEqualTo("\u200D\uD83D\uDC66");
    assertThat(tokenizer.decode(ids, 2, 2)).isEmpty();
  }

  @Test
  void whatLooksSpecialIsPlainText() {
    var tokenizer = CharacterTokenizer.fit("<pad>");
    assertThat(tokenizer.vocabulary().tokens()).containsExactly("<", ">", "a", "d", "p");
    assertThat(tokenizer.encode("<pad>").ids()).containsExactly(0, 4, 2, 3, 1);
  }

  @Test
  void unknownCharactersAreLeftOutAndCounted() {
    var tokenizer = CharacterTokenizer.fit("abc");
    Encoding encoding = tokenizer.encode("aübüc\u200B\uD83D\uDE00");
    assertThat(encoding.ids()).containsExactly(0, 1, 2);
    assertThat(encoding.unknown())
        .containsExactly(
            new UnknownToken("ü", 2),
            new UnknownToken("\u200B", 1),
            new UnknownToken("\uD83D\uDE00", 1));
    assertThat(encoding.unknownNotice("prompt", tokenizer).orElseThrow().render("warning"))
        .isEqualTo(
            """
            warning[PROMPT-001]: the model never saw 'ü' U+00FC (2 times), U+200B, \
            '\uD83D\uDE00' U+1F600; left out
              in:  prompt
              fix: write the prompt with characters of the training text\
            """);
  }

  @Test
  void noMoreThanTenUnknownCharactersAreNamed() {
    var tokenizer = CharacterTokenizer.fit("ab");
    Encoding encoding = tokenizer.encode("cdefghijklmnop");
    assertThat(encoding.unknown()).hasSize(14);
    assertThat(encoding.unknownNotice("prompt", tokenizer).orElseThrow().what())
        .contains("'l' U+006C and 4 more; left out")
        .doesNotContain("'m'");
  }

  @Test
  void anEmptyTextHasNoIds() {
    assertThat(CharacterTokenizer.fit("").encode("").ids()).isEmpty();
    assertThat(CharacterTokenizer.fit("a").encode("bcd").ids()).isEmpty();
  }

  @Test
  void aVocabularyThatWasWrittenDownGivesTheSameIds() {
    var fitted = CharacterTokenizer.fit("a lamp, \uD83D\uDD26");
    var restored = CharacterTokenizer.of(Vocabulary.of(fitted.vocabulary().tokens()));
    assertThat(restored.vocabulary()).isEqualTo(fitted.vocabulary());
    assertThat(restored.encode("lamp \uD83D\uDD26").ids())
        .isEqualTo(fitted.encode("lamp \uD83D\uDD26").ids());
  }

  @Test
  void aVocabularyOfOtherThingsThanCharactersIsRefused() {
    assertThatThrownBy(() -> CharacterTokenizer.of(Vocabulary.of(List.of("a", "bc"))))
        .hasMessage("token 1 is more than one character");
    assertThatThrownBy(() -> CharacterTokenizer.of(Vocabulary.of(List.of("b", "a"))))
        .hasMessage("token 1 is out of order");
    assertThatThrownBy(() -> CharacterTokenizer.of(Vocabulary.of(List.of("\uD83D"))))
        .hasMessage("U+D83D is half of a surrogate pair");
    assertThatThrownBy(() -> CharacterTokenizer.fit("a\uDE00"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
