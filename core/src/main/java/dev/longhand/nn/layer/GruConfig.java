package dev.longhand.nn.layer;

import java.util.Objects;

/// A gated recurrent unit (Cho et al. 2014) with Keras's equations and initial weights.
///
/// @param units H
/// @param reset where the reset gate acts
/// @param gateActivation what squashes the gates
/// @param recurrence how the hidden state reaches the next step
public record GruConfig(
    int units, Reset reset, GateActivation gateActivation, Recurrence recurrence)
    implements RecurrentConfig {
  /// The update gate, the reset gate and the candidate.
  static final int GATES = 3;

  /// Where the reset gate acts.
  public enum Reset {
    /// On what the recurrent kernel has made of the hidden state; Keras's default, cuDNN's way.
    AFTER,
    /// On the hidden state, before the recurrent kernel; Cho et al.'s way.
    BEFORE
  }

  public GruConfig {
    LayerConfig.checkPositive("units", units);
    Objects.requireNonNull(reset);
    Objects.requireNonNull(gateActivation);
    Objects.requireNonNull(recurrence);
    if (reset == Reset.BEFORE && recurrence.projection().isPresent()) {
      throw new IllegalArgumentException(
          "a reset gate before the recurrent kernel has one value for every unit, so the hidden"
              + " state cannot be projected; reset after can");
    }
  }

  /// The GRU of Keras.
  public GruConfig(int units) {
    this(units, Reset.AFTER, GateActivation.SIGMOID, Recurrence.PLAIN);
  }

  @Override
  public GruConfig withUnits(int count) {
    return new GruConfig(count, reset, gateActivation, recurrence);
  }

  /// The same with the reset gate elsewhere.
  public GruConfig withReset(Reset other) {
    return new GruConfig(units, other, gateActivation, recurrence);
  }

  /// The same with other gates.
  public GruConfig withGateActivation(GateActivation activation) {
    return new GruConfig(units, reset, activation, recurrence);
  }

  @Override
  public GruConfig withRecurrence(Recurrence other) {
    return new GruConfig(units, reset, gateActivation, other);
  }
}
