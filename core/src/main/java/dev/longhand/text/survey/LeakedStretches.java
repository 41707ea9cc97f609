package dev.longhand.text.survey;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Wording;
import java.util.Arrays;
import java.util.Optional;

/// How much of the text that is only measured also stands in the training part, in stretches of
/// eight words: what a model is measured by should not be what it learnt. Mutable.
final class LeakedStretches {
  private static final int LENGTH = 8;
  private static final int MOST_STRETCHES = 1 << 19;
  private static final long FEW = 100;
  private static final double MUCH = 0.05;
  private static final long FACTOR = 0xD1342543DE82EF95L; // an odd number with mixed bits

  private final String heldOut;
  private final SampledCounts trained = new SampledCounts(MOST_STRETCHES);
  private final long[] window = new long[LENGTH]; // the last words, as a ring
  private final Tally repeated = new Tally();
  private final long oldest; // what the word that leaves was multiplied by
  private long measured;
  private long hash;
  private int filled;
  private int next;

  LeakedStretches(String heldOut) {
    this.heldOut = heldOut;
    long factor = 1;
    for (int i = 1; i < LENGTH; i++) {
      factor *= FACTOR;
    }
    oldest = factor;
  }

  /// Takes the next word of the training part, by its hash.
  void learn(long word) {
    if (completes(word)) {
      trained.add(Hashing.end(hash));
    }
  }

  /// Takes the next word of another part, once the training part is known.
  void measure(long word, int column) {
    if (!completes(word)) {
      return;
    }
    long stretch = Hashing.end(hash);
    if (trained.samples(stretch)) {
      measured++;
      if (trained.count(stretch) > 0) {
        repeated.add(column);
      }
    }
  }

  /// Whether the last eight words are a stretch.
  private boolean completes(long word) {
    hash = (hash - window[next] * oldest) * FACTOR + word;
    window[next] = word;
    next = (next + 1) % LENGTH;
    filled = Math.min(LENGTH, filled + 1);
    return filled == LENGTH;
  }

  /// Forgets the words so far: no stretch goes from one document, or part, to the next.
  void interrupt() {
    Arrays.fill(window, 0);
    hash = 0;
    filled = 0;
  }

  void lineEnds(Line line) {
    repeated.lineEnds(line);
  }

  Optional<Finding> finding(FindingPlace place) {
    if (measured < FEW / trained.rate() || measured == 0 || repeated.count() < MUCH * measured) {
      return Optional.empty();
    }
    String what =
        Wording.share(repeated.count() / (double) measured)
            + " of the "
            + heldOut
            + ", in stretches of 8 words, also stands in the training part";
    String fix = RepeatedLines.remedy(RepeatedLines.Unit.LINE, place.file());
    return Optional.of(
        place.finding(
            ErrorCode.DATA_LEAK, repeated.count() * trained.rate(), repeated.first(), what, fix));
  }
}
