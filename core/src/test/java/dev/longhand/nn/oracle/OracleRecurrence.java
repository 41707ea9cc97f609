package dev.longhand.nn.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A cell over all steps: the hidden state is m, or its projection m V + d, and each step sees the
/// one before through the factors of recurrent dropout.
final class OracleRecurrence {
  private final OracleCell.Recurrence recurrence;
  private final OracleStep step;
  private final Named<Row[]> parameters;

  /// @param parameters by their names in the layer
  OracleRecurrence(OracleCell cell, Named<Row[]> parameters) {
    this.recurrence = cell.recurrence();
    this.parameters = parameters;
    this.step = OracleStep.of(cell, dropped(parameters, recurrence.kernelFactors()));
  }

  private static Named<Row[]> dropped(Named<Row[]> parameters, List<double[]> factors) {
    if (factors.isEmpty()) {
      return parameters;
    }
    SequencedMap<String, Row[]> result = new LinkedHashMap<>(parameters.byName());
    result.computeIfPresent("recurrent_kernel", (_, kernel) -> times(kernel, factors));
    return new Named<>(result);
  }

  private static Row[] times(Row[] matrix, List<double[]> factors) {
    Row[] result = new Row[matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      result[row] = matrix[row].timesFactors(factors.get(row));
    }
    return result;
  }

  /// What a sequence has shown at every step, and its states after the last.
  record Result(Row[] outputs, Row hidden, Row cell) {}

  /// Runs over one sequence.
  ///
  /// @param sequence its number in the batch
  /// @param hidden the initial hidden state `[P or H]`
  /// @param cell the initial cell state `[H]`; the hidden state where a cell keeps only that
  Result run(int sequence, Row[] inputs, Row hidden, Row cell) {
    Row[] outputs = new Row[inputs.length];
    Row shown = hidden;
    Row kept = cell;
    for (int t = 0; t < inputs.length; t++) {
      OracleStep.Result result = step.next(inputs[t], seen(sequence, shown), kept);
      shown = project(result.output());
      kept = result.cell();
      outputs[t] = shown;
    }
    return new Result(outputs, shown, kept);
  }

  private Row seen(int sequence, Row hidden) {
    List<double[]> factors = recurrence.hiddenFactors();
    return factors.isEmpty() ? hidden : hidden.timesFactors(factors.get(sequence));
  }

  private Row project(Row output) {
    Optional<OracleCell.Projection> projection = recurrence.projection();
    if (projection.isEmpty()) {
      return output;
    }
    Row product = output.times(parameters.get("projection_kernel"));
    return switch (projection.get().bias()) {
      case ABSENT -> product;
      case PRESENT -> product.plus(parameters.get("projection_bias")[0]);
    };
  }
}
