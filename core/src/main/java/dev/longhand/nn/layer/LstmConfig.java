package dev.longhand.nn.layer;

import java.util.Objects;

/// A long short-term memory (Hochreiter & Schmidhuber 1997, forget gate of Gers et al. 2000) with
/// Keras's equations and initial weights, and the variants of Greff et al. (2017).
///
/// @param units H, the width of the cell state
/// @param forgetBias what the bias of the forget gate begins with
/// @param inputForget whether forgetting has a gate of its own
/// @param peepholes whether the gates see the cell state
/// @param gateActivation what squashes the gates
/// @param cellNorm whether layers are normalised inside the cell
/// @param recurrence how the hidden state reaches the next step
public record LstmConfig(
    int units,
    ForgetBias forgetBias,
    InputForget inputForget,
    Peepholes peepholes,
    GateActivation gateActivation,
    CellNorm cellNorm,
    Recurrence recurrence)
    implements RecurrentConfig {
  /// The first value of the forget gate's bias.
  public enum ForgetBias {
    /// One, so that a new cell remembers (Jozefowicz et al. 2015); Keras's default.
    ONE,
    /// Zero, as every other bias.
    ZERO;

    float value() {
      return this == ONE ? 1f : 0f;
    }
  }

  /// Whether forgetting has a gate of its own.
  public enum InputForget {
    SEPARATE,
    /// What comes in pushes out as much: forget gate = 1 - input gate (CIFG, Greff et al. 2017).
    COUPLED
  }

  /// Whether the gates see the cell state, unit by unit (Gers & Schmidhuber 2000).
  public enum Peepholes {
    ABSENT,
    PRESENT
  }

  /// Whether layers are normalised inside the cell.
  public enum CellNorm {
    NONE,
    /// The sums from the input, from the hidden state, and the cell state on its way out, each on
    /// its own (Ba et al. 2016).
    LAYER
  }

  public LstmConfig {
    LayerConfig.checkPositive("units", units);
    Objects.requireNonNull(forgetBias);
    Objects.requireNonNull(inputForget);
    Objects.requireNonNull(peepholes);
    Objects.requireNonNull(gateActivation);
    Objects.requireNonNull(cellNorm);
    Objects.requireNonNull(recurrence);
    if (inputForget == InputForget.COUPLED && forgetBias == ForgetBias.ONE) {
      throw new IllegalArgumentException(
          "coupled gates leave no forget gate, so its bias cannot begin with one");
    }
  }

  /// The LSTM of Keras with this first forget bias.
  public LstmConfig(int units, ForgetBias forgetBias) {
    this(
        units,
        forgetBias,
        InputForget.SEPARATE,
        Peepholes.ABSENT,
        GateActivation.SIGMOID,
        CellNorm.NONE,
        Recurrence.PLAIN);
  }

  /// The LSTM of Keras, with the usual forget bias of one.
  public LstmConfig(int units) {
    this(units, ForgetBias.ONE);
  }

  /// How many gates and candidates have columns in the kernels.
  public int gates() {
    return inputForget == InputForget.COUPLED ? 3 : 4;
  }

  @Override
  public LstmConfig withUnits(int count) {
    return new LstmConfig(
        count, forgetBias, inputForget, peepholes, gateActivation, cellNorm, recurrence);
  }

  /// The same with coupled input and forget gates.
  public LstmConfig withCoupledGates() {
    return new LstmConfig(
        units,
        ForgetBias.ZERO,
        InputForget.COUPLED,
        peepholes,
        gateActivation,
        cellNorm,
        recurrence);
  }

  /// The same with peepholes.
  public LstmConfig withPeepholes() {
    return new LstmConfig(
        units, forgetBias, inputForget, Peepholes.PRESENT, gateActivation, cellNorm, recurrence);
  }

  /// The same with other gates.
  public LstmConfig withGateActivation(GateActivation activation) {
    return new LstmConfig(
        units, forgetBias, inputForget, peepholes, activation, cellNorm, recurrence);
  }

  /// The same with layers normalised inside the cell.
  public LstmConfig withCellNorm() {
    return new LstmConfig(
        units, forgetBias, inputForget, peepholes, gateActivation, CellNorm.LAYER, recurrence);
  }

  @Override
  public LstmConfig withRecurrence(Recurrence other) {
    return new LstmConfig(
        units, forgetBias, inputForget, peepholes, gateActivation, cellNorm, other);
  }
}
