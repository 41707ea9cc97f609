package dev.longhand.nn.oracle;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// One run of a stack on a tape of its own. Values between layers are [B, positions] rows.
final class OraclePass {
  private final OracleStack stack;
  private final int[][] ids; // [B, T]
  private final Tape tape;
  private final Named<Row[]> parameters;
  private final Named<Row[]> states;
  private final SequencedMap<String, Row[]> finalStates = new LinkedHashMap<>();

  OraclePass(
      OracleStack stack,
      Tape tape,
      Named<double[][]> parameters,
      Named<double[][]> states,
      int[][] ids) {
    this.stack = stack;
    this.tape = tape;
    this.ids = ids;
    this.parameters = variables(stack.parameterShapes(), parameters);
    Named<OracleStack.Shape> stateShapes = stack.stateShapes(ids.length);
    Named<double[][]> zeros = stateShapes.map(shape -> new double[shape.rows()][shape.columns()]);
    this.states = variables(stateShapes, states.names().isEmpty() ? zeros : states);
  }

  OracleRun run(int[][] targets) {
    Row[] logits = rows(forward(), targets);
    Scalar loss = OracleLoss.mean(tape, logits, flat(targets));
    Tape.Derivatives derivatives = tape.derivativesOf(loss);
    SequencedMap<String, double[][]> matrices = new LinkedHashMap<>();
    matrices.put("logits", numbers(logits, Scalar::value));
    matrices.put("probabilities", OracleLoss.probabilities(logits));
    parameters.forEach(
        (name, matrix) -> matrices.put("gradient/" + name, numbers(matrix, derivatives::by)));
    states.forEach(
        (name, matrix) -> matrices.put("state_gradient/" + name, numbers(matrix, derivatives::by)));
    finalStates.forEach(
        (name, matrix) -> matrices.put("final_state/" + name, numbers(matrix, Scalar::value)));
    return new OracleRun(loss.value(), new Named<>(matrices));
  }

