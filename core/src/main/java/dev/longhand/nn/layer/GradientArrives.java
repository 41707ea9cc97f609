package dev.longhand.nn.layer;

/// At which steps whoever reads the output of a recurrent pass writes a gradient.
public enum GradientArrives {
  AT_EVERY_STEP,
  AT_LAST_STEP
}
