package dev.longhand.experiment;

import java.util.Objects;
import java.util.OptionalInt;

/// How a sweep searches.
///
/// @param search which combinations are tried
/// @param trials how many; empty for a grid, which has as many as it has
/// @param budget epochs of each trial, in a halving of those that stay to the end; or minutes of
///   all together
/// @param seed of the draws; the recipe has its own
public record SweepSettings(Search search, OptionalInt trials, Budget budget, long seed) {
  /// How many are drawn unless somebody says.
  public static final int USUAL_TRIALS = 20;

  public SweepSettings {
    Objects.requireNonNull(search);
    Objects.requireNonNull(budget);
    if (trials.isPresent() && trials.getAsInt() < 1) {
      throw new IllegalArgumentException(trials.getAsInt() + " trials; at least 1 is needed");
    }
  }
}
