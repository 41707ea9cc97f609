package dev.longhand.nn.layer;

import java.util.Objects;
import java.util.Optional;

/// How the hidden state of a cell reaches its next step; the same for every kind of cell.
///
/// @param projection what makes it narrower first; empty for nothing
/// @param dropout share of the hidden state that the next step does not see while training, chosen
///   once a sequence and kept at all steps (Gal & Ghahramani 2016); Keras's `recurrent_dropout`
/// @param weightDrop share of the recurrent kernel that is zero in a training step (DropConnect,
///   Merity et al. 2018)
public record Recurrence(Optional<Projection> projection, double dropout, double weightDrop) {
  /// The whole hidden state and the whole kernel.
  public static final Recurrence PLAIN = new Recurrence(Optional.empty(), 0, 0);

  public Recurrence {
    Objects.requireNonNull(projection);
    LayerConfig.checkRate("recurrent dropout", dropout);
    LayerConfig.checkRate("weight drop", weightDrop);
  }

  /// The same with a projection.
  public Recurrence withProjection(Projection value) {
    return new Recurrence(Optional.of(value), dropout, weightDrop);
  }

  /// The same with another share of the hidden state dropped.
  public Recurrence withDropout(double rate) {
    return new Recurrence(projection, rate, weightDrop);
  }

  /// The same with another share of the recurrent kernel dropped.
  public Recurrence withWeightDrop(double rate) {
    return new Recurrence(projection, dropout, rate);
  }
}
