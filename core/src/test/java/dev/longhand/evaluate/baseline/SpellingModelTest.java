package dev.longhand.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.text.token.Token;
import dev.longhand.text.token.Vocabulary;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpellingModelTest {
  private static final Vocabulary WORDS =
      Vocabulary.ofTokens(
          List.of(new Token(Token.Kind.UNKNOWN, "<unk>"), Token.text("ab"), Token.text("b")));

  /// `ab` twice, `b` once and `ca` once: a 3, b 3, c 1, and 4 ends; N is 11 and D 4.
  private static final SpellingModel MODEL =
      SpellingModel.of(new long[] {1, 2, 1}, WORDS, unknown("ca", 1));

  @Test
  void aTokenCostsItsCharactersAndItsEnd() {
    assertThat(MODEL.bits("bc")).isCloseTo(bits(3, 15) + bits(1, 15) + bits(4, 15), within(1e-12));
  }

  @Test
  void aNewCharacterIsOneOfAllThereAre() {
    double chance = 4.0 / 15 / 1_112_064;
    assertThat(MODEL.bits("\uD83D\uDE00")).isCloseTo(bits(chance, 1) + bits(4, 15), within(1e-12));
  }

  @Test
  void textsCostAsOftenAsTheyCame() {
    SortedMap<String, Long> texts = unknown("b", 3);
    texts.put("a", 1L);
    assertThat(MODEL.bits(texts)).isCloseTo(3 * MODEL.bits("b") + MODEL.bits("a"), within(1e-12));
  }

  @Test
  void aModelOfNothingStillSpells() {
    SpellingModel model = SpellingModel.of(new long[3], WORDS, new TreeMap<>());
    assertThat(model.bits("a")).isCloseTo(bits(1, 1_112_064), within(1e-12));
  }

  private static double bits(double count, double of) {
    return -StrictMath.log(count / of) / StrictMath.log(2);
  }

  private static SortedMap<String, Long> unknown(String text, long times) {
    var unknown = new TreeMap<String, Long>();
    unknown.put(text, times);
    return unknown;
  }
}
