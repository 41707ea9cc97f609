package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Mark.Anchor;
import dev.longhand.inspect.chart.Mark.Area;
import dev.longhand.inspect.chart.Mark.Cover;
import dev.longhand.inspect.chart.Mark.Dot;
import dev.longhand.inspect.chart.Mark.Hint;
import dev.longhand.inspect.chart.Mark.Stroke;
import dev.longhand.inspect.chart.Mark.Weight;
import dev.longhand.inspect.chart.Mark.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The figures of a chart as marks between its axes.
record SeriesMarks(Chart chart, Span x, Span y, List<Mark> marks) {
  private static final double LINE = 2;
  private static final double DOT = 3;
  private static final double RING = 5;
  private static final double HINT = 7;
  private static final double CROWD = 10; // words are about a tenth of the chart
  private static final int MOST_DOTS = 30; // on a line; more would hide it
  private static final int MOST_HINTS = 100;
  private static final double BAR = 0.8; // of the place that a bar has

  void add(List<NamedSeries> all) {
    List<NamedSeries> bars =
        all.stream().filter(part -> part.series() instanceof Series.Bars).toList();
    for (NamedSeries part : all) {
      switch (part.series()) {
        case Series.Line line -> addLine(line, part);
        case Series.Points points -> addPoints(points, part.ink());
        case Series.Bars own -> addBars(own, part.ink(), bars.indexOf(part), bars.size());
        case Series.Band band -> addBand(band, part.ink());
        case Series.Level level -> addLevel(level, part);
      }
    }
    for (NamedSeries part : all) {
      if (part.series() instanceof Series.Line line) {
        line.marked().ifPresent(best -> addMarked(best, part.ink()));
      }
      addHints(part.series());
    }
  }

  private void addLine(Series.Line line, NamedSeries part) {
    if (line.points().size() > 1) {
      marks.add(
          new Stroke(line.points().stream().map(this::at).toList(), part.ink(), LINE, part.dash()));
    }
    if (line.points().size() <= MOST_DOTS) {
      line.points().forEach(point -> marks.add(new Dot(at(point), DOT, part.ink())));
    }
  }

  private void addPoints(Series.Points points, Ink ink) {
    points.points().forEach(point -> marks.add(new Dot(at(point), DOT + 1, ink)));
  }

  /// Bars of several series at one place stand side by side.
  private void addBars(Series.Bars bars, Ink ink, int index, int several) {
    double width = BAR * place(bars.points()) / several;
    for (Point point : bars.points()) {
      double left = x.at(point.x()) + width * (index - several / 2.0);
      double top = y.at(point.y());
      double bottom = y.at(0);
      marks.add(
          new Area(
              List.of(
                  new Point(left, bottom),
                  new Point(left, top),
                  new Point(left + width, top),
                  new Point(left + width, bottom)),
              ink,
              Cover.FULL));
    }
  }

  /// How much of the axis each of the points has: the least distance between two of them.
  private double place(List<Point> points) {
    double[] places = points.stream().mapToDouble(point -> x.at(point.x())).sorted().toArray();
    double least = (x.to() - x.from()) * (1 - BAR);
    for (int i = 1; i < places.length; i++) {
      double distance = places[i] - places[i - 1];
      least = distance > 0 ? Math.min(least, distance) : least;
    }
    return least;
  }

  private void addBand(Series.Band band, Ink ink) {
    var outline = new ArrayList<Point>();
    band.intervals().forEach(part -> outline.add(at(part.top())));
    band.intervals().reversed().forEach(part -> outline.add(at(part.bottom())));
    marks.add(new Area(outline, ink, Cover.THIN));
  }

  private void addLevel(Series.Level level, NamedSeries part) {
    double height = y.at(level.y());
    marks.add(
        new Stroke(
            List.of(new Point(x.from(), height), new Point(x.to(), height)),
            part.ink(),
            1.5,
            part.dash()));
  }

  private void addMarked(Point best, Ink ink) {
    Point at = at(best);
    marks.add(new Dot(at, RING + 1, ink));
    marks.add(new Dot(at, RING - 1, Ink.Role.PAPER));
    double middle = (x.from() + x.to()) / 2;
    double above = at.y() - ChartLayout.LETTERS;
    double below = at.y() + 2 * ChartLayout.LETTERS;
    boolean low =
        below < y.from() && (above - ChartLayout.LETTERS < y.to() || crowded(best, above));
    marks.add(
        new Words(
            new Point(at.x(), low ? below : above),
            Figures.brief(best.y()),
            ink,
            at.x() > middle ? Anchor.END : Anchor.START,
            ChartLayout.LETTERS,
            Weight.BOLD));
  }

  /// Whether another line runs between a point and words above it.
  private boolean crowded(Point best, double words) {
    double reach = (x.to() - x.from()) / CROWD;
    Stream<Point> levels =
        chart.series().stream()
            .filter(Series.Level.class::isInstance)
            .map(Series.Level.class::cast)
            .map(level -> new Point(best.x(), level.y()));
    Stream<Point> lines = chart.series().stream().flatMap(Series::extent);
    return Stream.concat(levels, lines)
        .map(this::at)
        .anyMatch(other ->
            Math.abs(other.x() - x.at(best.x())) < reach
                && other.y() < y.at(best.y())
                && other.y() > words - 2 * ChartLayout.LETTERS);
  }

  private void addHints(Series series) {
    List<Point> points =
        switch (series) {
          case Series.Line line -> line.points();
          case Series.Points own -> own.points();
          case Series.Bars bars -> bars.points();
          case Series.Band _, Series.Level _ -> List.of();
        };
    if (points.size() <= MOST_HINTS) {
      points.forEach(point -> marks.add(new Hint(at(point), HINT, words(series, point))));
    }
  }

  private String words(Series series, Point point) {
    String figure = Figures.brief(point.y());
    String named = series.name().isEmpty() ? figure : series.name() + " " + figure;
    String place = Figures.brief(point.x());
    return named + (chart.x().label().isEmpty() ? "" : ", " + chart.x().label() + " " + place);
  }

  private Point at(Point figures) {
    return new Point(x.at(figures.x()), y.at(figures.y()));
  }
}
