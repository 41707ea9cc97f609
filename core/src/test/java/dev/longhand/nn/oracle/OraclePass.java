package dev.longhand.nn.oracle;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/// One run of a stack on a tape of its own. Values between layers are [B, positions, width].
final class OraclePass {
  private final OracleStack stack;
  private final int[][] ids; // [B, T]
  private final Tape tape = new Tape();
  private final Named<Scalar[][]> parameters;
  private final Named<Scalar[][]> states;
  private final SequencedMap<String, Scalar[][]> finalStates = new LinkedHashMap<>();

  OraclePass(
      OracleStack stack, Named<double[][]> parameters, Named<double[][]> states, int[][] ids) {
    this.stack = stack;
    this.ids = ids;
    this.parameters = variables(stack.parameterShapes(), parameters);
    Named<OracleStack.Shape> stateShapes = stack.stateShapes(ids.length);
    Named<double[][]> zeros = stateShapes.map(shape -> new double[shape.rows()][shape.columns()]);
    this.states = variables(stateShapes, states.names().isEmpty() ? zeros : states);
  }

  OracleRun run(int[][] targets) {
    Scalar[][] logits = rows(forward(), targets);
    Scalar loss = meanCrossEntropy(logits, flat(targets));
    Tape.Derivatives derivatives = tape.derivativesOf(loss);
    SequencedMap<String, double[][]> matrices = new LinkedHashMap<>();
    matrices.put("logits", numbers(logits, Scalar::value));
    matrices.put("probabilities", probabilities(logits));
    parameters.forEach(
        (name, matrix) -> matrices.put("gradient/" + name, numbers(matrix, derivatives::by)));
    states.forEach(
        (name, matrix) -> matrices.put("state_gradient/" + name, numbers(matrix, derivatives::by)));
    finalStates.forEach(
        (name, matrix) -> matrices.put("final_state/" + name, numbers(matrix, Scalar::value)));
    return new OracleRun(loss.value(), new Named<>(matrices));
  }

  private Scalar[][][] forward() {
    List<String> names = stack.names();
    Scalar[][][] value = new Scalar[0][][];
    for (int index = 0; index < names.size(); index++) {
      String name = names.get(index);
      value =
          switch (stack.layers().get(index)) {
            case OracleLayer.OneHot _ -> oneHot();
            case OracleLayer.ScaledId _ -> scaledId();
            case OracleLayer.Embedding _ -> embedding(parameters.get(name + "/embeddings"));
            case OracleLayer.Lstm lstm -> lstm(name, lstm, value);
            case OracleLayer.Dense dense -> dense(name, dense.activation(), value);
            case OracleLayer.Dropout dropout -> dropout(dropout.factors(), value);
          };
    }
    return value;
  }

  private Scalar[][][] oneHot() {
    Scalar[][] identity = new Scalar[stack.vocabulary()][stack.vocabulary()];
    for (int row = 0; row < identity.length; row++) {
      for (int column = 0; column < identity.length; column++) {
        identity[row][column] = tape.variable(row == column ? 1 : 0);
      }
    }
    return embedding(identity);
  }

  private Scalar[][][] scaledId() {
    Scalar[][] column = new Scalar[stack.vocabulary()][1];
    for (int id = 0; id < column.length; id++) {
      column[id][0] = tape.variable((double) id / stack.vocabulary());
    }
    return embedding(column);
  }

  private Scalar[][][] embedding(Scalar[][] embeddings) {
    Scalar[][][] result = new Scalar[ids.length][][];
    for (int b = 0; b < ids.length; b++) {
      result[b] = new Scalar[ids[b].length][];
      for (int t = 0; t < ids[b].length; t++) {
        result[b][t] = embeddings[ids[b][t]];
      }
    }
    return result;
  }

  /// Hochreiter and Schmidhuber 1997 with the forget gate of Gers and others 2000, no peepholes.
  private Scalar[][][] lstm(String name, OracleLayer.Lstm lstm, Scalar[][][] inputs) {
    Scalar[][] hidden = states.get(name + "/hidden").clone();
    Scalar[][] cell = states.get(name + "/cell").clone();
    Scalar[][][] result = new Scalar[inputs.length][][];
    for (int b = 0; b < inputs.length; b++) {
      Scalar[][] outputs = new Scalar[inputs[b].length][];
      for (int t = 0; t < inputs[b].length; t++) {
        Scalar[] sums = lstmSums(name, inputs[b][t], hidden[b]);
        cell[b] = nextCell(sums, cell[b]);
        hidden[b] = nextHidden(sums, cell[b]);
        outputs[t] = hidden[b];
      }
      result[b] =
          switch (lstm.positions()) {
            case EVERY -> outputs;
            case LAST -> new Scalar[][] {hidden[b]};
          };
    }
    finalStates.put(name + "/hidden", hidden);
    finalStates.put(name + "/cell", cell);
    return result;
  }

  /// x W + h U + b, all four gates.
  private Scalar[] lstmSums(String name, Scalar[] input, Scalar[] hidden) {
    Scalar[] sums = parameters.get(name + "/bias")[0].clone();
    addProduct(sums, input, parameters.get(name + "/kernel"));
    addProduct(sums, hidden, parameters.get(name + "/recurrent_kernel"));
    return sums;
  }

