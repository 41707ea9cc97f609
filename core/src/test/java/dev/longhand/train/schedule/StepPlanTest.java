package dev.longhand.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.train.schedule.StepPlan.Revision;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StepPlanTest {
  private static final StepPlan REVISED = StepPlan.of(100).revised(40, 160).revised(100, 130);

  @Test
  void aPlanThatWasNeverChangedHasEveryStepInItsOwnPlace() {
    assertThat(StepPlan.of(100).placeOf(37)).isEqualTo(37);
  }

  /// From step 40 on 60 places are left for 120 steps; at 100 the place is 70, and 30 are left.
  @Test
  void whatIsLeftOfTheWayIsWalkedInTheStepsThatAreLeft() {
    assertThat(REVISED.placeOf(40)).isEqualTo(40);
    assertThat(REVISED.placeOf(60)).isEqualTo(50);
    assertThat(REVISED.placeOf(100)).isEqualTo(70);
    assertThat(REVISED.placeOf(130)).isEqualTo(100);
  }

  @Test
  void aRevisionChangesNoPlaceBeforeIt() {
    StepPlan before = StepPlan.of(100).revised(40, 160);
    for (long step = 0; step <= 100; step++) {
      assertThat(REVISED.placeOf(step)).isEqualTo(before.placeOf(step));
    }
  }

  /// Half a cosine wave moves by at most pi / 2 of a hundredth from one of these steps to the next.
  @Test
  void noRateJumpsWhereAPlanIsRevised() {
    var horizon = new Horizon(10, REVISED);
    var cosine = new Schedule.Cosine(0, 0.05);
    double before = cosine.rateAt(1, 0, horizon, List.of());
    for (long step = 1; step <= 130; step++) {
      double rate = cosine.rateAt(1, step, horizon, List.of());
      assertThat(rate).isCloseTo(before, within(0.0158)).isLessThanOrEqualTo(before);
      before = rate;
    }
    assertThat(before).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void aSecondRevisionAtTheSameStepTakesThePlaceOfTheFirst() {
    assertThat(StepPlan.of(9).revised(4, 8).revised(4, 7).revisions())
        .containsExactly(new Revision(0, 9), new Revision(4, 7));
    assertThat(StepPlan.of(9).revised(0, 7)).isEqualTo(StepPlan.of(7));
  }

  @Test
  void aRunThatIsToEndAtOnceEndsAtTheEndOfItsWay() {
    StepPlan plan = StepPlan.of(100).revised(40, 40);

    assertThat(plan.steps()).isEqualTo(40);
    assertThat(plan.placeOf(40)).isEqualTo(100);
  }

  @Test
  void impossiblePlansAreRefused() {
    refuse(() -> StepPlan.of(0), "at least 1");
    refuse(() -> StepPlan.of(9).revised(5, 4), "not fewer");
    refuse(() -> new StepPlan(List.of()), "from step 0 on");
    refuse(() -> new StepPlan(List.of(new Revision(1, 9))), "from step 0 on");
    refuse(() -> StepPlan.of(9).revised(5, 8).revised(4, 8), "behind a later one");
  }

  private static void refuse(ThrowingCallable call, String reason) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(reason);
  }
}
