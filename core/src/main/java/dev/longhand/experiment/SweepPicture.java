package dev.longhand.experiment;

import dev.longhand.inspect.chart.Axis;
import dev.longhand.inspect.chart.Chart;
import dev.longhand.inspect.chart.Drawing;
import dev.longhand.inspect.chart.Drawing.Heading;
import dev.longhand.inspect.chart.Mark;
import dev.longhand.inspect.chart.Point;
import dev.longhand.inspect.chart.Series;
import dev.longhand.inspect.chart.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The trials of a sweep as points, a chart for each setting that is varied: its value against bits
/// a character.
public final class SweepPicture {
  private static final Size CHART = new Size(720, 280);
  private static final int DISTANCE = 290;

  private SweepPicture() {}

  /// Draws the trials that could be measured.
  ///
  /// @param results the best first
  /// @return empty where nothing was measured
  public static Optional<Drawing> draw(Sweep sweep, List<TrialResult> results) {
    List<TrialResult> measured =
        results.stream().filter(result -> result.bitsPerCharacter().isPresent()).toList();
    if (measured.isEmpty()) {
      return Optional.empty();
    }
    int count = sweep.variations().size();
    var sheet = new Size(CHART.width(), count * DISTANCE);
    List<Mark> marks = List.of();
    for (int i = 0; i < count; i++) {
      Drawing chart = chart(sweep.variations().get(i), i, measured);
      marks = chart.placed(sheet, new Point(0, (double) i * DISTANCE), marks).marks();
    }
    return Optional.of(new Drawing(sheet, "The trials of a sweep", marks));
  }

  private static Drawing chart(Variation variation, int place, List<TrialResult> results) {
    List<String> words = words(variation);
    var others = new ArrayList<Point>();
    for (TrialResult result : results) {
      double x = place(result.trial().values().get(place), words);
      others.add(new Point(x, result.bitsPerCharacter().orElseThrow()));
    }
    Series best = new Series.Points("best", List.of(others.getFirst()));
    List<Point> rest = others.subList(1, others.size());
    List<Series> series =
        rest.isEmpty() ? List.of(best) : List.of(new Series.Points("trials", rest), best);
    var chart =
        new Chart(variation.key(), axis(variation, words), Axis.linear("bits a character"), series);
    return Drawing.of(chart, CHART, Heading.DRAWN);
  }

  /// The values that are no numbers and stand for their places in the list; none where all are.
  private static List<String> words(Variation variation) {
    return switch (variation.values()) {
      case Values.Between between -> List.of();
      case Values.Listed listed ->
          listed.values().stream().allMatch(SweepPicture::isNumber) ? List.of() : listed.values();
    };
  }

  private static double place(String value, List<String> words) {
    return words.isEmpty() ? Double.parseDouble(value) : words.indexOf(value) + 1.0;
  }

  private static boolean isNumber(String value) {
    try {
      return Double.isFinite(Double.parseDouble(value));
    } catch (NumberFormatException word) {
      return false;
    }
  }

  private static Axis axis(Variation variation, List<String> words) {
    if (!words.isEmpty()) {
      var named = new ArrayList<String>();
      for (int i = 0; i < words.size(); i++) {
        named.add((i + 1) + " is " + words.get(i));
      }
      return Axis.linear(String.join(", ", named));
    }
    boolean even =
        switch (variation.values()) {
          case Values.Between between -> between.scale() == Values.Scale.LINEAR;
          case Values.Listed listed -> !spansFactors(listed.values());
        };
    return even ? Axis.linear(variation.key()) : Axis.log(variation.key());
  }

  /// Whether the largest of some numbers is many times the least, all of them above 0.
  private static boolean spansFactors(List<String> values) {
    double least = values.stream().mapToDouble(Double::parseDouble).min().orElse(0);
    double most = values.stream().mapToDouble(Double::parseDouble).max().orElse(0);
    return least > 0 && most / least > 20;
  }
}
