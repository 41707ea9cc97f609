package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What the engine multiplies by where it drops something, place after place in the order in which
/// the places take their keys.
public final class DrawnFactors {
  private final DropoutKeys keys = new DropoutKeys();
  private final DropoutConfig dropout;

  public DrawnFactors(DropoutConfig dropout, long seed, long step) {
    this.dropout = dropout;
    keys.begin(seed, step);
  }

  /// Of a dropout layer: for each sequence a matrix [T, width].
  public List<double[][]> ofLayer(BatchShape shape, int width) {
    return switch (dropout.mask()) {
      case EACH_STEP -> {
        Matrix factors = next(shape.rows(), width);
        yield IntStream.range(0, shape.sequences())
            .mapToObj(b -> eachStep(shape, t -> t * shape.sequences() + b, factors))
            .toList();
      }
      case EACH_SEQUENCE -> {
        Matrix factors = next(shape.sequences(), width);
        yield IntStream.range(0, shape.sequences())
            .mapToObj(b -> eachStep(shape, _ -> b, factors))
            .toList();
      }
    };
  }

  private interface RowOfStep {
    int row(int t);
  }

  private static double[][] eachStep(BatchShape shape, RowOfStep rows, Matrix factors) {
    return IntStream.range(0, shape.steps())
        .mapToObj(t ->
            IntStream.range(0, factors.columns())
                .mapToDouble(column -> factors.get(rows.row(t), column))
                .toArray())
        .toArray(double[][]::new);
  }

  /// Of a hidden state: for each sequence a row.
  public List<double[]> ofHidden(int sequences, int width) {
    return rows(next(sequences, width).toRowMajor(), width);
  }

  /// Of a recurrent kernel: for each of its rows a row.
  public List<double[]> ofKernel(Parameter kernel) {
    Matrix factors = next(kernel.rows(), kernel.value().columns());
    return rows(kernel.toRowMajor(factors), kernel.columns());
  }

  /// Of an embedding: for each token a number.
  public List<Double> ofTokens(int vocabulary) {
    Matrix factors = next(vocabulary, 1);
    return IntStream.range(0, vocabulary).mapToObj(id -> (double) factors.get(id, 0)).toList();
  }

  private Matrix next(int rows, int columns) {
    var mask = new DropoutMask(dropout.rate(), rows, columns);
    mask.begin(keys.next());
    mask.chooseRows(0, rows);
    return mask.factors();
  }

  private static List<double[]> rows(float[] values, int width) {
    return IntStream.range(0, values.length / width)
        .mapToObj(row -> {
          float[] floats = Arrays.copyOfRange(values, row * width, (row + 1) * width);
          return IntStream.range(0, width).mapToDouble(column -> floats[column]).toArray();
        })
        .toList();
  }
}
