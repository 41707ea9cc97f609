package dev.longhand.nn.oracle;

/// The gates of a GRU; {@link OracleCell.Gru#gates} has the order of their columns.
enum KerasGruGate {
  UPDATE,
  RESET,
  CANDIDATE
}
