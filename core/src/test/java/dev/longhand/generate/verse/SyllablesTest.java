package dev.longhand.generate.verse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Syllables, against words that were counted by hand.
class SyllablesTest {
  private static final HandList HAND = new HandList();

  @Test
  void wordsHaveWhatAPersonCounts() {
    HAND.syllables()
        .forEach((word, count) -> assertThat(Syllables.ENGLISH.of(word)).as(word).isEqualTo(count));
  }

  @ParameterizedTest
  @CsvSource({
    "1, I sea through strength love loved fire's asked judge bridge league plague breathe tales"
        + " rhymes",
    "1, cat's I'll don't he'd you've they're moved hours cheese caused freeze thought boughs",
    "2, table people wanted needed houses roses judges churches wishes science quiet being doing",
    "2, poem lion chaos really many very sometimes lovely something without behind upon",
    "2, isn't couldn't needn't it'll given heaven children's mountain captain music question"
        + " nation",
    "3, beautiful imagine together violet usual memory ivory radio video piano pioneer",
    "3, appearance important remember consider December unhappy happily industry library family",
    "4, literature January necessary material society impossible disagreement geography",
    "5, imagination university possibility electricity opportunity"
  })
  void rulesAndListAgreeWithThem(int count, String words) {
    for (String word : words.split(" ", -1)) {
      assertThat(Syllables.ENGLISH.of(word)).as(word).isEqualTo(count);
    }
  }

  @Test
  void anAccentSoundsTheEnding() {
    assertThat(Syllables.ENGLISH.of("blessèd")).isEqualTo(Syllables.ENGLISH.of("belovèd") - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "", "'", "pst", "x-ray", "naïve!", "&"})
  void whatIsNoWordIsNotCounted(String text) {
    assertThat(Syllables.ENGLISH.counts(text)).isFalse();
    assertThatThrownBy(() -> Syllables.ENGLISH.of(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
