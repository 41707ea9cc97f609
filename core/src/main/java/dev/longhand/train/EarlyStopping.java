package dev.longhand.train;

import java.util.Objects;

/// When to stop before the last epoch: after some epochs without a better figure.
///
/// @param metric the figure that is watched
/// @param patience epochs without a better one before training stops, at least 1
public record EarlyStopping(Metric metric, int patience) {
  /// What is watched; smaller is better.
  public enum Metric {
    /// The training loss. It cannot show over-fitting.
    LOSS,
    /// The loss on text that is not learnt from; where none was kept, the training loss.
    VALIDATION_LOSS
  }

  public EarlyStopping {
    Objects.requireNonNull(metric);
    if (patience < 1) {
      throw new IllegalArgumentException("patience is " + patience + "; at least 1 is needed");
    }
  }
}
