package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theSameScoresGiveTheSameIntervals() {
    assertThat(Bootstrap.of(independent(500))).isEqualTo(Bootstrap.of(independent(500)));
  }

  @Test
  void figuresLieInTheirIntervals() {
    TokenScores scores = independent(400);
    Evaluation all = scores.evaluation();
    Bootstrap bootstrap = Bootstrap.of(scores);
    assertThat(all.loss()).isBetween(bootstrap.loss().low(), bootstrap.loss().high());
    assertThat(all.accuracy()).isBetween(bootstrap.accuracy().low(), bootstrap.accuracy().high());
    assertThat(all.topFiveAccuracy())
        .isBetween(bootstrap.topFive().low(), bootstrap.topFive().high());
  }

  /// Of n independent losses between 0 and 2 the mean deviates by sqrt(1/3 / n), and 95 % lie
  /// within 1.96 times that; 1,000 draws know the ends to about a tenth.
  @Test
  void independentTargetsHaveTheIntervalOfTheTextbook() {
    Interval loss = Bootstrap.of(independent(8000)).loss();
    double expected = 2 * 1.96 * StrictMath.sqrt(1 / 3.0 / 8000);
    assertThat(loss.high() - loss.low()).isCloseTo(expected, within(0.12 * expected));
  }

  @Test
  void neighboursThatAreAlikeWidenTheInterval() {
    var scores = new TokenScores(8000);
    for (int place = 0; place < 8000; place++) {
      scores.target(place, 1, place / 100 % 2 == 0 ? 0 : 2, 1);
    }
    Interval alike = Bootstrap.of(scores).loss();
    Interval apart = Bootstrap.of(independent(8000)).loss();
    assertThat(alike.high() - alike.low()).isGreaterThan(3 * (apart.high() - apart.low()));
  }

  @Test
  void whereAllTargetsAreEqualThereIsNothingToDoubt() {
    var scores = new TokenScores(50);
    for (int place = 1; place < 50; place++) {
      scores.target(place, place, 1.5f, 2);
    }
    assertThat(Bootstrap.of(scores))
        .isEqualTo(new Bootstrap(new Interval(1.5, 1.5), new Interval(0, 0), new Interval(1, 1)));
  }

  @Test
  void aTextWithoutTargetsIsRefused() {
    assertThatThrownBy(() -> Bootstrap.of(new TokenScores(3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TokenScores independent(int targets) {
    var random = KeyedRandom.of(7, Purpose.SAMPLE, 0, targets);
    var scores = new TokenScores(targets);
    for (int place = 0; place < targets; place++) {
      scores.target(place, 1, (float) (2 * random.nextDouble()), 1 + random.nextInt(9));
    }
    return scores;
  }
}
