package dev.longhand.text.example;

/// A buffer for the examples of one training step; mutable, filled again and again by `Examples`.
///
/// With T steps and B sequences, `inputs` holds `[T, B]` ids, row t before row t + 1; `targets`
/// holds `[B]` ids after the last step or `[T, B]` ids after every step. The arrays may be longer
/// than that: a short batch uses their front, with its own B as the length of a row. Not
/// thread-safe.
public final class Batch {
  private int[] inputs; // [T, B]
  private int[] targets; // [B] or [T, B]
  private int steps;
  private int sequences;
  private TargetPositions targetPositions = TargetPositions.LAST;
  private boolean continues;

  /// A buffer for up to this many steps and sequences; it grows if it must.
  public Batch(int steps, int sequences) {
    inputs = new int[Math.multiplyExact(steps, sequences)];
    targets = new int[inputs.length];
  }

  /// The ids to read, time-major.
  public int[] inputs() {
    return inputs;
  }

  /// The ids to predict.
  public int[] targets() {
    return targets;
  }

  /// The id that sequence `b` reads at step `t`.
  public int input(int t, int b) {
    return inputs[t * sequences + b];
  }

  /// The id that sequence `b` should predict after step `t`; with one target a sequence, `t` must
  /// be the last step.
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
      case EVERY -> steps * sequences;
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
    System.arraycopy(targets, 0, allTargets, 0, targetCount());
  }

  /// Takes a new shape; what the arrays hold is undefined until they are written.
  void shape(int newSteps, int newSequences, TargetPositions positions, boolean carriesState) {
    int size = Math.multiplyExact(newSteps, newSequences);
    if (size > inputs.length) {
      inputs = new int[size];
      targets = new int[size];
    }
    steps = newSteps;
    sequences = newSequences;
    targetPositions = positions;
    continues = carriesState;
  }
}
