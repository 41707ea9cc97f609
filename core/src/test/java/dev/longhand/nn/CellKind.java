package dev.longhand.nn;

import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleCell.GateActivation;
import dev.longhand.nn.oracle.OracleCell.Gru;
import dev.longhand.nn.oracle.OracleCell.Gru.Reset;
import dev.longhand.nn.oracle.OracleCell.Lstm;
import dev.longhand.nn.oracle.OracleCell.Lstm.InputForget;
import dev.longhand.nn.oracle.OracleCell.Presence;
import dev.longhand.nn.oracle.OracleCell.Recurrence;
import dev.longhand.nn.oracle.OracleCell.SimpleRnn;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import java.util.List;
import java.util.random.RandomGenerator;

/// The cells that tests go through: every option alone, and those that touch each other together.
enum CellKind {
  SIMPLE_RNN,
  SIMPLE_RNN_RELU,
  SIMPLE_RNN_PROJECTED,
  GRU_AFTER,
  GRU_BEFORE,
  GRU_AFTER_HARD,
  GRU_BEFORE_HARD_SIXTH,
  GRU_PROJECTED,
  GRU_PROJECTED_WITH_BIAS,
  LSTM,
  LSTM_PEEPHOLES,
  LSTM_COUPLED,
  LSTM_COUPLED_PEEPHOLES,
  LSTM_HARD,
  LSTM_HARD_SIXTH,
  LSTM_NORM,
  LSTM_PROJECTED,
  LSTM_PROJECTED_WITH_BIAS,
  LSTM_PEEPHOLES_NORM_PROJECTED,
  LSTM_COUPLED_PEEPHOLES_NORM_PROJECTED;

  /// A cell of this kind.
  ///
  /// @param projected the width of the hidden state where it is projected
  OracleCell of(int units, int projected) {
    Recurrence plain = Recurrence.projected(projected, Presence.ABSENT);
    Recurrence biased = Recurrence.projected(projected, Presence.PRESENT);
    Lstm lstm = new Lstm(units);
    Lstm coupled = lstm.withInputForget(InputForget.COUPLED);
    return switch (this) {
      case SIMPLE_RNN -> new SimpleRnn(units);
      case SIMPLE_RNN_RELU -> new SimpleRnn(units, Activation.RELU, Recurrence.PLAIN);
      case SIMPLE_RNN_PROJECTED -> new SimpleRnn(units, Activation.TANH, biased);
      case GRU_AFTER -> new Gru(units, Reset.AFTER);
      case GRU_BEFORE -> new Gru(units, Reset.BEFORE);
      case GRU_AFTER_HARD -> gru(units, Reset.AFTER, GateActivation.HARD_SIGMOID);
      case GRU_BEFORE_HARD_SIXTH -> gru(units, Reset.BEFORE, GateActivation.HARD_SIGMOID_SIXTH);
      case GRU_PROJECTED -> new Gru(units, Reset.AFTER, GateActivation.SIGMOID, plain);
      case GRU_PROJECTED_WITH_BIAS -> new Gru(units, Reset.AFTER, GateActivation.SIGMOID, biased);
      case LSTM -> lstm;
      case LSTM_PEEPHOLES -> lstm.withPeepholes();
      case LSTM_COUPLED -> coupled;
      case LSTM_COUPLED_PEEPHOLES -> coupled.withPeepholes();
      case LSTM_HARD -> lstm.withGateActivation(GateActivation.HARD_SIGMOID);
      case LSTM_HARD_SIXTH -> lstm.withGateActivation(GateActivation.HARD_SIGMOID_SIXTH);
      case LSTM_NORM -> lstm.withCellNorm();
      case LSTM_PROJECTED -> lstm.withRecurrence(plain);
      case LSTM_PROJECTED_WITH_BIAS -> lstm.withRecurrence(biased);
      case LSTM_PEEPHOLES_NORM_PROJECTED ->
          lstm.withPeepholes().withCellNorm().withRecurrence(plain);
      case LSTM_COUPLED_PEEPHOLES_NORM_PROJECTED ->
          coupled.withPeepholes().withCellNorm().withRecurrence(biased);
    };
  }

  private static Gru gru(int units, Reset reset, GateActivation activation) {
    return new Gru(units, reset, activation, Recurrence.PLAIN);
  }

  /// A cell of any kind with any options that go together.
  static OracleCell draw(int units, RandomGenerator random) {
    Recurrence recurrence =
        random.nextBoolean()
            ? Recurrence.PLAIN
            : Recurrence.projected(1 + random.nextInt(units + 2), any(Presence.values(), random));
    GateActivation activation = any(GateActivation.values(), random);
    return switch (random.nextInt(4)) {
      case 0 ->
          new SimpleRnn(
              units, random.nextBoolean() ? Activation.TANH : Activation.RELU, recurrence);
      case 1 -> {
        Reset reset =
            recurrence.projection().isPresent() ? Reset.AFTER : any(Reset.values(), random);
        yield new Gru(units, reset, activation, recurrence);
      }
      default ->
          new Lstm(
              units,
              any(InputForget.values(), random),
              any(Presence.values(), random),
              activation,
              any(Presence.values(), random),
              recurrence);
    };
  }

  static <E> E any(E[] values, RandomGenerator random) {
    return List.of(values).get(random.nextInt(values.length));
  }
}
