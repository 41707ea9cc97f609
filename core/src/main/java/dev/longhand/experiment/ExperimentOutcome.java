package dev.longhand.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How an experiment ended.
///
/// @param end why
/// @param folder of the experiment
/// @param results of the trials that are over, the best first
public record ExperimentOutcome(End end, Path folder, List<TrialResult> results) {
  /// Why an experiment ended.
  public enum End {
    /// Every trial is over.
    FINISHED,
    /// The listener asked for it; the same call goes on.
    STOPPED
  }

  public ExperimentOutcome {
    results = List.copyOf(results);
  }

  /// The best trial, if any could be measured.
  public Optional<TrialResult> best() {
    return results.stream().findFirst().filter(result -> result.bitsPerCharacter().isPresent());
  }
}
