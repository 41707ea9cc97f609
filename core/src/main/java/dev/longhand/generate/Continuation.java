package dev.longhand.generate;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.generate.sampling.Sampling;
import java.util.Objects;

/// Which text is wanted: the same values after the same prompt always give the same text.
///
/// @param tokens how many tokens to write at most; 0 writes nothing
/// @param sampling how each is chosen
/// @param seed what the choices depend on
/// @param index tells several continuations with one seed apart
public record Continuation(long tokens, Sampling sampling, long seed, long index) {
  /// @throws LonghandException `USAGE_VALUE` for fewer than 0 tokens
  public Continuation {
    Objects.requireNonNull(sampling);
    if (tokens < 0) {
      throw new LonghandException(
          ErrorCode.USAGE_VALUE,
          Wording.number(tokens) + " tokens cannot be written; at least 0 are needed",
          "number of tokens",
          "--tokens 500");
    }
  }

  /// The first continuation of a seed.
  public Continuation(long tokens, Sampling sampling, long seed) {
    this(tokens, sampling, seed, 0);
  }
}
