package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvaluationTest {
  /// Far more than the rounding of one exponential or quotient of doubles near 10.
  private static final double ROUNDING = 1e-12;

  @Test
  void aLossOfThreeBitsIsAsHardAsEightEqualChoices() {
    var evaluation = new Evaluation(10, 3 * StrictMath.log(2), 4, 7);
    assertThat(evaluation.bitsPerToken()).isCloseTo(3, within(ROUNDING));
    assertThat(evaluation.perplexity()).isCloseTo(8, within(ROUNDING));
  }

  @Test
  void accuracyIsTheShareOfHits() {
    assertThat(new Evaluation(10, 1, 4, 7).accuracy()).isEqualTo(0.4);
  }

  @Test
  void moreHitsThanTargetsAreRefused() {
    assertThatThrownBy(() -> new Evaluation(10, 1, 11, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Evaluation(0, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
