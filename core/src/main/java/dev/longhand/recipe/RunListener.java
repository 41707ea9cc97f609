package dev.longhand.recipe;

/// Hears how a run goes, on the thread that runs it.
public interface RunListener {
  /// Something happened. What this throws ends the run as a kill would: the newest checkpoint
  /// stays, and before the first step nothing is left behind.
  void accept(RunEvent event);

  /// Whether the run should stop, save and return; asked after every step and every epoch.
  default boolean stopRequested() {
    return false;
  }
}
