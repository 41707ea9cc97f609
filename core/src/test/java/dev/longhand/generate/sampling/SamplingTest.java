package dev.longhand.generate.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplingTest {
  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1e-6, 0.5, 1, 10})
  void temperaturesUpToTenAreTaken(double temperature) {
    assertThat(Sampling.at(temperature).steps()).containsExactly(new Temperature(temperature));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e-300,
        9.9e-7,
        10.1,
        1e9
      })
  void otherTemperaturesAreRefused(double temperature) {
    refused(() -> Sampling.at(temperature), String.valueOf(temperature));
  }

  @Test
  void onlyTemperatureZeroIsGreedy() {
    assertThat(Sampling.at(0).greedy()).isTrue();
    assertThat(Sampling.at(-0.0).greedy()).isTrue();
    assertThat(Sampling.at(1e-6).greedy()).isFalse();
  }

  @Test
  void atLeastOneLikeliestTokenMustBeLeft() {
    assertThat(Sampling.DEFAULTS.withTopK(1).steps()).containsExactly(new TopK(1));
    refused(() -> Sampling.DEFAULTS.withTopK(0), "0");
    refused(() -> Sampling.DEFAULTS.withTopK(-3), "-3");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aShareOfProbabilityOutsideZeroToOneIsRefused(double share) {
    refused(() -> Sampling.DEFAULTS.withTopP(share), String.valueOf(share));
  }

  private static void refused(ThrowingCallable setting, String named) {
    assertThatThrownBy(setting)
        .isInstanceOfSatisfying(
            LonghandException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.USAGE_VALUE))
        .hasMessageContaining(named);
  }
}
