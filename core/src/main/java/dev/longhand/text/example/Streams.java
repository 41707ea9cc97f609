package dev.longhand.text.example;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text cut into B streams that are read side by side, T steps a batch, with a target after every
/// step and the state carried from batch to batch.
///
/// Of N tokens, each stream predicts M = (N - 1) / B, rounded down; the fewer than B targets left
/// at the end are the only ones left out. When T does not divide M, the last batch has fewer steps.
/// Every epoch is the same. Immutable.
public final class Streams extends Examples {
  private final TokenSequence tokens;
  private final int steps;
  private final int sequences;
  private final long streamLength;
  private final List<Problem> notices;

  private Streams(TokenSequence tokens, int steps, int sequences, List<Problem> notices) {
    this.tokens = tokens;
    this.steps = steps;
    this.sequences = sequences;
    this.notices = notices;
    streamLength = (tokens.length() - 1) / sequences;
  }

  /// The streams of a text. Where it is too short for B streams of T steps, fewer streams are used,
  /// and for less than one stream fewer steps, with a notice each.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` with fewer than two tokens
  public static Streams of(TokenSequence tokens, int steps, int sequences) {
    if (steps < 1 || sequences < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "steps %d and sequences %d must be at least 1", steps, sequences));
    }
    tokens.requirePair();
    long targets = tokens.length() - 1;
    int usedSteps = (int) Math.min(steps, targets);
    int usedSequences = (int) Math.min(sequences, targets / usedSteps);
    var notices = new ArrayList<Problem>();
    if (usedSteps < steps) {
      notices.add(shortText(tokens.length(), steps, usedSteps));
    }
    if (usedSequences < sequences) {
      notices.add(fewStreams(tokens.length(), usedSteps, sequences, usedSequences));
    }
    return new Streams(tokens, usedSteps, usedSequences, List.copyOf(notices));
  }

  @Override
  public long count() {
    return sequences;
  }

  @Override
  public int steps() {
    return steps;
  }

  @Override
  public int sequences() {
    return sequences;
  }

  @Override
  public TargetPositions targetPositions() {
    return TargetPositions.EVERY;
  }

  @Override
  public int batchesPerEpoch() {
    return Math.toIntExact((streamLength - 1) / steps + 1);
  }

  @Override
  public long tokensPerEpoch() {
    return streamLength * sequences;
  }

  @Override
  public long targetsPerEpoch() {
    return tokensPerEpoch();
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
    long first = (long) batchIndex * steps;
    int used = (int) Math.min(steps, streamLength - first);
    batch.shape(used, sequences, TargetPositions.EVERY, batchIndex > 0);
    for (int b = 0; b < sequences; b++) {
      long start = b * streamLength + first;
      tokens.scatter(start, used, batch.inputs(), b, sequences);
      tokens.scatter(start + 1, used, batch.targets(), b, sequences);
      batch.end(b, start + used);
    }
  }

  private static Problem shortText(long tokens, int asked, int used) {
    return new Problem(
        ErrorCode.DATA_SHORT,
        "the text has "
            + Wording.count(tokens, "token")
            + "; "
            + Wording.count(asked, "step")
            + " need "
            + Wording.number(asked + 1L)
            + ": "
            + Wording.count(used, "step")
            + " a batch are used",
        "",
        "give a longer text, or --window " + used);
  }

  private static Problem fewStreams(long tokens, int steps, int asked, int used) {
    return new Problem(
        ErrorCode.DATA_FEW,
        Wording.count(asked, "stream")
            + " of "
            + Wording.count(steps, "step")
            + " need "
            + Wording.number((long) asked * steps + 1)
            + " tokens, the text has "
            + Wording.number(tokens)
            + ": "
            + Wording.count(used, "stream")
            + (used == 1 ? " is used" : " are used"),
        "",
        "give a longer text, or --batch " + used);
  }
}