  private Row[][] forward() {
    List<String> names = stack.names();
    Row[][] value = new Row[0][];
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      Named<Row[]> own = parameters.under(name + "/");
      value =
          switch (stack.layers().get(index)) {
            case OracleLayer.OneHot _ -> lookUp(identity());
            case OracleLayer.ScaledId _ -> lookUp(scaledIds());
            case OracleLayer.Embedding embedding -> embedding(own, embedding.factors());
            case OracleLayer.Recurrent recurrent -> recurrent(name, own, recurrent, value);
            case OracleLayer.Bidirectional both -> bidirectional(own, both, value);
            case OracleLayer.Dense dense -> dense(own, dense, value);
            case OracleLayer.LayerNorm norm -> layerNorm(own, norm.epsilon(), value);
            case OracleLayer.Dropout dropout -> dropout(dropout.factors(), value);
          };
    }
    return value;
  }

  private Row[] identity() {
    double[][] identity = new double[stack.vocabulary()][stack.vocabulary()];
    for (int id = 0; id < identity.length; id++) {
      identity[id][id] = 1;
    }
    return Row.matrix(tape, identity);
  }

  private Row[] scaledIds() {
    return IntStream.range(0, stack.vocabulary())
        .mapToObj(id -> Row.of(tape, (double) id / stack.vocabulary()))
        .toArray(Row[]::new);
  }

  private Row[][] embedding(Named<Row[]> own, List<Double> factors) {
    Row[] vectors = own.get("embeddings").clone();
    for (int id = 0; id < factors.size(); id++) {
      double factor = factors.get(id);
      vectors[id] = vectors[id].map(scalar -> scalar.times(factor));
    }
    return lookUp(vectors);
  }

  private Row[][] lookUp(Row[] vectors) {
    return Arrays.stream(ids)
        .map(sequence -> Arrays.stream(sequence).mapToObj(id -> vectors[id]).toArray(Row[]::new))
        .toArray(Row[][]::new);
  }

  private Row[][] recurrent(
      String name, Named<Row[]> own, OracleLayer.Recurrent layer, Row[][] inputs) {
    var recurrence = new OracleRecurrence(layer.cell(), own);
    Named<Row[]> initial = states.under(name + "/");
    Row[] hidden = initial.get("hidden").clone();
    Row[] cell = initial.get(layer.cell().stateNames().getLast()).clone();
    Row[][] result = new Row[inputs.length][];
    for (int b = 0; b < inputs.length; b++) {
      OracleRecurrence.Result run = recurrence.run(b, inputs[b], hidden[b], cell[b]);
      hidden[b] = run.hidden();
      cell[b] = run.cell();
      result[b] =
          switch (layer.positions()) {
            case EVERY -> run.outputs();
            case LAST -> new Row[] {run.hidden()};
          };
    }
    finalStates.put(name + "/hidden", hidden);
    if (layer.cell().stateNames().contains("cell")) {
      finalStates.put(name + "/cell", cell);
    }
    return result;
  }

  private Row[][] bidirectional(Named<Row[]> own, OracleLayer.Bidirectional layer, Row[][] inputs) {
    Row[][] result = new Row[inputs.length][];
    for (int b = 0; b < inputs.length; b++) {
      Row[] ahead = fromZeros(layer.forward(), own.under("forward/"), b, inputs[b]);
      Row[] back = fromZeros(layer.backward(), own.under("backward/"), b, reversed(inputs[b]));
      int last = inputs[b].length - 1;
      result[b] =
          switch (layer.positions()) {
            case EVERY ->
                IntStream.rangeClosed(0, last)
                    .mapToObj(t -> layer.merge().of(ahead[t], back[last - t]))
                    .toArray(Row[]::new);
            case LAST -> new Row[] {layer.merge().of(ahead[last], back[last])};
          };
    }
    return result;
  }

  /// What a cell shows at every step that it has read, in the order of its reading.
  private Row[] fromZeros(OracleCell cell, Named<Row[]> own, int sequence, Row[] inputs) {
    Row hidden = Row.of(tape, new double[cell.width()]);
    Row kept = Row.of(tape, new double[cell.units()]);
    return new OracleRecurrence(cell, own).run(sequence, inputs, hidden, kept).outputs();
  }

  private static Row[] reversed(Row[] rows) {
    List<Row> result = Arrays.asList(rows.clone());
    Collections.reverse(result);
    return result.toArray(Row[]::new);
  }

  private Row[][] dense(Named<Row[]> own, OracleLayer.Dense dense, Row[][] inputs) {
    Row[] kernel =
        switch (dense.kernel()) {
          case OWN -> own.get("kernel");
          case TIED -> Row.transposed(parameters.get("embedding/embeddings"));
        };
    Row bias = own.get("bias")[0];
    return eachRow(inputs, row -> dense.activation().of(row.times(kernel).plus(bias)));
  }

  private static Row[][] layerNorm(Named<Row[]> own, double epsilon, Row[][] inputs) {
    Row gamma = own.get("gamma")[0];
    Row beta = own.get("beta")[0];
    return eachRow(inputs, row -> OracleNorm.of(row, gamma, beta, epsilon));
  }

  private interface RowFunction {
    Row of(Row row);
  }

  private static Row[][] eachRow(Row[][] inputs, RowFunction function) {
    return Arrays.stream(inputs)
        .map(sequence -> Arrays.stream(sequence).map(function::of).toArray(Row[]::new))
        .toArray(Row[][]::new);
  }

  private static Row[][] dropout(List<double[][]> factors, Row[][] inputs) {
    if (factors.isEmpty()) {
      return inputs;
    }
    Row[][] result = new Row[inputs.length][];
    for (int b = 0; b < inputs.length; b++) {
      result[b] = new Row[inputs[b].length];
      for (int t = 0; t < inputs[b].length; t++) {
        result[b][t] = inputs[b][t].timesFactors(factors.get(b)[t]);
      }
    }
    return result;
  }

  private static Row[] rows(Row[][] values, int[][] targets) {
    if (values.length != targets.length) {
      throw new IllegalArgumentException(
          values.length + " sequences, targets for " + targets.length);
    }
    for (int b = 0; b < values.length; b++) {
      if (values[b].length != targets[b].length) {
        throw new IllegalArgumentException(
            values[b].length + " positions, " + targets[b].length + " targets");
      }
    }
    return Arrays.stream(values).flatMap(Arrays::stream).toArray(Row[]::new);
  }

  private static int[] flat(int[][] targets) {
    return Arrays.stream(targets).flatMapToInt(Arrays::stream).toArray();
  }

  private Named<Row[]> variables(Named<OracleStack.Shape> shapes, Named<double[][]> matrices) {
    SequencedMap<String, Row[]> variables = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> {
      double[][] matrix = matrices.get(name);
      if (matrix.length != shape.rows() || matrix[0].length != shape.columns()) {
        throw new IllegalArgumentException(
            name + " is [" + matrix.length + ", " + matrix[0].length + "], not " + shape);
      }
      variables.put(name, Row.matrix(tape, matrix));
    });
    return new Named<>(variables);
  }

  private static double[][] numbers(Row[] matrix, ToDoubleFunction<Scalar> number) {
    return Arrays.stream(matrix).map(row -> row.numbers(number)).toArray(double[][]::new);
  }
}