  /// c' = sigmoid(f) c + sigmoid(i) tanh(g)
  private static Scalar[] nextCell(Scalar[] sums, Scalar[] cell) {
    Scalar[] next = new Scalar[cell.length];
    for (int h = 0; h < cell.length; h++) {
      Scalar input = sums[KerasGate.INPUT.column(h, cell.length)].sigmoid();
      Scalar forget = sums[KerasGate.FORGET.column(h, cell.length)].sigmoid();
      Scalar candidate = sums[KerasGate.CANDIDATE.column(h, cell.length)].tanh();
      next[h] = forget.times(cell[h]).plus(input.times(candidate));
    }
    return next;
  }

  /// h' = sigmoid(o) tanh(c')
  private static Scalar[] nextHidden(Scalar[] sums, Scalar[] cell) {
    Scalar[] next = new Scalar[cell.length];
    for (int h = 0; h < cell.length; h++) {
      Scalar output = sums[KerasGate.OUTPUT.column(h, cell.length)].sigmoid();
      next[h] = output.times(cell[h].tanh());
    }
    return next;
  }

  private Scalar[][][] dense(String name, OracleLayer.Activation activation, Scalar[][][] inputs) {
    Scalar[][][] result = new Scalar[inputs.length][][];
    for (int b = 0; b < inputs.length; b++) {
      result[b] = new Scalar[inputs[b].length][];
      for (int t = 0; t < inputs[b].length; t++) {
        Scalar[] sums = parameters.get(name + "/bias")[0].clone();
        addProduct(sums, inputs[b][t], parameters.get(name + "/kernel"));
        for (int column = 0; column < sums.length; column++) {
          sums[column] =
              switch (activation) {
                case LINEAR -> sums[column];
                case RELU -> sums[column].relu();
                case TANH -> sums[column].tanh();
              };
        }
        result[b][t] = sums;
      }
    }
    return result;
  }

  private static Scalar[][][] dropout(List<double[][]> factors, Scalar[][][] inputs) {
    if (factors.isEmpty()) {
      return inputs;
    }
    Scalar[][][] result = new Scalar[inputs.length][][];
    for (int b = 0; b < inputs.length; b++) {
      result[b] = new Scalar[inputs[b].length][];
      for (int t = 0; t < inputs[b].length; t++) {
        result[b][t] = new Scalar[inputs[b][t].length];
        for (int column = 0; column < inputs[b][t].length; column++) {
          result[b][t][column] = inputs[b][t][column].times(factors.get(b)[t][column]);
        }
      }
    }
    return result;
  }

  private static void addProduct(Scalar[] sums, Scalar[] row, Scalar[][] matrix) {
    for (int column = 0; column < sums.length; column++) {
      for (int inner = 0; inner < row.length; inner++) {
        sums[column] = sums[column].plus(row[inner].times(matrix[inner][column]));
      }
    }
  }

  /// The mean of log(sum of e^z) less the z of the target, shifted by the largest logit against
  /// overflow.
  private Scalar meanCrossEntropy(Scalar[][] logits, int[] targets) {
    Scalar sum = tape.variable(0);
    for (int row = 0; row < logits.length; row++) {
      Scalar largest = tape.variable(largest(logits[row]));
      Scalar total = tape.variable(0);
      for (Scalar logit : logits[row]) {
        total = total.plus(logit.minus(largest).exp());
      }
      sum = sum.plus(total.log().plus(largest).minus(logits[row][targets[row]]));
    }
    return sum.times(1.0 / logits.length);
  }

  private static double[][] probabilities(Scalar[][] logits) {
    double[][] result = new double[logits.length][];
    for (int row = 0; row < logits.length; row++) {
      result[row] = new double[logits[row].length];
      double largest = largest(logits[row]);
      double total = 0;
      for (int column = 0; column < result[row].length; column++) {
        result[row][column] = StrictMath.exp(logits[row][column].value() - largest);
        total += result[row][column];
      }
      for (int column = 0; column < result[row].length; column++) {
        result[row][column] /= total;
      }
    }
    return result;
  }

  private static double largest(Scalar[] row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (Scalar scalar : row) {
      largest = Math.max(largest, scalar.value());
    }
    return largest;
  }

  private static Scalar[][] rows(Scalar[][][] values, int[][] targets) {
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
    return Arrays.stream(values).flatMap(Arrays::stream).toArray(Scalar[][]::new);
  }

  private static int[] flat(int[][] targets) {
    return Arrays.stream(targets).flatMapToInt(Arrays::stream).toArray();
  }

  private Named<Scalar[][]> variables(Named<OracleStack.Shape> shapes, Named<double[][]> matrices) {
    SequencedMap<String, Scalar[][]> variables = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> {
      double[][] matrix = matrices.get(name);
      if (matrix.length != shape.rows() || matrix[0].length != shape.columns()) {
        throw new IllegalArgumentException(
            name + " is [" + matrix.length + ", " + matrix[0].length + "], not " + shape);
      }
      variables.put(name, variables(matrix));
    });
    return new Named<>(variables);
  }

  private Scalar[][] variables(double[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToObj(tape::variable).toArray(Scalar[]::new))
        .toArray(Scalar[][]::new);
  }

  private static double[][] numbers(Scalar[][] matrix, ToDoubleFunction<Scalar> number) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToDouble(number).toArray())
        .toArray(double[][]::new);
  }
}
