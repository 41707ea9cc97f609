package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VarietyTest {
  private static final int[] LOOP = {1, 2, 1, 2, 1, 2};

  @Test
  void differentStretchesAreCountedOverAllTexts() {
    Variety variety = Variety.of(List.of(LOOP, new int[] {1, 2, 3}));
    assertThat(variety.distinct()).containsExactly(3 / 9.0, 3 / 7.0, 3 / 5.0, 2 / 3.0);
  }

  @Test
  void whatStoodBeforeInTheSameTextIsRepetition() {
    assertThat(Variety.of(List.of(LOOP)).repetition()).isEqualTo(1 / 3.0);
  }

  @Test
  void whatStandsInAnotherTextIsNoRepetition() {
    int[] text = {1, 2, 3, 4};
    assertThat(Variety.of(List.of(text, text)).repetition()).isZero();
  }

  @Test
  void equalTextsAreWhollySimilar() {
    int[] text = {1, 2, 3, 4, 5};
    assertThat(Variety.of(List.of(text, text, text)).selfSimilarity()).hasValue(1);
  }

  @Test
  void similarityIsTheMeanShareOfOtherTextsThatHoldAStretch() {
    int[] a = {1, 2, 3, 4, 5}; // two stretches, the first of which stands in b
    int[] b = {1, 2, 3, 4};
    int[] c = {9, 9, 9, 9};
    assertThat(Variety.of(List.of(a, b, c)).selfSimilarity()).hasValue((1 / 4.0 + 1 / 2.0 + 0) / 3);
  }

  @Test
  void oneTextHasNoSelfSimilarity() {
    assertThat(Variety.of(List.of(LOOP)).selfSimilarity()).isEmpty();
  }

  @Test
  void textsThatAreTooShortHaveNoStretches() {
    Variety variety = Variety.of(List.of(new int[] {1}, new int[0]));
    assertThat(variety.distinct()).containsExactly(1.0, 0.0, 0.0, 0.0);
  }
}
