package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.error.ErrorCode;
import dev.longhand.recipe.CheckpointInterval.Epochs;
import dev.longhand.recipe.CheckpointInterval.Steps;
import dev.longhand.recipe.CheckpointInterval.Time;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointIntervalTest {
  private static final String OPTION = "--checkpoint-every";

  private static CheckpointInterval parse(String words) {
    return CheckpointInterval.parse(words, OPTION);
  }

  @Test
  void aNumberAndAUnitSayHowOften() {
    assertThat(parse("30s")).isEqualTo(new Time(Duration.ofSeconds(30)));
    assertThat(parse("5m")).isEqualTo(new Time(Duration.ofMinutes(5)));
    assertThat(parse("2 hours")).isEqualTo(new Time(Duration.ofHours(2)));
    assertThat(parse("200steps")).isEqualTo(new Steps(200));
    assertThat(parse("1epoch")).isEqualTo(new Epochs(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "0m", "-1steps", "1.5h", "5 weeks", "99999999999steps"})
  void anythingElseIsRefusedWithExamples(String words) {
    assertThat(SmallRuns.refusal(ErrorCode.USAGE_VALUE, () -> parse(words)))
        .hasMessageContaining(OPTION + " is " + words)
        .satisfies(refusal -> assertThat(refusal.problems().getFirst().fix()).contains("200steps"));
  }

  @Test
  void nothingIsNoInterval() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Steps(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Epochs(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Time(Duration.ofSeconds(-1)));
  }

  @Test
  void timeAndStepsCountWithinAnEpochAndEpochsBehindIt() {
    long second = 1_000_000_000;

    assertThat(parse("2s").isDueAfterStep(2 * second, 1)).isTrue();
    assertThat(parse("2s").isDueAfterStep(2 * second - 1, 1)).isFalse();
    assertThat(parse("3steps").isDueAfterStep(0, 6)).isTrue();
    assertThat(parse("3steps").isDueAfterStep(0, 7)).isFalse();
    assertThat(parse("1epoch").isDueAfterStep(Long.MAX_VALUE, 3)).isFalse();
    assertThat(parse("2epochs").isDueAfterEpoch(4)).isTrue();
    assertThat(parse("2epochs").isDueAfterEpoch(5)).isFalse();
    assertThat(parse("2s").isDueAfterEpoch(5)).isTrue();
  }
}
