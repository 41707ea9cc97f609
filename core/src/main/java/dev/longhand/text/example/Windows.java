package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;

/// Windows of L tokens, each with the token after it as its target.
///
/// N tokens give N - L windows of stride 1: every token after the first L is a target once. The
/// last batch may be short. Mutable inside: it keeps the order of the epoch asked for last.
public final class Windows extends Examples {
  private final TokenSequence tokens;
  private final WindowOptions options;
  private final int length;
  private final long count;
  private final int batchSize;
  private final List<Problem> notices;
  private final EpochOrder order;

  private Windows(TokenSequence tokens, WindowOptions options) {
    this.tokens = tokens;
    this.options = options;
    var found = new ArrayList<Problem>();
    length = (int) Math.min(options.length(), tokens.length() - 1);
    if (length < options.length()) {
      found.add(shortText(tokens.length(), options.length(), length));
    }
    count = (tokens.length() - length - 1) / options.stride() + 1;
    batchSize = (int) Math.min(options.batchSize(), count);
    ExampleNotices.few(count, "window", "windows", options.batchSize()).ifPresent(found::add);
    notices = List.copyOf(found);
    order = new EpochOrder(count, options.shuffle(), options.seed());
  }

  /// The windows of a text; a length or a batch too large for it is lowered with a notice.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` with fewer than two tokens
  public static Windows of(TokenSequence tokens, WindowOptions options) {
    tokens.requirePair();
    return new Windows(tokens, options);
  }

  @Override
  public long count() {
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
    return Math.toIntExact((count - 1) / batchSize + 1);
  }

  @Override
  public long tokensPerEpoch() {
    return count * length;
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
  TokenSequence tokens() {
    return tokens;
  }

  @Override
  void write(long epoch, int batchIndex, Batch batch) {
    long first = (long) batchIndex * batchSize;
    int sequences = (int) Math.min(batchSize, count - first);
    batch.shape(length, sequences, TargetPositions.LAST, false);
    for (int b = 0; b < sequences; b++) {
      long start = order.at(epoch, first + b) * options.stride();
      tokens.scatter(start, length, batch.inputs(), b, sequences);
      batch.targets()[b] = tokens.at(start + length);
      batch.end(b, start + length);
    }
  }

  private static Problem shortText(long tokens, int asked, int used) {
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
}
