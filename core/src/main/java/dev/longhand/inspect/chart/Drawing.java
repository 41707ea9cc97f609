package dev.longhand.inspect.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Marks on a sheet, in the order in which they are drawn.
///
/// @param title what it shows, for those who cannot see it
public record Drawing(Size size, String title, List<Mark> marks) {
  /// Whether a chart's title stands above it.
  public enum Heading {
    DRAWN,
    /// Something else on the page says it.
    LEFT_OUT
  }

  public Drawing {
    Objects.requireNonNull(size);
    Objects.requireNonNull(title);
    marks = List.copyOf(marks);
  }

  /// A chart laid out on a sheet.
  public static Drawing of(Chart chart, Size size, Heading heading) {
    return new Drawing(size, chart.title(), ChartLayout.marks(chart, size, heading));
  }

  /// The same on a larger sheet, at a place of it, with other marks around.
  ///
  /// @param around drawn first
  public Drawing placed(Size sheet, Point place, List<Mark> around) {
    var all = new ArrayList<>(around);
    marks.forEach(mark -> all.add(moved(mark, place)));
    return new Drawing(sheet, title, all);
  }

  private static Mark moved(Mark mark, Point by) {
    return switch (mark) {
      case Mark.Stroke stroke ->
          new Mark.Stroke(moved(stroke.path(), by), stroke.ink(), stroke.width(), stroke.dash());
      case Mark.Area area -> new Mark.Area(moved(area.outline(), by), area.ink(), area.cover());
      case Mark.Dot dot -> new Mark.Dot(dot.centre().plus(by.x(), by.y()), dot.radius(), dot.ink());
      case Mark.Words words ->
          new Mark.Words(
              words.at().plus(by.x(), by.y()),
              words.words(),
              words.ink(),
              words.anchor(),
              words.size(),
              words.weight());
      case Mark.Hint hint ->
          new Mark.Hint(hint.centre().plus(by.x(), by.y()), hint.radius(), hint.words());
    };
  }

  private static List<Point> moved(List<Point> points, Point by) {
    return points.stream().map(point -> point.plus(by.x(), by.y())).toList();
  }
}
