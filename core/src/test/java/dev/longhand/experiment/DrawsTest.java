package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawsTest {
  @Test
  void aGridHasEveryCombinationAndTheLastSettingChangesFastest() {
    assertThat(Draws.grid(SmallTrials.variations("a=1,2", "b=x,y,z")))
        .containsExactly(
            List.of("1", "x"),
            List.of("1", "y"),
            List.of("1", "z"),
            List.of("2", "x"),
            List.of("2", "y"),
            List.of("2", "z"));
  }

  @Test
  void aGridOfARangeIsRefusedAndPointsAreAdvised() {
    var variations = SmallTrials.variations("a=log:1e-4..1e-2");
    var refusal = SmallTrials.refusal(ErrorCode.USAGE_VALUE, () -> Draws.grid(variations));

    assertThat(refusal.problems().getFirst().fix()).startsWith("--vary a=log:0.0001..0.01/5");
  }

  @Test
  void aSeedDrawsTheSameAgainAndMoreDrawsBeginAlike() {
    var variations = SmallTrials.variations("a=log:1e-4..1e-2", "b=1..9");
    List<List<String>> many = Draws.random(variations, 20, 3);

    assertThat(Draws.random(variations, 8, 3)).isEqualTo(many.subList(0, 8));
    assertThat(Draws.random(variations, 8, 4)).doesNotContainAnyElementsOf(many);
  }

  @Test
  void noCombinationIsDrawnTwiceAndNoneIsLeftOut() {
    var variations = SmallTrials.variations("a=1,2,3", "b=x,y");

    assertThat(Draws.random(variations, 50, 1)).hasSize(6).doesNotHaveDuplicates();
  }
}
