package dev.longhand.train;

import dev.longhand.train.schedule.Horizon;
import dev.longhand.train.schedule.StepPlan;
import java.util.Objects;

/// How long a run is to be. A closed family.
public sealed interface RunLength {
  /// The rates of such a run.
  ///
  /// @param batches in which the text is read once
  Horizon horizon(int batches);

  /// How many steps there are between two measurements, which is what an epoch of the run is.
  ///
  /// @param batches in which the text is read once
  int epochSteps(int batches);

  /// Readings of the whole text.
  ///
  /// @param count at least 1
  record Epochs(int count) implements RunLength {
    public Epochs {
      if (count < 1) {
        throw new IllegalArgumentException("epochs are " + count + "; at least 1 is needed");
      }
    }

    @Override
    public Horizon horizon(int batches) {
      return new Horizon(batches, count);
    }

    @Override
    public int epochSteps(int batches) {
      return batches;
    }
  }

  /// A number of steps, wherever in the text that ends; the last epoch may be shorter.
  ///
  /// @param plan how many
  /// @param epochSteps after how many the model is measured, at least 1; the batches of a text or,
  ///   where the run is too short for several readings, fewer
  record Steps(StepPlan plan, int epochSteps) implements RunLength {
    public Steps {
      Objects.requireNonNull(plan);
      if (epochSteps < 1) {
        throw new IllegalArgumentException(
            "an epoch of " + epochSteps + " steps; at least 1 is needed");
      }
    }

    @Override
    public Horizon horizon(int batches) {
      return new Horizon(batches, plan);
    }

    @Override
    public int epochSteps(int batches) {
      return epochSteps;
    }
  }
}
