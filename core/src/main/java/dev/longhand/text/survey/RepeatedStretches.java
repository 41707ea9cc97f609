package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.Arrays;
import java.util.List;

/// How much of the validation part also stands in the training part, in stretches of eight words:
/// what a model is measured by should not be what it learnt. Mutable.
final class RepeatedStretches implements Finder {
  private static final int LENGTH = 8;
  private static final int MOST_STRETCHES = 1 << 19;
  private static final long FEW = 100;
  private static final double MUCH = 0.05;
  private static final long FACTOR = 0xD1342543DE82EF95L; // an odd number with mixed bits

  private final SampledCounts trained = new SampledCounts(MOST_STRETCHES);
  private final long[] window = new long[LENGTH]; // the last words, as a ring
  private final Tally repeated = new Tally();
  private final long oldest; // what the word that leaves was multiplied by
  private long measured;
  private long hash;
  private int filled;
  private int next;

  RepeatedStretches() {
    long factor = 1;
    for (int i = 1; i < LENGTH; i++) {
      factor *= FACTOR;
    }
    oldest = factor;
  }

  /// Takes the next word, by its hash.
  void accept(long word, int column, Part part) {
    hash = (hash - window[next] * oldest) * FACTOR + word;
    window[next] = word;
    next = (next + 1) % LENGTH;
    filled = Math.min(LENGTH, filled + 1);
    if (filled < LENGTH) {
      return;
    }
    long stretch = Hashing.end(hash);
    if (part == Part.TRAINING) {
      trained.add(stretch);
    } else if (trained.samples(stretch)) {
      measured++;
      if (trained.count(stretch) > 0) {
        repeated.add(column);
      }
    }
  }

  /// Forgets the words so far: no stretch goes from one document, or part, to the next.
  void begin() {
    Arrays.fill(window, 0);
    hash = 0;
    filled = 0;
  }

  @Override
  public void accept(Line line) {
    repeated.lineEnds(line);
  }

  @Override
  public List<Finding> findings(FindingPlace place) {
    if (measured < FEW / trained.rate() || repeated.count() < MUCH * measured) {
      return List.of();
    }
    String what =
        Wording.share(repeated.count() / (double) measured)
            + " of the validation part, in stretches of 8 words, also stands in the training part";
    String fix = RepeatedLines.remedy(RepeatedLines.Unit.LINE, place.file());
    return List.of(
        place.finding(
            ErrorCode.DATA_LEAK, repeated.count() * trained.rate(), repeated.first(), what, fix));
  }
}
