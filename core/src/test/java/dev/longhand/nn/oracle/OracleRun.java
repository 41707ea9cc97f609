package dev.longhand.nn.oracle;

/// What the oracle found: the loss (mean over all targets, in nats) and matrices by the names that
/// golden files use.
///
/// - `logits`, `probabilities`: one row for each target, sequence after sequence
/// - `gradient/NAME` for every parameter
/// - `state_gradient/NAME` and `final_state/NAME` for every state, also where it started at zero
public record OracleRun(double loss, Named<double[][]> matrices) {

  /// One row for each target, sequence after sequence.
  public double[][] logits() {
    return matrices.get("logits");
  }

  /// The gradients by the names of the parameters, in their shapes.
  public Named<double[][]> gradients() {
    return matrices.under("gradient/");
  }

  /// The gradients of the initial states by the names of the states, [B, H].
  public Named<double[][]> stateGradients() {
    return matrices.under("state_gradient/");
  }

  /// The states after the last step by name, [B, H].
  public Named<double[][]> finalStates() {
    return matrices.under("final_state/");
  }
}
