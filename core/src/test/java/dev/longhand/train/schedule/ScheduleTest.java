package dev.longhand.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {
  private static final Horizon RUN = new Horizon(4, 5);

  static Stream<Schedule> all() {
    return Stream.of(
        new Schedule.Constant(),
        Schedule.Step.DEFAULTS,
        Schedule.Exponential.DEFAULTS,
        Schedule.Linear.DEFAULTS,
        new Schedule.Linear(1.5, 0.1),
        Schedule.Cosine.DEFAULTS,
        new Schedule.Cosine(0.5, 0.1),
        Schedule.Plateau.DEFAULTS,
        new Schedule.Plateau(0.5, 1, 0, 0, 0.1),
        Schedule.OneCycle.DEFAULTS);
  }

  @ParameterizedTest
  @MethodSource("all")
  void noRateIsBelowZeroOrAboveThatOfTheOptimizer(Schedule schedule) {
    for (long step = 0; step < 2 * RUN.steps(); step++) {
      double rate = schedule.rateAt(0.7, step, RUN, List.of(3.0, 3.0, 3.0));
      assertThat(rate).isBetween(0.0, 0.7 * (1 + 1e-15));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRunOfOneStepHasARate(Schedule schedule) {
    assertThat(schedule.rateAt(0.7, 0, new Horizon(1, 1), List.of())).isBetween(0.0, 0.7);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatSpansTheRunHasOtherRatesInALongerOne(Schedule schedule) {
    boolean differ = false;
    for (long step = 0; step < RUN.steps(); step++) {
      double rate = schedule.rateAt(0.7, step, RUN, List.of());
      differ |= rate != schedule.rateAt(0.7, step, new Horizon(4, 9), List.of());
    }
    assertThat(differ).isEqualTo(schedule.spansTheRun());
  }

  @ParameterizedTest
  @MethodSource("all")
  void ratesFollowThatOfTheOptimizer(Schedule schedule) {
    var losses = List.of(2.0, 2.0);
    for (long step = 0; step < RUN.steps(); step++) {
      double one = schedule.rateAt(1, step, RUN, losses);
      assertThat(schedule.rateAt(2, step, RUN, losses)).isCloseTo(2 * one, within(1e-12));
    }
  }

  @Test
  void aWarmUpRisesFromNothingInEqualSteps() {
    for (Schedule schedule : List.of(new Schedule.Linear(1, 0.5), new Schedule.Cosine(1, 0.5))) {
      assertThat(schedule.rateAt(0.8, 0, RUN, List.of())).isZero();
      assertThat(schedule.rateAt(0.8, 1, RUN, List.of())).isEqualTo(0.2);
      assertThat(schedule.rateAt(0.8, 4, RUN, List.of())).isEqualTo(0.8);
      assertThat(schedule.rateAt(0.8, 20, RUN, List.of())).isCloseTo(0.4, within(1e-15));
    }
  }

  @Test
  void oneCycleIsHighestAtItsTop() {
    var run = new Horizon(10, 10);
    var schedule = Schedule.OneCycle.DEFAULTS;
    assertThat(schedule.rateAt(1, 0, run, List.of())).isCloseTo(0.04, within(1e-15));
    assertThat(schedule.rateAt(1, 29, run, List.of())).isEqualTo(1);
    assertThat(schedule.rateAt(1, 99, run, List.of())).isCloseTo(4e-6, within(1e-15));
  }

  @Test
  void aPlateauNeverGoesBelowItsLeastRate() {
    var schedule = new Schedule.Plateau(0.1, 1, 0, 0, 0.05);
    assertThat(schedule.rateAt(1, 0, RUN, List.of(1.0))).isEqualTo(1);
    assertThat(schedule.rateAt(1, 0, RUN, List.of(1.0, 1.0))).isEqualTo(0.1);
    assertThat(schedule.rateAt(1, 0, RUN, List.of(1.0, 1.0, 1.0, 1.0))).isEqualTo(0.05);
  }

  @Test
  void settingsThatCannotBeMeantAreRefused() {
    refuse(() -> new Schedule.Step(0, 0.5), "every is 0");
    refuse(() -> new Schedule.Step(1, 1), "factor is 1.0");
    refuse(() -> new Schedule.Exponential(0), "factor is 0.0");
    refuse(() -> new Schedule.Linear(-1, 0), "warm_up is -1.0");
    refuse(() -> new Schedule.Cosine(0, 1.5), "end is 1.5");
    refuse(() -> new Schedule.Plateau(0.1, 0, 0, 0, 0), "patience is 0");
    refuse(() -> new Schedule.Plateau(0.1, 1, Double.NaN, 0, 0), "least_gain NaN");
    refuse(() -> new Schedule.OneCycle(1, 0, 0), "rise is 1.0");
    refuse(() -> new Horizon(0, 1), "1 epochs of 0 steps");
  }

  private static void refuse(Runnable maker, String reason) {
    assertThatIllegalArgumentException().isThrownBy(maker::run).withMessageStartingWith(reason);
  }
}
