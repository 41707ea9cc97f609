package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Windows of L tokens, each with the token after it as its target.
///
/// N tokens give N - L windows of stride 1: every token after the first L is a target once. The
/// last batch may be short. Mutable inside: it keeps the order of the epoch asked for last.
public final class Windows implements Examples {
  private static final long NO_EPOCH = Long.MIN_VALUE;

  private final TokenSequence tokens;
  private final WindowOptions options;
  private final int length;
  private final int count;
  private final int batchSize;
  private final List<Problem> notices;
  private int[] order = {}; // [count] when shuffled
  private long orderedEpoch = NO_EPOCH;

  private Windows(TokenSequence tokens, WindowOptions options) {
    this.tokens = tokens;
    this.options = options;
    var found = new ArrayList<Problem>();
    length = Math.min(options.length(), tokens.length() - 1);
    if (length < options.length()) {
      found.add(shortText(tokens.length(), options.length(), length));
    }
    count = (tokens.length() - length - 1) / options.stride() + 1;
    batchSize = Math.min(options.batchSize(), count);
    if (batchSize < options.batchSize()) {
      found.add(fewWindows(count, options.batchSize()));
    }
    notices = List.copyOf(found);
  }

  /// The windows of a text; a length or a batch too large for it is lowered with a notice.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` with fewer than two tokens
  public static Windows of(TokenSequence tokens, WindowOptions options) {
    tokens.requirePair();
    return new Windows(tokens, options);
  }

  /// How many windows there are.
  public int count() {
    return count;
  }

  @Override
  public int steps() {
    return length;
  }

  @Override
  public int sequences() {
    return batchSize;
  }

  @Override
  public TargetPositions targetPositions() {
    return TargetPositions.LAST;
  }

  @Override
  public int batchesPerEpoch() {
    return (count - 1) / batchSize + 1;
  }

  @Override
  public long tokensPerEpoch() {
    return (long) count * length;
  }

  @Override
  public long targetsPerEpoch() {
    return count;
  }

  @Override
  public List<Problem> notices() {
    return notices;
  }

  @Override
  public void fill(long epoch, int batchIndex, Batch batch) {
    Objects.checkIndex(batchIndex, batchesPerEpoch());
    int first = batchIndex * batchSize;
    int sequences = Math.min(batchSize, count - first);
    batch.shape(length, sequences, TargetPositions.LAST, false);
    for (int b = 0; b < sequences; b++) {
      int start = window(epoch, first + b) * options.stride();
      tokens.scatter(start, length, batch.inputs(), b, sequences);
      batch.targets()[b] = tokens.at(start + length);
    }
  }

  private int window(long epoch, int index) {
    return switch (options.shuffle()) {
      case NONE -> index;
      case EACH_EPOCH -> {
        orderFor(epoch);
        yield order[index];
      }
    };
  }

  /// Fisher and Yates's shuffle (Durstenfeld 1964), from a stream of the seed and the epoch.
  private void orderFor(long epoch) {
    if (epoch == orderedEpoch) {
      return;
    }
    if (order.length != count) {
      order = new int[count];
    }
    for (int index = 0; index < count; index++) {
      order[index] = index;
    }
    var random = KeyedRandom.of(options.seed(), Purpose.SHUFFLE, epoch, 0);
    for (int last = count - 1; last > 0; last--) {
      // The high half of a product, not nextInt: its method is not ours and might change.
      int other = (int) Math.unsignedMultiplyHigh(random.nextLong(), last + 1L);
      int moved = order[last];
      order[last] = order[other];
      order[other] = moved;
    }
    orderedEpoch = epoch;
  }

  private static Problem shortText(int tokens, int asked, int used) {
    return new Problem(
        ErrorCode.DATA_SHORT,
        "the text has "
            + Wording.count(tokens, "token")
            + "; a window of "
            + Wording.number(asked)
            + " and its target need "
            + Wording.number(asked + 1L)
            + ": windows of "
            + Wording.number(used)
            + " are used",
        "",
        "--window " + used + " says so, or give a longer text");
  }

  private static Problem fewWindows(int count, int asked) {
    return new Problem(
        ErrorCode.DATA_FEW,
        "the text gives "
            + Wording.count(count, "window")
            + ", fewer than a batch of "
            + Wording.number(asked)
            + ": a batch has "
            + Wording.number(count),
        "",
        "--batch " + count + " says so, or give a longer text");
  }
}
