package dev.longhand.inspect.chart;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Colours for charts, as `0xRRGGBB`.
///
/// The hues are those of Okabe and Ito, which people with any kind of colour vision can tell apart;
/// made darker, or lighter, until words in them can be read on the paper.
///
/// @param series one a series
public record Palette(int paper, int text, int soft, int grid, List<Integer> series) {
  /// How many series have a colour of their own.
  public static final int COLOURS = 6;

  /// On white.
  public static final Palette LIGHT =
      new Palette(
          0xFFFFFF,
          0x1B1F27,
          0x5A6270,
          0xE3E5E9,
          List.of(0x0063A6, 0xB54708, 0x00755C, 0x9A3C7E, 0x76600A, 0x545C69));

  /// On a dark grey.
  public static final Palette DARK =
      new Palette(
          0x15181D,
          0xE9EBEF,
          0xA3ABB8,
          0x2C3139,
          List.of(0x6CB8FF, 0xFF9C5E, 0x4FD1A5, 0xEF9BD2, 0xE3C64B, 0xB4BBC7));

  public Palette {
    series = List.copyOf(series);
    if (series.size() != COLOURS) {
      throw new IllegalArgumentException(series.size() + " colours for " + COLOURS + " series");
    }
  }

  int colour(Ink ink) {
    return switch (Objects.requireNonNull(ink)) {
      case Ink.Role.TEXT -> text;
      case Ink.Role.SOFT -> soft;
      case Ink.Role.GRID -> grid;
      case Ink.Role.PAPER -> paper;
      case Ink.OfSeries one -> series.get(one.colour());
    };
  }

  /// The palette as custom properties of CSS, in one line.
  String properties() {
    var css = new StringBuilder();
    css.append("--chart-paper:").append(hex(paper));
    css.append(";--chart-text:").append(hex(text));
    css.append(";--chart-soft:").append(hex(soft));
    css.append(";--chart-grid:").append(hex(grid));
    for (int i = 0; i < COLOURS; i++) {
      css.append(";--chart-").append(i + 1).append(':').append(hex(series.get(i)));
    }
    return css.toString();
  }

  static String hex(int colour) {
    return String.format(Locale.ROOT, "#%06x", colour);
  }
}
