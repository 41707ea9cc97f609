package dev.longhand.inspect.chart;

import dev.longhand.inspect.chart.Axis.Origin;
import dev.longhand.inspect.chart.Axis.Scale;
import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/// The figures that an axis reaches over, and where they stand in the drawing.
///
/// @param low the least, which stands at `from`
/// @param high the greatest, which stands at `to`
/// @param whole whether all figures are whole numbers
record Span(Scale scale, double low, double high, boolean whole, double from, double to) {
  private static final double SLACK = 1e-9; // of a step, for what is round but for its last bits
  private static final double WIDEN = 1.05; // of a logarithmic axis whose figures are all the same

  /// From the least to the greatest figure.
  static Span tight(Axis axis, double[] figures) {
    DoubleSummaryStatistics ends = DoubleStream.of(figures).summaryStatistics();
    boolean whole = DoubleStream.of(figures).allMatch(value -> value == StrictMath.rint(value));
    double low = ends.getMin();
    double high = ends.getMax();
    if (axis.origin() == Origin.ZERO) {
      low = Math.min(0, low);
      high = Math.max(0, high);
    }
    if (low == high) {
      double room = low == 0 ? 1 : Math.abs(low) / 2;
      boolean log = axis.scale() == Scale.LOG;
      high = log ? high * WIDEN : high + (whole ? 1 : room);
      low = log ? low / WIDEN : axis.origin() == Origin.ZERO ? low : low - (whole ? 1 : room);
    }
    return new Span(axis.scale(), low, high, whole, 0, 1);
  }

  /// The same, to the round figures outside of it.
  Span rounded(int most) {
    if (scale == Scale.LOG) {
      return this;
    }
    double step = Ticks.step(low, high, most, whole);
    double bottom = Math.floor(low / step + SLACK) * step;
    double top = Math.ceil(high / step - SLACK) * step;
    var wider = new Span(scale, bottom, top, whole, from, to);
    return Ticks.step(bottom, top, most, whole) > step ? wider.rounded(most) : wider;
  }

  /// The same with more room at both ends, in shares of the whole.
  Span wider(double share) {
    double room = (high - low) * share;
    return scale == Scale.LOG ? this : new Span(scale, low - room, high + room, whole, from, to);
  }

  /// The same in another part of the drawing.
  Span between(double newFrom, double newTo) {
    return new Span(scale, low, high, whole, newFrom, newTo);
  }

  Ticks ticks(int most) {
    return switch (scale) {
      case LINEAR -> Ticks.linear(low, high, most, whole);
      case LOG -> Ticks.log(low, high, most);
    };
  }

  /// Where a figure stands.
  double at(double figure) {
    double share =
        switch (scale) {
          case LINEAR -> (figure - low) / (high - low);
          case LOG ->
              (StrictMath.log(figure) - StrictMath.log(low))
                  / (StrictMath.log(high) - StrictMath.log(low));
        };
    return from + share * (to - from);
  }
}
