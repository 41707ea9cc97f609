package dev.longhand.train;

/// How a run of the trainer ended.
///
/// @param end why
/// @param epoch epochs finished
/// @param step steps taken in all
/// @param lastLoss loss of the last step in nats a target; not a number after divergence, and where
///   no step was taken since training was begun or resumed
public record TrainingOutcome(End end, int epoch, long step, double lastLoss) {
  /// Why training ended.
  public enum End {
    /// All epochs are done.
    FINISHED,
    /// Early stopping ended it.
    EARLY,
    /// The listener ended it.
    STOPPED,
    /// Loss or gradients are no finite numbers, and the step that found out changed nothing; or the
    /// loss on the validation part is none.
    DIVERGED
  }
}
