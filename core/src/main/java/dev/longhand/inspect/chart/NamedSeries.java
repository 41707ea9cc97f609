package dev.longhand.inspect.chart;

import java.util.ArrayList;
import java.util.List;

/// A series with its colour: those without a name share the colour of the next one that has one, as
/// the band around a line does.
record NamedSeries(Series series, Ink ink, Mark.Dash dash) {
  static List<NamedSeries> of(List<Series> all) {
    var result = new ArrayList<NamedSeries>();
    int number = 0;
    for (Series series : all) {
      if (series instanceof Series.Level) {
        result.add(new NamedSeries(series, Ink.Role.SOFT, Mark.Dash.DASHED));
        continue;
      }
      boolean again = number >= Palette.COLOURS && series instanceof Series.Line;
      result.add(
          new NamedSeries(
              series, new Ink.OfSeries(number), again ? Mark.Dash.DASHED : Mark.Dash.SOLID));
      number += series.name().isEmpty() ? 0 : 1;
    }
    return result;
  }

  String name() {
    return series.name();
  }

  /// Whether words at the end of a line can say its name.
  boolean hasEnd() {
    return switch (series) {
      case Series.Line line -> !line.points().isEmpty();
      case Series.Level _ -> true;
      case Series.Points _, Series.Bars _, Series.Band _ -> false;
    };
  }
}
