package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Series.Level;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/// Series over two axes; what is drawn first is first in the list.
public record Chart(String title, Axis x, Axis y, List<Series> series) {
  /// @throws IllegalArgumentException when there is no point to show, or one that a logarithmic
  ///   axis cannot show
  public Chart {
    Objects.requireNonNull(title);
    Objects.requireNonNull(x);
    Objects.requireNonNull(y);
    series = List.copyOf(series);
    if (series.stream().flatMap(Series::extent).findAny().isEmpty()) {
      throw new IllegalArgumentException("a chart without a point");
    }
    requireShown(x, places(series));
    requireShown(y, figures(series));
  }

  private static void requireShown(Axis axis, DoubleStream values) {
    values
        .filter(value -> !axis.shows(value))
        .findFirst()
        .ifPresent(value -> {
          throw new IllegalArgumentException(value + " on the logarithmic axis " + axis.label());
        });
  }

  /// All places along the x-axis.
  static DoubleStream places(List<Series> series) {
    return series.stream().flatMap(Series::extent).mapToDouble(Point::x);
  }

  /// All figures along the y-axis.
  static DoubleStream figures(List<Series> series) {
    return series.stream()
        .flatMapToDouble(part ->
            part instanceof Level level
                ? DoubleStream.of(level.y())
                : part.extent().mapToDouble(Point::y));
  }
}
