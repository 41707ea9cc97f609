package dev.longhand.experiment;

/// How the trials of a sweep are chosen, and how long each of them runs.
public enum Search {
  /// Every combination of all values.
  GRID,
  /// Combinations drawn by the seed.
  RANDOM,
  /// Combinations drawn by the seed, of which ever fewer, the best, train ever longer (Jamieson &
  /// Talwalkar 2016).
  HALVING
}
