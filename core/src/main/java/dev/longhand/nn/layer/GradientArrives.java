package dev.longhand.nn.layer;

/// At which steps whoever reads the output of a recurrent pass writes a gradient.
public enum GradientArrives {
  AT_EVERY_STEP,
  AT_LAST_STEP,
  /// At every step, and of all of the state that the step leads to, since others begin with it.
  IN_EVERY_STATE
}
