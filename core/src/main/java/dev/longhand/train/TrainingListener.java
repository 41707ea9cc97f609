package dev.longhand.train;

/// Hears how training goes, on the thread that trains, and may end it. The trainer stands between
/// two steps meanwhile, so a checkpoint may be taken.
public interface TrainingListener {
  /// A step has been taken.
  Verdict stepDone(StepResult step);

  /// An epoch is over and has been measured.
  Verdict epochDone(EpochResult epoch);
}
