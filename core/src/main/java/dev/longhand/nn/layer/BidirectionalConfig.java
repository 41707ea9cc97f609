package dev.longhand.nn.layer;

import java.util.Objects;

/// Two cells of one kind that read a window from both of its ends (Schuster & Paliwal 1997).
///
/// The one that reads backward has seen all of the window at every step, so the layer fits a fixed
/// window and the token behind it; it carries no state, and no open-ended text can be written with
/// it.
///
/// @param cell each of the two
/// @param merge how their outputs become one
public record BidirectionalConfig(RecurrentConfig cell, Merge merge) implements LayerConfig {
  /// How the outputs of both directions become one; Keras's `merge_mode`.
  public enum Merge {
    /// Side by side; Keras's default.
    CONCAT,
    SUM,
    /// The product, element by element.
    MUL,
    /// The average.
    AVE
  }

  public BidirectionalConfig {
    Objects.requireNonNull(cell);
    Objects.requireNonNull(merge);
  }

  /// Both outputs side by side.
  public BidirectionalConfig(RecurrentConfig cell) {
    this(cell, Merge.CONCAT);
  }

  /// Width of the output.
  int outputWidth() {
    return merge == Merge.CONCAT ? Math.multiplyExact(2, cell.hiddenWidth()) : cell.hiddenWidth();
  }
}
