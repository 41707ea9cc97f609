package dev.longhand.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.experiment.Rungs.Rung;
import org.junit.jupiter.api.Test;

class RungsTest {
  @Test
  void nineTrialsOfNineEpochsAreThreeRungs() {
    assertThat(Rungs.of(9, 9).rungs())
        .containsExactly(new Rung(9, 1), new Rung(3, 3), new Rung(1, 9));
  }

  @Test
  void theLastRungHasAllEpochsWhateverTheirNumber() {
    assertThat(Rungs.of(20, 10).rungs())
        .containsExactly(new Rung(20, 1), new Rung(6, 3), new Rung(2, 10));
  }

  @Test
  void fewTrialsOrEpochsAreOneRung() {
    assertThat(Rungs.of(2, 9).rungs()).containsExactly(new Rung(2, 9));
    assertThat(Rungs.of(9, 2).rungs()).containsExactly(new Rung(9, 2));
  }

  @Test
  void epochsThatATrialHasAlreadyAreNotPaidAgain() {
    assertThat(Rungs.of(9, 9).epochs()).isEqualTo(9 + 3 * 2 + 6);
  }
}
