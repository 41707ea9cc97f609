package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.experiment.TrialResult.End;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialResultTest {
  @Test
  void theBestEpochDecidesAndWhatWasNotMeasuredComesLast() {
    List<TrialResult> sorted =
        Stream.of(
                SmallTrials.result("none", End.TOO_LARGE),
                SmallTrials.result("late", End.FINISHED, 3, 2.5, 2),
                SmallTrials.result("early", End.EARLY, 3, 1.5, 2.5))
            .sorted(TrialResult.BEST_FIRST)
            .toList();

    assertThat(sorted).extracting(TrialResult::name).containsExactly("early", "late", "none");
    assertThat(sorted.getFirst().best().orElseThrow().epoch()).isEqualTo(2);
  }

  @Test
  void timeIsThatOfAllEpochsAndSpeedTheirMean() {
    TrialResult result = SmallTrials.result("any", End.FINISHED, 3, 2, 1);

    assertThat(result.seconds()).isEqualTo(6);
    assertThat(result.tokensPerSecond()).isEqualTo(50, within(1e-9));
  }
}
