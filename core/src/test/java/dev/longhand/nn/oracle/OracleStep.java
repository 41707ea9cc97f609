package dev.longhand.nn.oracle;

/// The formulas of a cell: what it makes of one sequence at one step. What is common to all cells,
/// projection and dropout of the hidden state, is in {@link OracleRecurrence}.
interface OracleStep {
  /// What a step gives.
  ///
  /// @param output m `[H]`, what is shown, before a projection
  /// @param cell `[H]`, what is kept for the next step
  record Result(Row output, Row cell) {}

  /// Runs a step.
  ///
  /// @param input x `[F]`
  /// @param hidden h `[P or H]` after the step before, projected and dropped out
  /// @param cell `[H]` as the step before kept it
  Result next(Row input, Row hidden, Row cell);

  /// The formulas of a cell with these parameters, by their names in the layer.
  static OracleStep of(OracleCell cell, Named<Row[]> parameters) {
    return switch (cell) {
      case OracleCell.SimpleRnn simpleRnn -> new OracleSimpleRnn(simpleRnn, parameters);
      case OracleCell.Gru gru -> new OracleGru(gru, parameters);
      case OracleCell.Lstm lstm -> new OracleLstm(lstm, parameters);
    };
  }
}
