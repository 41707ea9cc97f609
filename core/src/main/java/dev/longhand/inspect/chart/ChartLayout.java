package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Drawing.Heading;
import dev.longhand.inspect.chart.Mark.Anchor;
import dev.longhand.inspect.chart.Mark.Dash;
import dev.longhand.inspect.chart.Mark.Stroke;
import dev.longhand.inspect.chart.Mark.Weight;
import dev.longhand.inspect.chart.Mark.Words;
import java.util.ArrayList;
import java.util.List;

/// Where everything of one chart stands: title, names, axes, then the series. Mutable, for one
/// drawing.
final class ChartLayout {
  /// Height of the letters beside figures.
  static final double LETTERS = 12;

  private static final double TITLE = 15;
  private static final double ROW = 18; // of names, above the axes
  private static final double GAP = 8;
  private static final double PER_TICK_ACROSS = 76;
  private static final double PER_TICK_UP = 46;
  private static final double SIDE_ROOM = 0.03; // between bars or points and the ends of the axis

  private final Chart chart;
  private final Size size;
  private final List<NamedSeries> named;
  private final SeriesNames names;
  private final List<Mark> marks = new ArrayList<>();
  private double top = GAP;

  private ChartLayout(Chart chart, Size size) {
    this.chart = chart;
    this.size = size;
    named = NamedSeries.of(chart.series());
    names = SeriesNames.of(named, size);
  }

  static List<Mark> marks(Chart chart, Size size, Heading heading) {
    var layout = new ChartLayout(chart, size);
    layout.draw(heading);
    return layout.marks;
  }

  private void draw(Heading heading) {
    if (heading == Heading.DRAWN) {
      title();
    }
    top = names.addLegend(marks, top);
    yLabel();
    double bottom = size.height() - GAP - 2 * ROW;
    int up = (int) Math.max(2, (bottom - top) / PER_TICK_UP);
    Span y =
        Span.tight(chart.y(), Chart.figures(chart.series()).toArray())
            .rounded(up)
            .between(bottom, top);
    Ticks yTicks = y.ticks(up);
    double left = GAP + widest(yTicks) + GAP;
    double right = size.width() - Math.max(2 * GAP, names.roomAtTheSide());
    Span x = across().between(left, right);
    grid(y, yTicks, left, right);
    acrossTicks(x, bottom);
    new SeriesMarks(chart, x, y, marks).add(named);
    names.addLabels(marks, x, y);
  }

  private void title() {
    String words = Lettering.fitted(chart.title(), TITLE, size.width() - 2 * GAP);
    top += TITLE;
    marks.add(
        new Words(new Point(GAP, top), words, Ink.Role.TEXT, Anchor.START, TITLE, Weight.BOLD));
    top += GAP;
  }

  private void yLabel() {
    if (!chart.y().label().isEmpty()) {
      top += LETTERS;
      String words = Lettering.fitted(chart.y().label(), LETTERS, size.width() - 2 * GAP);
      marks.add(soft(new Point(GAP, top), words, Anchor.START));
      top += GAP;
    }
    top += GAP;
  }

  private Span across() {
    Span tight = Span.tight(chart.x(), Chart.places(chart.series()).toArray());
    boolean lines =
        chart.series().stream()
            .allMatch(part ->
                switch (part) {
                  case Series.Line _, Series.Level _, Series.Band _ -> true;
                  case Series.Bars _, Series.Points _ -> false;
                });
    return lines ? tight : tight.wider(SIDE_ROOM);
  }

  private static double widest(Ticks ticks) {
    return ticks.ticks().stream()
        .mapToDouble(tick -> Lettering.width(tick.words(), LETTERS))
        .max()
        .orElse(0);
  }

  private void grid(Span y, Ticks ticks, double left, double right) {
    for (Ticks.Tick tick : ticks.ticks()) {
      double at = y.at(tick.value());
      marks.add(
          new Stroke(
              List.of(new Point(left, at), new Point(right, at)), Ink.Role.GRID, 1, Dash.SOLID));
      marks.add(soft(new Point(left - GAP, at + LETTERS / 3), tick.words(), Anchor.END));
    }
  }

  private void acrossTicks(Span x, double bottom) {
    int most = (int) Math.max(2, (x.to() - x.from()) / PER_TICK_ACROSS);
    for (Ticks.Tick tick : x.ticks(most).ticks()) {
      double at = x.at(tick.value());
      marks.add(
          new Stroke(
              List.of(new Point(at, bottom), new Point(at, bottom + GAP / 2)),
              Ink.Role.SOFT,
              1,
              Dash.SOLID));
      marks.add(soft(new Point(at, bottom + ROW), tick.words(), Anchor.MIDDLE));
    }
    marks.add(
        new Stroke(
            List.of(new Point(x.from(), bottom), new Point(x.to(), bottom)),
            Ink.Role.SOFT,
            1,
            Dash.SOLID));
    marks.add(soft(new Point(x.to(), bottom + 2 * ROW), chart.x().label(), Anchor.END));
  }

  private static Words soft(Point at, String words, Anchor anchor) {
    return new Words(at, words, Ink.Role.SOFT, anchor, LETTERS, Weight.REGULAR);
  }
}
