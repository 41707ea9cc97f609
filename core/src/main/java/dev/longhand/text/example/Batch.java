package dev.longhand.text.example;

import java.util.Arrays;
import java.util.Objects;

/// A buffer for the examples of one training step; mutable, filled again and again by `Examples`.
///
/// With T steps and B sequences, `inputs` holds `[T, B]` ids, row t before row t + 1; `targets`
/// holds `[B]` ids after the last step or `[T, B]` ids after every step. The arrays may be longer
/// than that: a short batch uses their front, with its own B as the length of a row. Not
/// thread-safe.
public final class Batch {
  private int[] inputs; // [T, B]
  private int[] targets; // [B] or [T, B]
  private int[] lengths; // [B]
  private long[] ends; // [B]
  private int steps;
  private int sequences;
  private TargetPositions targetPositions = TargetPositions.LAST;
  private boolean continues;
  private Padding padding = Padding.NONE;
  private long tokenCount;

  /// A buffer for up to this many steps and sequences; it grows if it must.
  public Batch(int steps, int sequences) {
    inputs = new int[Math.multiplyExact(steps, sequences)];
    targets = new int[inputs.length];
    lengths = new int[sequences];
    ends = new long[sequences];
  }

  /// The ids to read, time-major.
  public int[] inputs() {
    return inputs;
  }

  /// The ids to predict.
  public int[] targets() {
    return targets;
  }

  /// How many steps each sequence takes part in; B numbers that never rise.
  public int[] lengths() {
    return lengths;
  }

  /// How many of the last steps sequence `b` takes part in, at least 1.
  public int length(int b) {
    Objects.checkIndex(b, sequences);
    return lengths[b];
  }

  /// What a sequence has read before it takes part.
  public Padding padding() {
    return padding;
  }

  /// How many tokens all sequences read together, padding not counted.
  public long tokenCount() {
    return tokenCount;
  }

  /// The id that sequence `b` reads at step `t`, which it must take part in.
  public int input(int t, int b) {
    return inputs[t * sequences + b];
  }

  /// The id that sequence `b` should predict after step `t`; with one target a sequence, `t` must
  /// be the last step, and else one that the sequence takes part in.
  public int target(int t, int b) {
    return switch (targetPositions) {
      case LAST -> {
        if (t != steps - 1) {
          throw new IllegalArgumentException("there is a target after the last step only");
        }
        yield targets[b];
      }
      case EVERY -> targets[t * sequences + b];
    };
  }

  /// Where the token that sequence `b` should predict after its last step stands among all tokens
  /// of the text; those of earlier steps stand in front of it.
  public long lastTarget(int b) {
    Objects.checkIndex(b, sequences);
    return ends[b];
  }

  /// Notes where the last target of a sequence stands.
  void end(int b, long place) {
    ends[b] = place;
  }

  /// T: how many steps this batch has.
  public int steps() {
    return steps;
  }

  /// B: how many sequences this batch has.
  public int sequences() {
    return sequences;
  }

  /// Where the targets stand.
  public TargetPositions targetPositions() {
    return targetPositions;
  }

  /// How many targets this batch has.
  public int targetCount() {
    return switch (targetPositions) {
      case LAST -> sequences;
      case EVERY -> Math.toIntExact(tokenCount);
    };
  }

  /// Whether every sequence goes on where the one with the same number stopped in the batch before,
  /// so that the state is to be carried over.
  public boolean continues() {
    return continues;
  }

  /// Copies the ids that this batch has to the front of other arrays.
  public void copyTo(int[] allInputs, int[] allTargets) {
    System.arraycopy(inputs, 0, allInputs, 0, steps * sequences);
    int allOfTargets =
        switch (targetPositions) {
          case LAST -> sequences;
          case EVERY -> steps * sequences;
        };
    System.arraycopy(targets, 0, allTargets, 0, allOfTargets);
  }

  /// Takes a new shape in which every sequence takes part in every step; what the arrays hold is
  /// undefined until they are written.
  void shape(int newSteps, int newSequences, TargetPositions positions, boolean carriesState) {
    resize(newSteps, newSequences);
    targetPositions = positions;
    continues = carriesState;
    padding = Padding.NONE;
    Arrays.fill(lengths, 0, newSequences, newSteps);
    tokenCount = (long) newSteps * newSequences;
  }

  /// Takes a new shape for sequences of these lengths, which must not rise; what the arrays hold is
  /// undefined until they are written.
  void shape(
      int newSteps, int[] newLengths, int newSequences, TargetPositions positions, Padding front) {
    resize(newSteps, newSequences);
    targetPositions = positions;
    continues = false;
    padding = front;
    tokenCount = 0;
    int before = newSteps;
    for (int b = 0; b < newSequences; b++) {
      int length = newLengths[b];
      if (length < 1 || length > before) {
        throw new IllegalArgumentException(
            "length " + length + " of sequence " + b + " is not in [1, " + before + "]");
      }
      lengths[b] = length;
      tokenCount += length;
      before = length;
    }
  }

  private void resize(int newSteps, int newSequences) {
    int size = Math.multiplyExact(newSteps, newSequences);
    if (size > inputs.length) {
      inputs = new int[size];
      targets = new int[size];
    }
    if (newSequences > lengths.length) {
      lengths = new int[newSequences];
      ends = new long[newSequences];
    }
    steps = newSteps;
    sequences = newSequences;
  }
}
