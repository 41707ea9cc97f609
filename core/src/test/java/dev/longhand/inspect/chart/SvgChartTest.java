package dev.longhand.inspect.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.longhand.inspect.chart.Series.Line;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class SvgChartTest {
  private static final Line TRAINING = line("training", 3, 2, 1.5);
  private static final Line VALIDATION = line("validation", 3, 2.2, 2.4);

  private static Line line(String name, double... figures) {
    var points = new ArrayList<Point>();
    for (int i = 0; i < figures.length; i++) {
      points.add(new Point(i + 1, figures[i]));
    }
    return new Line(name, points);
  }

  private static Chart chart(Series... series) {
    return new Chart("Loss", Axis.linear("epoch"), Axis.linear("nats"), List.of(series));
  }

  private static void requireParsed(String svg) {
    assertThatNoException()
        .isThrownBy(() ->
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg))));
  }

  @Test
  void everyKindOfSeriesIsDrawn() {
    var bars = new Series.Bars("bars", List.of(new Point(1, 1), new Point(2, 2)));
    var points = new Series.Points("points", List.of(new Point(1, 1)));
    var band =
        new Series.Band(
            "band", List.of(new Series.Interval(1, 1, 2), new Series.Interval(3, 2, 3)));

    String svg =
        SvgChart.draw(chart(band, bars, points, TRAINING, new Series.Level("level", 2)), Size.WIDE);

    requireParsed(svg);
    assertThat(svg).contains("<polygon", "<circle", "<polyline", "dashed", ">level</text>", "thin");
  }

  @Test
  void theSameChartIsTheSameTextInEveryCountry() {
    String here = SvgChart.draw(chart(TRAINING, VALIDATION), Size.WIDE);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      assertThat(SvgChart.draw(chart(TRAINING, VALIDATION), Size.WIDE)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void namesFromOutsideAreNothingButText() {
    String name = "<script>alert('x')</script>\u001B\u0000\uD800\u202E]]>";

    String svg =
        SvgChart.draw(
            new Chart(
                name, Axis.linear(name), Axis.linear(name), List.of(line(name, 1, 2), TRAINING)),
            Size.WIDE);

    requireParsed(svg);
    assertThat(svg).doesNotContain("<script", "\u001B", "\u0000", "\u202E").contains("\\u001B");
  }

  @Test
  void whoCannotSeeItIsToldWhatItIs() {
    assertThat(SvgChart.element(chart(TRAINING), Size.WIDE))
        .contains("role=\"img\"", "aria-label=\"Loss\"", "<title>Loss</title>");
  }

  @Test
  void anElementLeavesTheTitleToThePage() {
    assertThat(SvgChart.element(chart(TRAINING), Size.WIDE))
        .doesNotContain(">Loss</text>", "<style");
    assertThat(SvgChart.draw(chart(TRAINING), Size.WIDE)).contains(">Loss</text>", "<style>");
  }

  @Test
  void aBestPointIsMarkedWithItsFigure() {
    assertThat(SvgChart.element(chart(TRAINING, VALIDATION.markingLowest()), Size.WIDE))
        .contains(">2.2</text>");
  }

  @Test
  void namesAtTheEndsOfLinesDoNotCoverEachOther() {
    var lines = new ArrayList<Series>();
    for (int i = 0; i < 8; i++) {
      lines.add(line("line " + i, 3, 2 + i * 0.001));
    }
    String svg = SvgChart.element(chart(lines.toArray(Series[]::new)), Size.WIDE);

    List<Double> heights = heights(svg, "line \\d");

    assertThat(heights).hasSize(8);
    for (int i = 1; i < 8; i++) {
      assertThat(heights.get(i) - heights.get(i - 1)).isGreaterThanOrEqualTo(ChartLayout.LETTERS);
    }
    assertThat(heights.getLast()).isLessThan(Size.WIDE.height());
  }

  private static List<Double> heights(String svg, String words) {
    Matcher texts = Pattern.compile("y=\"([0-9.]+)\"[^>]*>" + words + "</text>").matcher(svg);
    return texts.results().map(found -> Double.valueOf(found.group(1))).sorted().toList();
  }

  @Test
  void nothingStandsOutsideOfTheSheet() {
    String svg = SvgChart.element(chart(TRAINING, VALIDATION.markingLowest()), Size.NARROW);

    Matcher points = Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)").matcher(svg);
    assertThat(points.results().toList())
        .isNotEmpty()
        .allSatisfy(found -> {
          assertThat(Double.parseDouble(found.group(1))).isBetween(0.0, 360.0);
          assertThat(Double.parseDouble(found.group(2))).isBetween(0.0, 280.0);
        });
  }

  @Test
  void aBandHasTheColourOfTheLineBehindIt() {
    var band =
        new Series.Band("", List.of(new Series.Interval(1, 1, 2), new Series.Interval(3, 2, 3)));

    assertThat(SvgChart.element(chart(TRAINING, band, VALIDATION), Size.WIDE))
        .contains("<polygon class=\"s2 thin\"", "<polyline class=\"s2\"");
  }

  @Test
  void oneEpochIsAChartToo() {
    requireParsed(
        SvgChart.draw(chart(line("training", 2.5), line("validation", 2.5)), Size.NARROW));
    requireParsed(SvgChart.draw(chart(line("training", 0)), Size.NARROW));
    requireParsed(
        SvgChart.draw(
            new Chart("", Axis.log(""), Axis.log(""), List.of(line("training", 2.5))), Size.WIDE));
  }

  @Test
  void whatCannotBeShownIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> line("a", Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> chart());
    assertThatIllegalArgumentException().isThrownBy(() -> chart(new Series.Level("a", 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Chart("", Axis.linear(""), Axis.log("loss"), List.of(line("a", 1, 0))))
        .withMessageContaining("loss");
  }
}
