package dev.longhand.nn.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// A network of the oracle: layers in the order of the data, ending in one logit for each token.
///
/// Parameters and results are row-major `double[][]` by name. A parameter is named as in Keras,
/// `lstm/recurrent_kernel`, `gru_1/bias`, `bidirectional/forward/kernel`; a bias is one row. A
/// state is `lstm/hidden` or `lstm/cell`.
public record OracleStack(int vocabulary, List<OracleLayer> layers) {

  /// Rows and columns of a parameter.
  public record Shape(int rows, int columns) {}

  public OracleStack {
    layers = List.copyOf(layers);
    if (vocabulary < 1 || layers.isEmpty()) {
      throw new IllegalArgumentException("a stack needs tokens and layers");
    }
  }

  public static OracleStack of(int vocabulary, OracleLayer... layers) {
    return new OracleStack(vocabulary, List.of(layers));
  }

  /// Names of the layers, as Keras counts them.
  public List<String> names() {
    Map<String, Integer> counts = new HashMap<>();
    return layers.stream()
        .map(layer -> {
          int number = counts.merge(layer.kind(), 1, Integer::sum) - 1;
          return number == 0 ? layer.kind() : layer.kind() + "_" + number;
        })
        .toList();
  }

  /// Every parameter by name, in the order of the layers.
  public Named<Shape> parameterShapes() {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    List<String> names = names();
    int width = 0;
    for (int index = 0; index < layers.size(); index++) {
      String name = names.get(index);
      OracleLayer layer = layers.get(index);
      layer
          .parameterShapes(vocabulary, width)
          .forEach((parameter, shape) -> shapes.put(name + "/" + parameter, shape));
      width = layer.outputWidth(vocabulary, width);
    }
    return new Named<>(shapes);
  }

  /// Every state by name, hidden [B, P or H] before cell [B, H].
  public Named<Shape> stateShapes(int batch) {
    SequencedMap<String, Shape> shapes = new LinkedHashMap<>();
    List<String> names = names();
    for (int index = 0; index < layers.size(); index++) {
      if (layers.get(index) instanceof OracleLayer.Recurrent(OracleCell cell, _)) {
        for (String state : cell.stateNames()) {
          int width = state.equals("hidden") ? cell.width() : cell.units();
          shapes.put(names.get(index) + "/" + state, new Shape(batch, width));
        }
      }
    }
    return new Named<>(shapes);
  }

  /// Where the stack answers.
  public OracleLayer.Positions positions() {
    return layers.stream().anyMatch(OracleLayer::handsOnTheLast)
        ? OracleLayer.Positions.LAST
        : OracleLayer.Positions.EVERY;
  }

  /// Matrices of those shapes with normally distributed numbers of that deviation.
  public static Named<double[][]> random(
      Named<Shape> shapes, double deviation, RandomGenerator random) {
    return shapes.map(shape -> {
      double[][] matrix = new double[shape.rows()][shape.columns()];
      for (double[] row : matrix) {
        for (int column = 0; column < row.length; column++) {
          row[column] = deviation * random.nextGaussian();
        }
      }
      return matrix;
    });
  }

  /// Forward, loss and backward. `ids` is [B, T]; `targets` is [B, T] where the stack answers at
  /// every position and [B, 1] where it answers at the last; no states at all mean zeros.
  public OracleRun run(
      Named<double[][]> parameters, Named<double[][]> states, int[][] ids, int[][] targets) {
    return run(Tape.Precision.DOUBLE, parameters, states, ids, targets);
  }

  /// The same, rounding as often as numbers of that precision do.
  public OracleRun run(
      Tape.Precision precision,
      Named<double[][]> parameters,
      Named<double[][]> states,
      int[][] ids,
      int[][] targets) {
    return new OraclePass(this, new Tape(precision), parameters, states, ids).run(targets);
  }
}
