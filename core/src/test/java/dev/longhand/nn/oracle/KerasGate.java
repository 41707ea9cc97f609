package dev.longhand.nn.oracle;

/// The gates of an LSTM; {@link OracleCell.Lstm#gates} has the order of their columns.
enum KerasGate {
  INPUT,
  FORGET,
  CANDIDATE,
  OUTPUT
}
