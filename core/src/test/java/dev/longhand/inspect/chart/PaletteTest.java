package dev.longhand.inspect.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The Web Content Accessibility Guidelines 2.2 ask for a contrast of 4.5 between words and paper.
class PaletteTest {
  private static final double WORDS = 4.5;

  static List<Palette> palettes() {
    return List.of(Palette.LIGHT, Palette.DARK);
  }

  @ParameterizedTest
  @MethodSource("palettes")
  void wordsInEveryColourCanBeRead(Palette palette) {
    assertThat(contrast(palette.text(), palette.paper())).isGreaterThan(WORDS);
    assertThat(contrast(palette.soft(), palette.paper())).isGreaterThan(WORDS);
    assertThat(palette.series())
        .allSatisfy(colour ->
            assertThat(contrast(colour, palette.paper()))
                .as(Palette.hex(colour))
                .isGreaterThan(WORDS));
  }

  private static double contrast(int one, int other) {
    double first = luminance(one) + 0.05;
    double second = luminance(other) + 0.05;
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
  }

  private static double linear(int channel) {
    double share = (channel & 0xFF) / 255.0;
    return share <= 0.04045 ? share / 12.92 : StrictMath.pow((share + 0.055) / 1.055, 2.4);
  }
}
