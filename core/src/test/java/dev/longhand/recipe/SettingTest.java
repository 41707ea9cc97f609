package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
  @ParameterizedTest
  @CsvSource({
    "EPOCHS, 1, true",
    "EPOCHS, 0, false",
    "EPOCHS, 1.5, false",
    "EPOCHS, 10001, false",
    "LEARNING_RATE, 0, false",
    "LEARNING_RATE, 1000, true",
    "LEARNING_RATE, NaN, false",
    "LEARNING_RATE, 1e9, false",
    "DROPOUT, 0, true",
    "DROPOUT, 1, false",
    "EPSILON, 0, false",
    "EPSILON, 1, false",
    "EPSILON, 1e-7, true",
    "VALIDATION, 0.9, true",
    "THREADS, 10000, false"
  })
  void aValueIsAllowedWithinItsRange(Setting setting, double value, boolean allowed) {
    assertThat(setting.allows(value)).isEqualTo(allowed);
  }

  @Test
  void aRefusalNamesValueAndRange() {
    assertThat(Setting.LEARNING_RATE.problem(-0.5, "--learning-rate"))
        .get()
        .satisfies(problem -> {
          assertThat(problem.what())
              .isEqualTo("learning_rate is -0.5; it must be a number above 0 and at most 1000");
          assertThat(problem.where()).isEqualTo("--learning-rate");
        });
  }

  @ParameterizedTest
  @EnumSource
  void nothingMayBeInfiniteOrNotANumber(Setting setting) {
    assertThat(setting.allows(Double.NaN)).isFalse();
    assertThat(setting.allows(Double.POSITIVE_INFINITY)).isFalse();
  }
}
