package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NonMonotoneTriggerTest {
  private final NonMonotoneTrigger trigger = new NonMonotoneTrigger(2);

  @Test
  void aLossThatFallsDoesNotFireIt() {
    assertThat(trigger.firedAfter(List.of(9.0, 8.0, 7.0, 6.0, 5.0, 4.0))).isEmpty();
  }

  @Test
  void aLossAboveTheBestOfAllButTheLastTwoFiresIt() {
    assertThat(trigger.firedAfter(List.of(9.0, 5.0, 7.0, 8.0, 6.0))).hasValue(5);
    assertThat(trigger.firedAfter(List.of(9.0, 5.0, 7.0, 8.0, 5.0))).isEmpty();
  }

  @Test
  void theFirstEpochsCannotFireIt() {
    assertThat(trigger.firedAfter(List.of(1.0, 2.0, 3.0))).isEmpty();
    assertThat(trigger.firedAfter(List.of(1.0, 2.0, 3.0, 4.0))).hasValue(4);
  }

  @Test
  void whatComesLaterDoesNotChangeWhenItFired() {
    assertThat(trigger.firedAfter(List.of(1.0, 2.0, 3.0, 4.0, 0.5, 9.0))).hasValue(4);
  }
}
