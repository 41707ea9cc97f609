package dev.longhand.inspect.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void fourDigitsCount() {
    assertThat(Figures.brief(1.53249)).isEqualTo("1.532");
    assertThat(Figures.brief(0.001)).isEqualTo("0.001");
    assertThat(Figures.brief(12)).isEqualTo("12");
    assertThat(Figures.brief(0)).isEqualTo("0");
    assertThat(Figures.brief(-0.05)).isEqualTo("-0.05");
  }

  @Test
  void largeNumbersKeepTheirWholePart() {
    assertThat(Figures.brief(123_456.7)).isEqualTo("123\u00A0457");
  }

  @Test
  void numbersNearZeroHaveAPowerOfTen() {
    assertThat(Figures.brief(3.125e-7)).isEqualTo("3.125e-7");
  }
}
