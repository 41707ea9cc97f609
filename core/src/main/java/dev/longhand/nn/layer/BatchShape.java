package dev.longhand.nn.layer;

/// The size of a batch; buffers are planned once for each.
///
/// @param sequences B
/// @param steps T
public record BatchShape(int sequences, int steps) {
  public BatchShape {
    LayerConfig.checkPositive("sequences", sequences);
    LayerConfig.checkPositive("steps", steps);
    Math.multiplyExact(sequences, steps);
  }

  /// T B, the rows of a time-major matrix; row t B + b belongs to step t of sequence b.
  public int rows() {
    return sequences * steps;
  }
}
