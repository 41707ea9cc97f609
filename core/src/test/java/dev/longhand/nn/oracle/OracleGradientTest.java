package dev.longhand.nn.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Dropout;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.Lstm;
import dev.longhand.nn.oracle.OracleLayer.OneHot;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.ScaledId;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Holds the oracle's automatic gradients to central differences.
///
/// Tolerance: the loss is about 2, so a difference over 2e-4 carries rounding of 2 * 2^-52 / 2e-4 =
/// 2e-12, some tens of times over for the roundings inside the pass; the truncated term is 1e-8 / 6
/// of a third derivative of size one. Together under 1e-8; gradients are 1e-3 and more.
class OracleGradientTest {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-8;
  private static final int BATCH = 2;
  private static final int STEPS = 3;
  private static final int VOCABULARY = 5;

  private final RandomGenerator random = KeyedRandom.of(20, Purpose.SAMPLE, 0, 0);

  @Test
  void oneHotIntoLstmAtTheLastPosition() {
    assertGradients(new OneHot(), new Lstm(3, Positions.LAST), dense(VOCABULARY));
  }

  @Test
  void scaledIdIntoLstmThroughDropout() {
    double[][] kept = {{2, 0, 2}};
    double[][] others = {{0, 2, 2}};
    assertGradients(
        new ScaledId(),
        new Lstm(3, Positions.LAST),
        new Dropout(List.of(kept, others)),
        dense(VOCABULARY));
  }

  @Test
  void twoLstmsAtEveryPosition() {
    assertGradients(
        new Embedding(2), new Lstm(3, Positions.EVERY), new Lstm(2, Positions.EVERY), dense(5));
  }

  @Test
  void denseActivations() {
    assertGradients(
        new Embedding(2),
        new Lstm(2, Positions.EVERY),
        new Dense(3, Activation.RELU),
        new Dense(3, Activation.TANH),
        dense(VOCABULARY));
  }

  @Test
  void aChangedParameterIsNoticed() {
    OracleStack stack =
        OracleStack.of(VOCABULARY, new OneHot(), new Lstm(2, Positions.LAST), dense(VOCABULARY));
    Named<double[][]> parameters = parametersOf(stack);
    int[][] ids = {{0, 1, 2}, {3, 4, 0}};
    int[][] targets = {{1}, {2}};
    double before = stack.run(parameters, Named.none(), ids, targets).loss();
    parameters.get("lstm/recurrent_kernel")[1][3] += 0.5;
    assertThat(stack.run(parameters, Named.none(), ids, targets).loss()).isNotEqualTo(before);
  }

  private void assertGradients(OracleLayer... layers) {
    OracleStack stack = OracleStack.of(VOCABULARY, layers);
    Named<double[][]> parameters = parametersOf(stack);
    Named<double[][]> states = OracleStack.random(stack.stateShapes(BATCH), 0.5, random);
    int[][] ids = draw(STEPS);
    int[][] targets = draw(answersEverywhere(stack) ? STEPS : 1);
    OracleRun run = stack.run(parameters, states, ids, targets);
    parameters.forEach((name, matrix) ->
        assertMatrix(
            name,
            matrix,
            run.gradients().get(name),
            () -> stack.run(parameters, states, ids, targets).loss()));
    states.forEach((name, matrix) ->
        assertMatrix(
            name,
            matrix,
            run.stateGradients().get(name),
            () -> stack.run(parameters, states, ids, targets).loss()));
  }

  private interface Loss {
    double now();
  }

  private static void assertMatrix(String name, double[][] matrix, double[][] gradient, Loss loss) {
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix[row].length; column++) {
        double value = matrix[row][column];
        matrix[row][column] = value + STEP;
        double above = loss.now();
        matrix[row][column] = value - STEP;
        double below = loss.now();
        matrix[row][column] = value;
        assertThat(gradient[row][column] - (above - below) / (2 * STEP))
            .as("%s [%d, %d]", name, row, column)
            .isBetween(-TOLERANCE, TOLERANCE);
      }
    }
  }

  private static boolean answersEverywhere(OracleStack stack) {
    return stack.layers().stream()
        .noneMatch(layer -> layer instanceof Lstm lstm && lstm.positions() == Positions.LAST);
  }

  private static OracleLayer dense(int units) {
    return new Dense(units, Activation.LINEAR);
  }

  private Named<double[][]> parametersOf(OracleStack stack) {
    return OracleStack.random(stack.parameterShapes(), 0.7, random);
  }

  private int[][] draw(int length) {
    int[][] rows = new int[BATCH][length];
    for (int[] row : rows) {
      for (int t = 0; t < length; t++) {
        row[t] = random.nextInt(VOCABULARY);
      }
    }
    return rows;
  }
}
