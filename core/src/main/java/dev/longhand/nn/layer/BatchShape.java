package dev.longhand.nn.layer;

import java.util.Objects;

/// The size of a batch; buffers are planned once for each.
///
/// @param sequences B
/// @param steps T
/// @param start what a sequence begins with that is shorter than T
public record BatchShape(int sequences, int steps, Start start) {
  /// What a sequence begins with.
  public enum Start {
    /// A state of zeros, however late it enters.
    ZEROS,
    /// The state that as many tokens of padding lead to as it is shorter than T.
    PADDING
  }

  public BatchShape {
    LayerConfig.checkPositive("sequences", sequences);
    LayerConfig.checkPositive("steps", steps);
    Objects.requireNonNull(start);
    Math.multiplyExact(sequences, steps);
  }

  /// A batch without padding.
  public BatchShape(int sequences, int steps) {
    this(sequences, steps, Start.ZEROS);
  }

  /// The same size with padding in front of short sequences.
  public BatchShape withPadding() {
    return new BatchShape(sequences, steps, Start.PADDING);
  }

  /// T B, the rows of a time-major matrix; row t B + b belongs to step t of sequence b.
  public int rows() {
    return sequences * steps;
  }
}
