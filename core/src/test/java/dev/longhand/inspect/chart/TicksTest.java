package dev.longhand.inspect.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  private static List<String> words(Ticks ticks) {
    return ticks.ticks().stream().map(Ticks.Tick::words).toList();
  }

  @Test
  void stepsAreOneTwoOrFive() {
    assertThat(words(Ticks.linear(0, 1, 5, false)))
        .containsExactly("0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(words(Ticks.linear(1.2, 3.9, 6, false)))
        .containsExactly("1.5", "2.0", "2.5", "3.0", "3.5");
    assertThat(words(Ticks.linear(-20, 20, 5, false)))
        .containsExactly("-20", "-10", "0", "10", "20");
  }

  @Test
  void whatIsCountedHasNoHalves() {
    assertThat(words(Ticks.linear(1, 3, 8, true))).containsExactly("1", "2", "3");
  }

  @Test
  void thousandsAreGrouped() {
    assertThat(words(Ticks.linear(0, 2_000_000, 2, false)))
        .containsExactly("0", "1\u00A0000\u00A0000", "2\u00A0000\u00A0000");
  }

  @Test
  void anEndThatIsATickIsOneInSpiteOfRounding() {
    assertThat(words(Ticks.linear(0.1 + 0.2, 0.9, 6, false))).startsWith("0.3").endsWith("0.9");
  }

  @Test
  void aLogarithmicAxisHasPowersOfTen() {
    assertThat(words(Ticks.log(1e-6, 1e-2, 6)))
        .containsExactly("1e-6", "1e-5", "0.0001", "0.001", "0.01");
  }

  @Test
  void twoAndFiveStandBetweenPowersWhereThereIsRoom() {
    assertThat(words(Ticks.log(0.9, 60, 8))).containsExactly("1", "2", "5", "10", "20", "50");
  }

  @Test
  void manyDecadesAreThinnedOut() {
    assertThat(Ticks.log(1e-12, 1e12, 6).ticks()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void aShortLogarithmicAxisStillHasFigures() {
    assertThat(words(Ticks.log(1.42, 1.58, 4))).containsExactly("1.45", "1.50", "1.55");
  }
}
