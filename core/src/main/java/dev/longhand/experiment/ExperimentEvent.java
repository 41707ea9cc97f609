package dev.longhand.experiment;

import dev.longhand.error.Problem;
import dev.longhand.recipe.RunEvent;
import java.util.List;

/// Something that happened while trials ran. A closed family, in the order of an experiment.
public sealed interface ExperimentEvent {
  /// Something that a person should know.
  record Noticed(Problem problem) implements ExperimentEvent {}

  /// A trial is about to train.
  ///
  /// @param number of the trial among those of its rung, from 1
  /// @param count how many there are
  record Began(Trial trial, int number, int count) implements ExperimentEvent {}

  /// Something happened in a trial's run.
  record InRun(Trial trial, RunEvent event) implements ExperimentEvent {}

  /// A trial is over, now or before.
  ///
  /// @param standings of all trials so far, the best first
  record Ended(TrialResult result, int number, int count, Found found, List<TrialResult> standings)
      implements ExperimentEvent {
    public Ended {
      standings = List.copyOf(standings);
    }
  }

  /// All trials have been trained to some length, and the best of them will train on.
  ///
  /// @param kept the best, at least one
  /// @param epochs that they will have
  record RungEnded(List<TrialResult> kept, int epochs) implements ExperimentEvent {
    public RungEnded {
      kept = List.copyOf(kept);
    }
  }

  /// Whether a trial had to be trained.
  enum Found {
    /// It was, now.
    TRAINED,
    /// It had been, before.
    DONE_BEFORE
  }
}
