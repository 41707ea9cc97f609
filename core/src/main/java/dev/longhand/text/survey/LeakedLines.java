package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.Optional;

/// Lines that are measured and stand in the training part as well. Mutable.
final class LeakedLines {
  private static final int MOST_LINES = 1 << 19;
  private static final long FEW = 20;
  private static final double MUCH = 0.05;

  private final RepeatedLines.Unit unit;
  private final String heldOut;
  private final SampledCounts trained = new SampledCounts(MOST_LINES);
  private final Tally repeated = new Tally();
  private long measured;

  LeakedLines(RepeatedLines.Unit unit, String heldOut) {
    this.unit = unit;
    this.heldOut = heldOut;
  }

  void learn(Line line) {
    if (unit.counts(line)) {
      trained.add(line.hash());
    }
  }

  void measure(Line line) {
    long hash = line.hash();
    if (unit.counts(line) && trained.samples(hash)) {
      measured++;
      repeated.add(trained.count(hash) > 0 ? 1 : 0, line);
    }
  }

  Optional<Finding> finding(FindingPlace place) {
    if (measured < FEW / trained.rate() || measured == 0 || repeated.count() < MUCH * measured) {
      return Optional.empty();
    }
    long count = repeated.count() * trained.rate();
    String what =
        Wording.count(count, "line")
            + " of the "
            + heldOut
            + " ("
            + Wording.share(repeated.count() / (double) measured)
            + ") also "
            + (count == 1 ? "stands" : "stand")
            + " in the training part";
    String fix = RepeatedLines.remedy(unit, place.file());
    return Optional.of(place.finding(ErrorCode.DATA_LEAK, count, repeated.first(), what, fix));
  }
}
