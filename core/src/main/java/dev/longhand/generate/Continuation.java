package dev.longhand.generate;

import dev.longhand.generate.sampling.Sampling;
import java.util.Objects;

/// Which text is wanted: the same values after the same prompt always give the same text.
///
/// @param ending when it is over
/// @param sampling how each token is chosen
/// @param seed what the choices depend on
/// @param index tells several continuations with one seed apart
public record Continuation(Ending ending, Sampling sampling, long seed, long index) {
  public Continuation {
    Objects.requireNonNull(ending);
    Objects.requireNonNull(sampling);
  }

  /// So many tokens.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` for fewer than 0
  public Continuation(long tokens, Sampling sampling, long seed, long index) {
    this(Ending.after(tokens), sampling, seed, index);
  }

  /// The first continuation of a seed.
  ///
  /// @throws dev.longhand.error.LonghandException `USAGE_VALUE` for fewer than 0 tokens
  public Continuation(long tokens, Sampling sampling, long seed) {
    this(tokens, sampling, seed, 0);
  }

  /// Another continuation with the same settings.
  public Continuation at(long otherIndex) {
    return new Continuation(ending, sampling, seed, otherIndex);
  }
}
