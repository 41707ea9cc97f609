package dev.longhand.train;

/// What early stopping said when it ended a run.
///
/// @param rule what it goes by
/// @param figure the best that was watched
/// @param reason why the run ended
public record EarlyEnd(EarlyStopping rule, double figure, Reason reason) {
  /// Why early stopping ended a run.
  public enum Reason {
    /// No epoch was better for as long as there is patience.
    NO_BETTER,
    /// The baseline was not surpassed in time.
    BASELINE_MISSED
  }
}
