package dev.longhand.generate;

import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.search.BeamSettings;
import dev.longhand.generate.search.ContrastiveSettings;

/// A way from what a model says to a text. A closed family.
public sealed interface Method {
  /// Token by token, by chance or the likeliest.
  record Sampled(Sampling sampling) implements Method {}

  /// The most probable texts of several that are followed.
  record Beams(BeamSettings settings) implements Method {}

  /// The likeliest tokens that repeat nothing.
  record Contrastive(ContrastiveSettings settings) implements Method {}
}
