package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleCell.GateActivation;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional.Merge;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whether the comparison with the oracle can fail: an oracle with one thing wrong does not meet
/// the engine.
///
/// A wrong formula is made by handing the oracle other parameters: an oracle that takes its forget
/// gate from the columns of the input gate is one whose columns were swapped. Gradients are swapped
/// back, so that only what the formula does to them is seen.
class ModelMutationTest {
  private static final int UNITS = 5;
  private static final int VOCABULARY = 7;
  private static final BatchShape SHAPE = new BatchShape(3, 4);

  @ParameterizedTest
  @EnumSource
  void theRightFormulasMeet(CellKind kind) {
    RandomNetwork network = network(kind);
    network.truth().assertMetBy(engine(network));
  }

  @ParameterizedTest
  @EnumSource
  void swappedGatesAreSeenInEveryParameterAlone(CellKind kind) {
    RandomNetwork network = network(kind);
    int blocks = cell(network).blocks();
    for (String name : cell(network).parameterShapes(UNITS).names()) {
      int width = cell(network).parameterShapes(UNITS).get(name).columns() / blocks;
      if (width == UNITS) {
        for (int second = 1; second < blocks; second++) {
          for (int first = 0; first < second; first++) {
            assertSeen(network, name, swapped(first, second));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void swappedGatesAreSeenInAllParametersTogether(CellKind kind) {
    RandomNetwork network = network(kind);
    int blocks = cell(network).blocks();
    for (int second = 1; second < blocks; second++) {
      for (int first = 0; first < second; first++) {
        UnaryOperator<double[][]> swapped = swapped(first, second);
        UnaryOperator<double[][]> ofGates =
            matrix -> matrix[0].length == blocks * UNITS ? swapped.apply(matrix) : matrix;
        assertSeen(network, "", ofGates);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDroppedRowIsSeenInEveryParameter(CellKind kind) {
    RandomNetwork network = network(kind);
    cell(network)
        .parameterShapes(UNITS)
        .forEach((name, shape) -> {
          for (int row = 0; row < shape.rows(); row++) {
            int dropped = row;
            assertSeen(network, name, matrix -> withoutRow(matrix, dropped));
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aTransposedSquareIsSeenInEveryKernel(CellKind kind) {
    RandomNetwork network = network(kind);
    cell(network)
        .parameterShapes(UNITS)
        .forEach((name, shape) -> {
          if (shape.rows() == UNITS && shape.columns() % UNITS == 0) {
            for (int block = 0; block < shape.columns() / UNITS; block++) {
              int transposed = block;
              assertSeen(network, name, matrix -> transposed(matrix, transposed));
            }
          }
        });
  }

  /// Where z and 1 - z change their places, and likewise in every gate.
  @ParameterizedTest
  @EnumSource
  void aGateTheWrongWayRoundIsSeen(CellKind kind) {
    RandomNetwork network = network(kind);
    int blocks = cell(network).blocks();
    for (int block = 0; block < blocks; block++) {
      int negated = block;
      assertSeen(
          network,
          "",
          matrix -> matrix[0].length == blocks * UNITS ? negated(matrix, negated) : matrix);
    }
  }

  @Test
  void anotherFunctionOnTheGatesIsSeen() {
    var plain = new OracleCell.Lstm(UNITS);
    RandomNetwork network = network(plain);
    assertOtherLayerSeen(network, every(plain.withGateActivation(GateActivation.HARD_SIGMOID)));
    RandomNetwork hard = network(plain.withGateActivation(GateActivation.HARD_SIGMOID));
    assertOtherLayerSeen(hard, every(plain.withGateActivation(GateActivation.HARD_SIGMOID_SIXTH)));
  }

  @Test
  void anotherMergeOrDirectionIsSeen() {
    var cell = new OracleCell.Lstm(UNITS);
    for (Merge merge : Merge.values()) {
      RandomNetwork network = network(new Bidirectional(cell, merge, Positions.LAST));
      network.truth().assertMetBy(engine(network));
      for (Merge other : Merge.values()) {
        if (other != merge && other != Merge.CONCAT && merge != Merge.CONCAT) {
          assertOtherLayerSeen(network, new Bidirectional(cell, other, Positions.LAST));
        }
      }
      assertNotMet(directionsSwapped(network), network);
    }
  }

  /// Every tensor takes part in the comparison, to its last number.
  @ParameterizedTest
  @EnumSource
  void oneWrongNumberIsSeenInEveryTensor(CellKind kind) {
    RandomNetwork network = network(kind);
    OracleTruth truth = network.truth();
    OracleRun found = engine(network);
    for (String name : found.matrices().names()) {
      SequencedMap<String, double[][]> matrices = new LinkedHashMap<>(found.matrices().byName());
      double[][] wrong = copy(found.matrices().get(name));
      wrong[wrong.length - 1][wrong[0].length - 1] += 1e-3;
      matrices.put(name, wrong);
      var run = new OracleRun(found.loss(), new Named<>(matrices));
      assertThatExceptionOfType(AssertionError.class)
          .as(name)
          .isThrownBy(() -> truth.assertMetBy(run));
    }
  }

  private static RandomNetwork network(CellKind kind) {
    return network(kind.of(UNITS, UNITS));
  }

  private static RandomNetwork network(OracleCell cell) {
    return network(every(cell));
  }

  private static OracleLayer every(OracleCell cell) {
    return new Recurrent(cell, Positions.EVERY);
  }

  private static RandomNetwork network(OracleLayer layer) {
    return RandomNetwork.fill(stack(layer), SHAPE, KeyedRandom.of(9, Purpose.SAMPLE, 0, 0));
  }

  private static OracleStack stack(OracleLayer layer) {
    return OracleStack.of(
        VOCABULARY, new Embedding(UNITS), layer, new Dense(VOCABULARY, Activation.LINEAR));
  }

  private static OracleCell cell(RandomNetwork network) {
    return ((Recurrent) network.stack().layers().get(1)).cell();
  }

  private static OracleRun engine(RandomNetwork network) {
    return network
        .twin()
        .run(new ScalarKernels(), network.states(), network.idRows(), network.targetRows());
  }

  /// Fails unless an oracle with this change to its parameters of that name (all of the cell's
  /// where the name is empty) misses the engine.
  private static void assertSeen(
      RandomNetwork network, String parameter, UnaryOperator<double[][]> change) {
    String layer = network.stack().names().get(1) + "/";
    List<String> changed =
        network.parameters().names().stream()
            .filter(name ->
                parameter.isEmpty() ? name.startsWith(layer) : name.equals(layer + parameter))
            .toList();
    OracleRun wrong =
        network
            .stack()
            .run(
                changed("", network.parameters(), changed, change),
                network.states(),
                network.idRows(),
                network.targetRows());
    var truth =
        new OracleRun(wrong.loss(), changed("gradient/", wrong.matrices(), changed, change));
    assertNotMet(truth, network);
  }

  private static Named<double[][]> changed(
      String prefix,
      Named<double[][]> matrices,
      List<String> names,
      UnaryOperator<double[][]> change) {
    SequencedMap<String, double[][]> result = new LinkedHashMap<>(matrices.byName());
    for (String name : names) {
      result.put(prefix + name, change.apply(matrices.get(prefix + name)));
    }
    return new Named<>(result);
  }

  private static void assertOtherLayerSeen(RandomNetwork network, OracleLayer other) {
    assertNotMet(
        stack(other)
            .run(network.parameters(), network.states(), network.idRows(), network.targetRows()),
        network);
  }

  private static void assertNotMet(OracleRun wrong, RandomNetwork network) {
    OracleRun found = engine(network);
    var truth = new OracleTruth(wrong, network.truth().tolerance());
    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> truth.assertMetBy(found));
  }

  private static OracleRun directionsSwapped(RandomNetwork network) {
    return network
        .stack()
        .run(
            otherWay("", network.parameters()),
            network.states(),
            network.idRows(),
            network.targetRows());
  }

  private static Named<double[][]> otherWay(String prefix, Named<double[][]> matrices) {
    SequencedMap<String, double[][]> result = new LinkedHashMap<>(matrices.byName());
    String ahead = prefix + "bidirectional/forward/";
    String back = prefix + "bidirectional/backward/";
    matrices.under(ahead).forEach((name, matrix) -> result.put(back + name, matrix));
    matrices.under(back).forEach((name, matrix) -> result.put(ahead + name, matrix));
    return new Named<>(result);
  }

  /// Two blocks of columns in each other's place; done twice, nothing has changed.
  private static UnaryOperator<double[][]> swapped(int first, int second) {
    return matrix ->
        mapped(
            matrix,
            (row, column) -> {
              int block = column / UNITS;
              int other = block == first ? second : block == second ? first : block;
              return matrix[row][other * UNITS + column % UNITS];
            });
  }

  private static double[][] transposed(double[][] matrix, int block) {
    return mapped(
        matrix,
        (row, column) ->
            column / UNITS == block
                ? matrix[column % UNITS][block * UNITS + row]
                : matrix[row][column]);
  }

  private static double[][] negated(double[][] matrix, int block) {
    return mapped(
        matrix,
        (row, column) -> column / UNITS == block ? -matrix[row][column] : matrix[row][column]);
  }

  private static double[][] withoutRow(double[][] matrix, int dropped) {
    return mapped(matrix, (row, column) -> row == dropped ? 0 : matrix[row][column]);
  }

  private interface Element {
    double at(int row, int column);
  }

  private static double[][] mapped(double[][] matrix, Element element) {
    double[][] result = copy(matrix);
    for (int row = 0; row < result.length; row++) {
      for (int column = 0; column < result[row].length; column++) {
        result[row][column] = element.at(row, column);
      }
    }
    return result;
  }

  private static double[][] copy(double[][] matrix) {
    return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
  }
}
