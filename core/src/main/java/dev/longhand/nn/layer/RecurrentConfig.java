package dev.longhand.nn.layer;

/// A cell that carries a state from step to step.
public sealed interface RecurrentConfig extends LayerConfig
    permits LstmConfig, GruConfig, SimpleRnnConfig {

  /// H, the units of the cell.
  int units();

  /// How the hidden state reaches the next step.
  Recurrence recurrence();

  /// The same cell with another number of units.
  RecurrentConfig withUnits(int count);

  /// The same cell with another way to the next step.
  RecurrentConfig withRecurrence(Recurrence other);

  /// Width of the hidden state, which is the output: that of the projection where there is one.
  default int hiddenWidth() {
    return recurrence().projection().map(Projection::units).orElse(units());
  }

  /// Whether something of the width of the units is carried besides the hidden state: the cell
  /// state of an LSTM, or what a GRU puts out in front of a projection.
  default boolean carriesCell() {
    return switch (this) {
      case LstmConfig lstm -> true;
      case GruConfig gru -> recurrence().projection().isPresent();
      case SimpleRnnConfig simpleRnn -> false;
    };
  }
}
