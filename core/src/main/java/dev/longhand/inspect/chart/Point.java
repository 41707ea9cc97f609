package dev.longhand.inspect.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A place, in the units of a chart's axes or in those of a drawing.
public record Point(double x, double y) {
  /// @throws IllegalArgumentException for what is no finite number, which no chart can show
  public Point {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "a point at %s, %s", x, y));
    }
  }

  /// Points from two arrays of one length.
  public static List<Point> of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " places and " + y.length + " figures");
    }
    var points = new ArrayList<Point>(x.length);
    for (int i = 0; i < x.length; i++) {
      points.add(new Point(x[i], y[i]));
    }
    return points;
  }

  Point plus(double right, double down) {
    return new Point(x + right, y + down);
  }
}
