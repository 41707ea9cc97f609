package dev.longhand.inspect.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Figures of one kind in a chart, under one name. A closed family.
public sealed interface Series {
  /// What people call it.
  String name();

  /// All places that a chart must have room for.
  Stream<Point> extent();

  /// A line through its points, in their order.
  ///
  /// @param marked one that stands out, such as the best
  record Line(String name, List<Point> points, Optional<Point> marked) implements Series {
    public Line {
      Objects.requireNonNull(name);
      points = List.copyOf(points);
      Objects.requireNonNull(marked);
    }

    public Line(String name, List<Point> points) {
      this(name, points, Optional.empty());
    }

    /// The same with its lowest point marked, the first of several.
    public Line markingLowest() {
      return new Line(
          name, points, points.stream().reduce((best, next) -> next.y() < best.y() ? next : best));
    }

    @Override
    public Stream<Point> extent() {
      return Stream.concat(points.stream(), marked.stream());
    }
  }

  /// Single points.
  record Points(String name, List<Point> points) implements Series {
    public Points {
      Objects.requireNonNull(name);
      points = List.copyOf(points);
    }

    @Override
    public Stream<Point> extent() {
      return points.stream();
    }
  }

  /// Bars from zero.
  record Bars(String name, List<Point> points) implements Series {
    public Bars {
      Objects.requireNonNull(name);
      points = List.copyOf(points);
    }

    @Override
    public Stream<Point> extent() {
      return points.stream().flatMap(point -> Stream.of(point, new Point(point.x(), 0)));
    }
  }

  /// What lies between two lines, such as an interval of confidence.
  record Band(String name, List<Interval> intervals) implements Series {
    public Band {
      Objects.requireNonNull(name);
      intervals = List.copyOf(intervals);
    }

    @Override
    public Stream<Point> extent() {
      return intervals.stream().flatMap(part -> Stream.of(part.bottom(), part.top()));
    }
  }

  /// From a low to a high figure at one place.
  record Interval(double x, double low, double high) {
    public Interval {
      if (!(low <= high)) {
        throw new IllegalArgumentException("an interval from " + low + " to " + high);
      }
    }

    Point bottom() {
      return new Point(x, low);
    }

    Point top() {
      return new Point(x, high);
    }
  }

  /// A dashed line across the chart to compare with.
  record Level(String name, double y) implements Series {
    public Level {
      Objects.requireNonNull(name);
      if (!Double.isFinite(y)) {
        throw new IllegalArgumentException("a level at " + y);
      }
    }

    @Override
    public Stream<Point> extent() {
      return Stream.empty(); // it has no place along the other axis
    }
  }
}
