package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Mark.Anchor;
import dev.longhand.inspect.chart.Mark.Dash;
import dev.longhand.inspect.chart.Mark.Stroke;
import dev.longhand.inspect.chart.Mark.Weight;
import dev.longhand.inspect.chart.Mark.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How people learn which series is which: by words at the ends of lines where there is room, else
/// by a row of names above. One series alone needs neither.
///
/// @param above with a name in the row above
/// @param beside with words at the end, beside the axes
/// @param inside levels whose words stand on them
record SeriesNames(
    List<NamedSeries> above, List<NamedSeries> beside, List<NamedSeries> inside, int width) {
  private static final double LETTERS = ChartLayout.LETTERS;
  private static final int LEAST_WIDTH = 440; // for words at the side
  private static final int MOST_ENDS = 10;
  private static final double MOST_SHARE = 0.3; // of the width, for words at the side
  private static final double LINE = 15; // between two rows of words
  private static final double LEADER = 12;
  private static final double KEY = 18; // the stroke in front of a name
  private static final double GAP = 8;

  static SeriesNames of(List<NamedSeries> all, Size size) {
    List<NamedSeries> named = all.stream().filter(part -> !part.name().isEmpty()).toList();
    List<NamedSeries> levels = named.stream().filter(SeriesNames::isLevel).toList();
    List<NamedSeries> others = named.stream().filter(part -> !isLevel(part)).toList();
    boolean several = others.size() > 1;
    boolean ends =
        size.width() >= LEAST_WIDTH
            && named.size() <= MOST_ENDS
            && named.stream().allMatch(NamedSeries::hasEnd);
    if (ends) {
      return new SeriesNames(
          List.of(), named.size() > 1 ? named : List.of(), List.of(), size.width());
    }
    return new SeriesNames(several ? others : List.of(), List.of(), levels, size.width());
  }

  private static boolean isLevel(NamedSeries part) {
    return part.series() instanceof Series.Level;
  }

  /// How much must be kept free at the right side.
  double roomAtTheSide() {
    double words =
        beside.stream().mapToDouble(part -> Lettering.width(part.name(), LETTERS)).max().orElse(0);
    return beside.isEmpty() ? 0 : Math.min(words, MOST_SHARE * width) + LEADER + GAP;
  }

  /// Adds the row of names, or rows, and gives the place below them.
  double addLegend(List<Mark> marks, double top) {
    if (above.isEmpty()) {
      return top;
    }
    double x = GAP;
    double y = top + LETTERS;
    for (NamedSeries part : above) {
      String name = Lettering.fitted(part.name(), LETTERS, width - 2 * GAP - KEY - GAP);
      double needed = KEY + GAP / 2 + Lettering.width(name, LETTERS);
      if (x > GAP && x + needed > width - GAP) {
        x = GAP;
        y += LINE;
      }
      double middle = y - LETTERS / 3;
      marks.add(
          new Stroke(
              List.of(new Point(x, middle), new Point(x + KEY, middle)),
              part.ink(),
              3,
              part.dash()));
      marks.add(words(new Point(x + KEY + GAP / 2, y), name, Ink.Role.TEXT, Anchor.START));
      x += needed + 2 * GAP;
    }
    return y + GAP;
  }

  /// Adds the words at the ends of lines, none over another, and those on levels.
  void addLabels(List<Mark> marks, Span x, Span y) {
    for (NamedSeries part : inside) {
      if (part.series() instanceof Series.Level level) {
        marks.add(
            words(
                new Point(x.to(), y.at(level.y()) - GAP / 2), part.name(), part.ink(), Anchor.END));
      }
    }
    List<NamedSeries> sorted =
        beside.stream().sorted(Comparator.comparingDouble(part -> y.at(end(part)))).toList();
    double[] wanted = sorted.stream().mapToDouble(part -> y.at(end(part))).toArray();
    double[] places = apart(wanted, y.to(), y.from());
    double room = roomAtTheSide() - LEADER - GAP;
    for (int i = 0; i < places.length; i++) {
      NamedSeries part = sorted.get(i);
      var path = new ArrayList<Point>();
      path.add(new Point(x.to() + 2, wanted[i]));
      path.add(new Point(x.to() + LEADER - 2, places[i]));
      marks.add(new Stroke(path, part.ink(), 1, Dash.SOLID));
      marks.add(
          words(
              new Point(x.to() + LEADER, places[i] + LETTERS / 3),
              Lettering.fitted(part.name(), LETTERS, room + 1),
              part.ink(),
              Anchor.START));
    }
  }

  private static double end(NamedSeries part) {
    return switch (part.series()) {
      case Series.Line line -> line.points().getLast().y();
      case Series.Level level -> level.y();
      case Series.Points _, Series.Bars _, Series.Band _ ->
          throw new IllegalStateException(part.name() + " has no end");
    };
  }

  /// Places as near to the wanted ones as a row of letters between each two allows.
  private static double[] apart(double[] wanted, double least, double most) {
    double[] places = wanted.clone();
    for (int i = 1; i < places.length; i++) {
      places[i] = Math.max(places[i], places[i - 1] + LINE);
    }
    double limit = most;
    for (int i = places.length - 1; i >= 0; i--) {
      places[i] = Math.min(places[i], limit);
      limit = places[i] - LINE;
    }
    double from = least;
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(places[i], from);
      from = places[i] + LINE;
    }
    return places;
  }

  private static Words words(Point at, String words, Ink ink, Anchor anchor) {
    return new Words(at, words, ink, anchor, LETTERS, Weight.REGULAR);
  }
}
