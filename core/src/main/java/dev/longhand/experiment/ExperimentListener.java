package dev.longhand.experiment;

/// Hears how an experiment goes, on the thread that runs it.
public interface ExperimentListener {
  /// Something happened. What this throws ends the experiment; what is done stays on the disk.
  void accept(ExperimentEvent event);

  /// Whether the experiment should stop; the trial at work saves and can go on later.
  default boolean stopRequested() {
    return false;
  }
}
