package dev.longhand.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/// How fast training goes at the moment: over the last few seconds, so that a slow start or a pause
/// does not spoil what is foretold for hours.
final class Pace {
  private static final int KEPT = 30;

  private record Mark(long nanos, long step, long tokens) {}

  private final Deque<Mark> marks = new ArrayDeque<>();

  /// Notes how far training has come.
  ///
  /// @param tokens in all, ascending
  void mark(long nanos, long step, long tokens) {
    marks.addLast(new Mark(nanos, step, tokens));
    if (marks.size() > KEPT) {
      marks.removeFirst();
    }
  }

  /// Tokens a second; NaN before there were two marks.
  double tokensPerSecond() {
    return perSecond(marks.isEmpty() ? 0 : marks.getLast().tokens - marks.getFirst().tokens);
  }

  /// The seconds that some more steps will take; NaN before there were two marks.
  double secondsFor(long steps) {
    return steps / perSecond(marks.isEmpty() ? 0 : marks.getLast().step - marks.getFirst().step);
  }

  private double perSecond(long amount) {
    if (marks.size() < 2 || amount <= 0) {
      return Double.NaN;
    }
    return amount * 1e9 / (marks.getLast().nanos - marks.getFirst().nanos);
  }
}
