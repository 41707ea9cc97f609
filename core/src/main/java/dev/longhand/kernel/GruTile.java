package dev.longhand.kernel;

/// Where the cell of a GRU finds its operands: 32 units of some rows.
///
/// Each gate has panels of its own: update, reset, candidate, and, where the reset gate acts behind
/// the recurrent kernel, what that kernel has made of the hidden state. Mutable and reused, because
/// a time step may not allocate; one per thread.
public final class GruTile {
  /// Where the reset gate acts.
  public enum Reset {
    AFTER,
    BEFORE
  }

  /// The buffers of one pass.
  ///
  /// @param gates [T B, 4 H padded], or 3 H where the gate acts before; values before activation on
  ///   the way forward, activations after it, gradients after backward
  /// @param outputs [(T + 1) B, H], what the cell puts out, the initial one first
  /// @param outputGradient as outputs; that of a step is read, that of the step before is added to
  /// @param resetState [T B, H], reset gate * output before, used where the gate acts before
  /// @param resetStateGradient `[B, H]`, used where the gate acts before
  public record Buffers(
      Matrix gates,
      Matrix outputs,
      Matrix outputGradient,
      Matrix resetState,
      Matrix resetStateGradient) {}

  final float[] gates;
  final float[] outputs;
  final float[] outputGradient;
  final float[] resetState;
  final float[] resetStateGradient;
  final boolean before;
  final float gateSlope;

  int updateAt;
  int resetAt;
  int candidateAt;
  int recurrentAt;
  int previousAt;
  int outputsAt;
  int previousGradientAt;
  int outputGradientAt;
  int resetStateAt;
  int resetStateGradientAt;

  private final Buffers buffers;

  /// @param gateSlope slope of a hard sigmoid, or 0 for the sigmoid
  public GruTile(Buffers buffers, Reset reset, float gateSlope) {
    this.buffers = buffers;
    gates = buffers.gates.values();
    outputs = buffers.outputs.values();
    outputGradient = buffers.outputGradient.values();
    resetState = buffers.resetState.values();
    resetStateGradient = buffers.resetStateGradient.values();
    before = reset == Reset.BEFORE;
    this.gateSlope = gateSlope;
  }

  /// Moves to the units of a panel at one time step.
  ///
  /// @param row the first row of the step: t B + b
  /// @param sequences B, the distance to the row of the next step
  /// @param sequence b
  public void moveTo(int panel, int row, int sequences, int sequence) {
    int panels = buffers.outputs.panels();
    updateAt = buffers.gates.at(panel, row);
    resetAt = buffers.gates.at(panels + panel, row);
    candidateAt = buffers.gates.at(2 * panels + panel, row);
    recurrentAt = before ? candidateAt : buffers.gates.at(3 * panels + panel, row);
    previousAt = buffers.outputs.at(panel, row);
    outputsAt = buffers.outputs.at(panel, row + sequences);
    previousGradientAt = buffers.outputGradient.at(panel, row);
    outputGradientAt = buffers.outputGradient.at(panel, row + sequences);
    if (before) {
      resetStateAt = buffers.resetState.at(panel, row);
      resetStateGradientAt = buffers.resetStateGradient.at(panel, sequence);
    }
  }
}
