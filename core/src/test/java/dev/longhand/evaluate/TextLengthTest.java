package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TextLengthTest {
  private static final double BIT = StrictMath.log(2);

  @Test
  void aTokenThatIsACharacterCostsItsLossInBits() {
    assertThat(new TextLength(50, 50).bitsPerCharacter(3 * BIT)).isCloseTo(3, within(1e-12));
  }

  @Test
  void aLongerTokenSharesItsCostAmongItsCharacters() {
    assertThat(new TextLength(10, 50).bitsPerCharacter(15 * BIT)).isCloseTo(3, within(1e-12));
  }

  @Test
  void whatTheVocabularyLacksIsPaidFor() {
    assertThat(new TextLength(10, 50, 100).bitsPerCharacter(15 * BIT)).isCloseTo(5, within(1e-12));
  }

  @Test
  void aTextWithoutCharactersIsRefused() {
    assertThatThrownBy(() -> new TextLength(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
