package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.train.RateCurve.End;
import dev.longhand.train.RateCurve.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateCurveTest {
  /// Losses at rates that double.
  private static RateCurve curve(End end, double... losses) {
    var points = new ArrayList<Point>();
    double rate = 0.001;
    for (double loss : losses) {
      points.add(new Point(rate, loss, loss));
      rate *= 2;
    }
    return new RateCurve(points, end);
  }

  @Test
  void theSuggestionIsWhereTheLossFallsFastest() {
    RateCurve curve = curve(End.ALL_TRIED, 4, 4, 4, 4, 4, 4, 3.9, 3.5, 2.2, 1.9, 1.7, 1.9, 2.5);

    assertThat(curve.lowest().orElseThrow().rate()).isCloseTo(1.024, within(1e-9));
    assertThat(curve.suggestion().orElseThrow()).isCloseTo(0.128, within(1e-9));
  }

  @Test
  void itIsAtMostATenthOfWhereTheLossDiverges() {
    RateCurve curve = curve(End.DIVERGED, 4, 4, 4, 4, 4, 4, 3.9, 3.5, 2.2, 9);

    assertThat(curve.suggestion().orElseThrow()).isCloseTo(0.0512, within(1e-9));
  }

  @Test
  void aLossThatNeverFallsSuggestsNothing() {
    assertThat(curve(End.ALL_TRIED, 4, 4, 4, 4, 4, 4, 3.99, 4, 4).suggestion()).isEmpty();
    assertThat(new RateCurve(List.of(), End.DIVERGED).suggestion()).isEmpty();
  }
}
