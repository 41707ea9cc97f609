package dev.longhand.inspect;

import dev.longhand.error.Wording;
import dev.longhand.inspect.HeadlineSection.Headline;
import dev.longhand.inspect.chart.Chart;
import dev.longhand.inspect.chart.Drawing;
import dev.longhand.inspect.chart.Drawing.Heading;
import dev.longhand.inspect.chart.Ink;
import dev.longhand.inspect.chart.Lettering;
import dev.longhand.inspect.chart.Mark;
import dev.longhand.inspect.chart.Mark.Anchor;
import dev.longhand.inspect.chart.Mark.Dash;
import dev.longhand.inspect.chart.Mark.Stroke;
import dev.longhand.inspect.chart.Mark.Weight;
import dev.longhand.inspect.chart.Mark.Words;
import dev.longhand.inspect.chart.Palette;
import dev.longhand.inspect.chart.PngChart;
import dev.longhand.inspect.chart.Point;
import dev.longhand.inspect.chart.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A run on one slide of 1600 x 900 pixels: its headline, its loss, what it wrote last.
public final class Slide {
  private static final Size SHEET = new Size(800, 450); // two pixels a unit
  private static final double LEFT = 36;
  private static final double RIGHT = 764;
  private static final Point CHART = new Point(LEFT - 8, 158);
  private static final Size CHART_SIZE = new Size(470, 256);
  private static final double SAMPLE = 530;
  private static final double LETTERS = 11.5;
  private static final double LINE = 17;
  private static final int SAMPLE_LINES = 13;
  private static final double NAME = 30;
  private static final double FIGURE = 22;

  private Slide() {}

  /// The slide as a PNG.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_FONTS` when this Java has no fonts
  public static byte[] png(RunReport report) {
    return PngChart.draw(drawing(report), Palette.LIGHT);
  }

  /// The slide as marks.
  static Drawing drawing(RunReport report) {
    var marks = new ArrayList<Mark>();
    var headline = new HeadlineSection(report);
    String name = Lettering.fitted(report.name(), NAME, RIGHT - LEFT);
    marks.add(words(LEFT, 60, name, Ink.Role.TEXT, NAME, Weight.BOLD));
    List<String> lead = Lettering.lines(headline.sentence(), 12, RIGHT - LEFT, 2);
    for (int i = 0; i < lead.size(); i++) {
      marks.add(words(LEFT, 82 + LINE * i, lead.get(i), Ink.Role.SOFT, 12, Weight.REGULAR));
    }
    addHeadlines(marks, headline.headlines());
    addSample(marks, report);
    Optional<Chart> loss = new Curves(report).loss();
    return loss.map(
            chart -> Drawing.of(chart, CHART_SIZE, Heading.DRAWN).placed(SHEET, CHART, marks))
        .orElseGet(() -> new Drawing(SHEET, report.name(), marks));
  }

  private static void addHeadlines(List<Mark> marks, List<Headline> headlines) {
    double width = (RIGHT - LEFT) / 4;
    for (int i = 0; i < Math.min(4, headlines.size()); i++) {
      double x = LEFT + width * i;
      Headline one = headlines.get(i);
      marks.add(words(x, 122, one.term(), Ink.Role.SOFT, 11, Weight.REGULAR));
      marks.add(words(x, 145, one.figure(), new Ink.OfSeries(0), FIGURE, Weight.BOLD));
    }
  }

  private static void addSample(List<Mark> marks, RunReport report) {
    if (report.samples().isEmpty()) {
      return;
    }
    Sample last = report.samples().getLast();
    double top = CHART.y() + 23;
    marks.add(words(SAMPLE, top, "What it wrote", Ink.Role.TEXT, 15, Weight.BOLD));
    marks.add(
        new Stroke(
            List.of(new Point(SAMPLE - 16, top - 13), new Point(SAMPLE - 16, CHART.y() + 248)),
            Ink.Role.GRID,
            1,
            Dash.SOLID));
    String text = Wording.escaped((last.prompt() + last.text()).replace('\n', ' '), 1000);
    List<String> lines = Lettering.lines(text, LETTERS, RIGHT - SAMPLE, SAMPLE_LINES);
    for (int i = 0; i < lines.size(); i++) {
      double y = top + LINE * (i + 1) + 4;
      marks.add(words(SAMPLE, y, lines.get(i), Ink.Role.TEXT, LETTERS, Weight.REGULAR));
    }
  }

  private static Words words(
      double x, double y, String words, Ink ink, double size, Weight weight) {
    return new Words(new Point(x, y), words, ink, Anchor.START, size, weight);
  }
}
