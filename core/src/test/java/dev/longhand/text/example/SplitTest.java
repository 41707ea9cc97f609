package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void theLastPartIsKeptForValidation() {
    var split = Split.of(counting(100), 0.05, 2);
    assertThat(split.training().toArray()).isEqualTo(IntStream.range(0, 95).toArray());
    assertThat(split.validation().orElseThrow().toArray())
        .isEqualTo(IntStream.range(95, 100).toArray());
    assertThat(split.notices()).isEmpty();
  }

  @Test
  void thePartsTogetherAreTheTextAndShareNothing() {
    for (int round = 0; round < 500; round++) {
      var random = KeyedRandom.of(3, Purpose.SAMPLE, 0, round);
      int length = random.nextInt(200);
      var split = Split.of(counting(length), random.nextDouble(), 1 + random.nextInt(20));
      var all = IntStream.builder();
      for (int id : split.training().toArray()) {
        all.add(id);
      }
      if (split.validation().isPresent()) {
        for (int id : split.validation().orElseThrow().toArray()) {
          all.add(id);
        }
      }
      assertThat(all.build().toArray())
          .as("round %d", round)
          .isEqualTo(IntStream.range(0, length).toArray());
    }
  }

  @Test
  void aTextTooShortForBothPartsKeepsNoneAndSaysSo() {
    var split = Split.of(counting(100), 0.05, 6);
    assertThat(split.training().length()).isEqualTo(100);
    assertThat(split.validation()).isEmpty();
    assertThat(split.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-024]: no validation part: 5.0 % of 100 tokens are 5, \
            and at least 6 are needed on each side
              fix: give a longer text, or a validation part of another size\
            """);
  }

  @Test
  void aTrainingPartTooShortCountsAsWell() {
    assertThat(Split.of(counting(100), 0.95, 6).validation()).isEmpty();
    assertThat(Split.of(counting(100), 0.94, 6).validation()).isPresent();
  }

  @Test
  void noValidationIsAskedForWithZero() {
    var split = Split.of(counting(10), 0, 6);
    assertThat(split.validation()).isEmpty();
    assertThat(split.notices()).isEmpty();
  }

  @Test
  void aFractionOutsideItsRangeIsAMistakeOfTheCaller() {
    for (double fraction : new double[] {-0.1, 1, Double.NaN}) {
      assertThatThrownBy(() -> Split.of(counting(10), fraction, 1))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  static TokenSequence counting(int length) {
    return TokenSequence.of(IntStream.range(0, length).toArray());
  }
}
