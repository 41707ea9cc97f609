package dev.longhand.experiment;

import dev.longhand.inspect.chart.Axis;
import dev.longhand.inspect.chart.Chart;
import dev.longhand.inspect.chart.Drawing;
import dev.longhand.inspect.chart.Drawing.Heading;
import dev.longhand.inspect.chart.Point;
import dev.longhand.inspect.chart.Series;
import dev.longhand.inspect.chart.Size;
import dev.longhand.modelfile.EpochFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The curves of several runs in one picture: bits a character over epochs, and over time.
public final class ComparisonPicture {
  private static final String BITS = "bits a character";
  private static final Size HALF = new Size(720, 320);
  private static final Size SHEET = new Size(720, 650);
  private static final double SECOND = 330; // where the lower chart begins

  private ComparisonPicture() {}

  /// Draws what was measured on held-out text.
  ///
  /// @param results in the order of their colours
  /// @return empty where nothing was measured
  public static Optional<Drawing> draw(List<TrialResult> results) {
    List<TrialResult> measured =
        results.stream().filter(result -> !points(result, Along.EPOCHS).isEmpty()).toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    Drawing above = chart("Held-out text over epochs", "epoch", measured, Along.EPOCHS);
    Drawing below = chart("Held-out text over time", "seconds", measured, Along.SECONDS);
    Drawing sheet = above.placed(SHEET, new Point(0, 0), List.of());
    Drawing both = below.placed(SHEET, new Point(0, SECOND), sheet.marks());
    return Optional.of(new Drawing(SHEET, "Several runs over epochs and over time", both.marks()));
  }

  /// What the places of a curve are.
  private enum Along {
    EPOCHS,
    SECONDS
  }

  private static Drawing chart(String title, String label, List<TrialResult> results, Along along) {
    var lines = new ArrayList<Series>();
    results.forEach(
        result -> lines.add(new Series.Line(result.name(), points(result, along)).markingLowest()));
    var levels = new LinkedHashMap<String, Series>();
    results.forEach(
        result -> level(result).ifPresent(level -> levels.putIfAbsent(level.name(), level)));
    lines.addAll(levels.values());
    var chart = new Chart(title, Axis.fromZero(label), Axis.linear(BITS), lines);
    return Drawing.of(chart, HALF, Heading.DRAWN);
  }

  /// The best of what counting gives, for the way in which a run cuts the text.
  private static Optional<Series> level(TrialResult result) {
    String tokens = result.trial().recipe().tokens().name();
    return result.references().stream()
        .min(Comparator.comparingDouble(Reference::bitsPerCharacter))
        .map(best -> new Series.Level(tokens + " " + best.name(), best.bitsPerCharacter()));
  }

  private static List<Point> points(TrialResult result, Along along) {
    var points = new ArrayList<Point>();
    double seconds = 0;
    for (EpochFigures figures : result.history()) {
      seconds += figures.training().seconds();
      double place =
          switch (along) {
            case EPOCHS -> figures.epoch();
            case SECONDS -> seconds;
          };
      TrialResult.bits(figures).ifPresent(bits -> points.add(new Point(place, bits)));
    }
    return points;
  }
}
