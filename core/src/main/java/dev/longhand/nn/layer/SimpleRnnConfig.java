package dev.longhand.nn.layer;

import java.util.Objects;

/// The plain recurrent network of Elman (1990), with Keras's equations and initial weights.
///
/// @param units H
/// @param activation what is put behind the sum
/// @param recurrence how the hidden state reaches the next step
public record SimpleRnnConfig(int units, Activation activation, Recurrence recurrence)
    implements RecurrentConfig {
  /// What is put behind the sum.
  public enum Activation {
    TANH,
    /// max(x, 0) (Le et al. 2015).
    RELU
  }

  public SimpleRnnConfig {
    LayerConfig.checkPositive("units", units);
    Objects.requireNonNull(activation);
    Objects.requireNonNull(recurrence);
  }

  /// The SimpleRNN of Keras.
  public SimpleRnnConfig(int units) {
    this(units, Activation.TANH, Recurrence.PLAIN);
  }

  @Override
  public SimpleRnnConfig withUnits(int count) {
    return new SimpleRnnConfig(count, activation, recurrence);
  }

  @Override
  public SimpleRnnConfig withRecurrence(Recurrence other) {
    return new SimpleRnnConfig(units, activation, other);
  }
}
