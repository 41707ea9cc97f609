package dev.longhand.recipe;

import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;

/// The recurrent cells by the names that people use, in small letters.
public enum CellKind {
  LSTM,
  GRU,
  SIMPLE_RNN;

  /// The kind of a cell.
  public static CellKind of(RecurrentConfig cell) {
    return switch (cell) {
      case LstmConfig lstm -> LSTM;
      case GruConfig gru -> GRU;
      case SimpleRnnConfig simpleRnn -> SIMPLE_RNN;
    };
  }

  /// A cell of this kind with all of another that both kinds have; the other itself where it is of
  /// this kind.
  public RecurrentConfig like(RecurrentConfig other) {
    if (of(other) == this) {
      return other;
    }
    GateActivation gates =
        switch (other) {
          case LstmConfig lstm -> lstm.gateActivation();
          case GruConfig gru -> gru.gateActivation();
          case SimpleRnnConfig simpleRnn -> GateActivation.SIGMOID;
        };
    RecurrentConfig cell =
        switch (this) {
          case LSTM -> new LstmConfig(other.units()).withGateActivation(gates);
          case GRU -> new GruConfig(other.units()).withGateActivation(gates);
          case SIMPLE_RNN -> new SimpleRnnConfig(other.units());
        };
    return cell.withRecurrence(other.recurrence());
  }
}
