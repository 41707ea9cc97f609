package dev.longhand.train;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the loss did at rising learning rates.
///
/// @param points at rising rates
/// @param end why there are no more
public record RateCurve(List<Point> points, End end) {
  private static final double TENTH = 0.1;
  private static final int FIRST = 5; // points whose mean is no mean yet

  /// The least share of its best value by which the loss must have fallen to tell a slope from
  /// noise.
  private static final double LEAST_FALL = 0.02;

  /// One step.
  ///
  /// @param rate of the step
  /// @param loss of its batch before it, in nats a target
  /// @param smooth the mean of the losses so far, in which older ones count less
  public record Point(double rate, double loss, double smooth) {}

  /// Why a search ended.
  public enum End {
    /// Every rate was tried.
    ALL_TRIED,
    /// The loss rose to several times its least, or was no number.
    DIVERGED
  }

  public RateCurve {
    points = List.copyOf(points);
    Objects.requireNonNull(end);
  }

  /// The point with the least smooth loss.
  public Optional<Point> lowest() {
    return points.stream()
        .skip(FIRST)
        .reduce((one, other) -> other.smooth() < one.smooth() ? other : one);
  }

  /// The rate where the smooth loss fell fastest for a rate that is so many times larger.
  public Optional<Point> steepest() {
    Optional<Point> lowest = lowest();
    if (lowest.isEmpty() || !falls(lowest.get())) {
      return Optional.empty();
    }
    int last = points.indexOf(lowest.get());
    int steepest = FIRST;
    for (int i = FIRST; i < last; i++) {
      if (fall(i) > fall(steepest)) {
        steepest = i;
      }
    }
    return Optional.of(points.get(steepest));
  }

  private boolean falls(Point lowest) {
    return points.get(FIRST).smooth() - lowest.smooth() > LEAST_FALL * lowest.smooth();
  }

  /// By how much the loss fell from the point before one to the point behind it. Rates grow by the
  /// same factor, so these compare.
  private double fall(int index) {
    return points.get(index - 1).smooth()
        - points.get(Math.min(index + 1, points.size() - 1)).smooth();
  }

  /// The rate to begin with: where the loss fell fastest, and at most a tenth of where it diverged.
  /// Empty where it never fell.
  public Optional<Double> suggestion() {
    return steepest()
        .map(point ->
            switch (end) {
              case ALL_TRIED -> point.rate();
              case DIVERGED -> Math.min(point.rate(), TENTH * points.getLast().rate());
            });
  }
}
