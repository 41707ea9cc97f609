package dev.longhand.nn.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.oracle.OracleCell.GateActivation;
import dev.longhand.nn.oracle.OracleCell.Gru;
import dev.longhand.nn.oracle.OracleCell.Gru.Reset;
import dev.longhand.nn.oracle.OracleCell.Lstm;
import dev.longhand.nn.oracle.OracleCell.Lstm.InputForget;
import dev.longhand.nn.oracle.OracleCell.Presence;
import dev.longhand.nn.oracle.OracleCell.Recurrence;
import dev.longhand.nn.oracle.OracleCell.SimpleRnn;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional;
import dev.longhand.nn.oracle.OracleLayer.Bidirectional.Merge;
import dev.longhand.nn.oracle.OracleLayer.Dense;
import dev.longhand.nn.oracle.OracleLayer.Dense.Kernel;
import dev.longhand.nn.oracle.OracleLayer.Dropout;
import dev.longhand.nn.oracle.OracleLayer.Embedding;
import dev.longhand.nn.oracle.OracleLayer.LayerNorm;
import dev.longhand.nn.oracle.OracleLayer.OneHot;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleLayer.Recurrent;
import dev.longhand.nn.oracle.OracleLayer.ScaledId;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the oracle's automatic gradients to central differences of fourth order.
///
/// Tolerance: the loss is about 2, so differences over 6e-4 carry rounding of some tens of 2 *
/// 2^-52 / 6e-4, together 2e-11; the truncated term is 1e-16 / 30 of a fifth derivative, which is
/// up to 1e8 where a normalisation divides by a small deviation. Together under 1e-9; gradients are
/// 1e-3 and more.
class OracleGradientTest {
  private static final double STEP = 1e-4;
  private static final double TOLERANCE = 1e-9;
  private static final int BATCH = 2;
  private static final int STEPS = 3;
  private static final int VOCABULARY = 5;

  /// Of three units in two sequences.
  private static final List<double[]> HIDDEN_FACTORS =
      List.of(new double[] {2, 0, 2}, new double[] {0, 2, 2});

  private final RandomGenerator random = KeyedRandom.of(20, Purpose.SAMPLE, 0, 0);

  @Test
  void oneHotIntoLstmAtTheLastPosition() {
    assertGradients(new OneHot(), last(new Lstm(3)), dense(VOCABULARY));
  }

  @Test
  void scaledIdIntoLstmThroughDropout() {
    double[][] kept = {{2, 0, 2}};
    double[][] others = {{0, 2, 2}};
    assertGradients(
        new ScaledId(), last(new Lstm(3)), new Dropout(List.of(kept, others)), dense(VOCABULARY));
  }

  @Test
  void twoLstmsAtEveryPosition() {
    assertGradients(new Embedding(2), every(new Lstm(3)), every(new Lstm(2)), dense(VOCABULARY));
  }

  @Test
  void denseActivations() {
    assertGradients(
        new Embedding(2),
        every(new Lstm(2)),
        new Dense(3, Activation.RELU),
        new Dense(3, Activation.TANH),
        dense(VOCABULARY));
  }

  static Stream<OracleCell> cells() {
    var separate = new Lstm(3).withPeepholes();
    var normalised = new Lstm(6).withCellNorm(); // fewer units may lie too near to each other
    var coupled = new Lstm(3).withInputForget(InputForget.COUPLED);
    return Stream.of(
            Stream.of(new SimpleRnn(3), new SimpleRnn(3, Activation.RELU, Recurrence.PLAIN)),
            Stream.of(new SimpleRnn(3, Activation.TANH, Recurrence.projected(2, Presence.PRESENT))),
            Stream.of(new Gru(3, Reset.AFTER), new Gru(3, Reset.BEFORE)),
            Arrays.stream(GateActivation.values())
                .map(activation -> new Gru(3, Reset.AFTER, activation, dropped(9))),
            Arrays.stream(Presence.values())
                .map(bias ->
                    new Gru(3, Reset.AFTER, GateActivation.SIGMOID, Recurrence.projected(2, bias))),
            Stream.of(separate, coupled, coupled.withPeepholes()),
            Arrays.stream(GateActivation.values()).map(separate::withGateActivation),
            Stream.of(normalised, normalised.withInputForget(InputForget.COUPLED).withPeepholes()),
            Arrays.stream(Presence.values())
                .map(bias -> separate.withRecurrence(Recurrence.projected(2, bias))),
            Stream.of(new Lstm(3).withRecurrence(dropped(12))),
            Stream.of(new Gru(3, Reset.BEFORE, GateActivation.SIGMOID, dropped(9))))
        .flatMap(cells -> cells);
  }

  /// Dropout of a hidden state of three units, and of weights in so many columns.
  private static Recurrence dropped(int columns) {
    RandomGenerator chance = KeyedRandom.of(21, Purpose.DROPOUT, columns, 0);
    List<double[]> weights =
        Stream.generate(() -> chance.doubles(columns).map(x -> x < 0.3 ? 0 : 1 / 0.7).toArray())
            .limit(3)
            .toList();
    return Recurrence.PLAIN.withHiddenFactors(HIDDEN_FACTORS).withKernelFactors(weights);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void cellAtTheLastPosition(OracleCell cell) {
    assertGradients(new Embedding(2), last(cell), dense(VOCABULARY));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void cellBelowItsLikeAtEveryPosition(OracleCell cell) {
    assertGradients(new Embedding(2), every(cell), every(cell), dense(VOCABULARY));
  }

  @ParameterizedTest
  @EnumSource
  void bidirectionalBelowAnother(Merge merge) {
    assertGradients(
        new Embedding(2),
        new Bidirectional(new Gru(3, Reset.AFTER), merge, Positions.EVERY),
        new Bidirectional(new Lstm(2), merge, Positions.LAST),
        dense(VOCABULARY));
  }

  @Test
  void layerNormBetweenLayers() {
    assertGradients(
        new Embedding(3),
        new LayerNorm(1e-3),
        every(new SimpleRnn(4)),
        new LayerNorm(1e-3),
        dense(VOCABULARY));
  }

  @Test
  void embeddingDropoutUnderTiedOutputs() {
    assertGradients(
        new Embedding(3, List.of(2.0, 0.0, 2.0, 2.0, 0.0)),
        every(new SimpleRnn(3)),
        new Dense(VOCABULARY, Activation.LINEAR, Kernel.TIED));
  }

  /// The counts of the literature's formulas, for 50 features and 150 units.
  @Test
  void cellsHaveAsManyParametersAsTheirPapersSay() {
    assertThat(count(new SimpleRnn(150))).isEqualTo(30_150);
    assertThat(count(new Lstm(150))).isEqualTo(120_600);
    assertThat(count(new Lstm(150).withPeepholes())).isEqualTo(121_050);
    assertThat(count(new Lstm(150).withInputForget(InputForget.COUPLED))).isEqualTo(90_450);
    assertThat(count(new Gru(150, Reset.AFTER))).isEqualTo(90_900);
    assertThat(count(new Gru(150, Reset.BEFORE))).isEqualTo(90_450);
    assertThat(count(new Lstm(150).withRecurrence(Recurrence.projected(64, Presence.ABSENT))))
        .isEqualTo(78_600);
  }

  private static int count(OracleCell cell) {
    return cell.parameterShapes(50).values().stream()
        .mapToInt(shape -> shape.rows() * shape.columns())
        .sum();
  }

  /// A later token moves the backward half of an earlier position, and nothing of a cell that reads
  /// ahead.
  @Test
  void onlyTheBackwardCellSeesLaterTokens() {
    assertThat(firstLogitsMoveWithTheLastToken(every(new Gru(3, Reset.AFTER)))).isFalse();
    assertThat(
            firstLogitsMoveWithTheLastToken(
                new Bidirectional(new Gru(3, Reset.AFTER), Merge.SUM, Positions.EVERY)))
        .isTrue();
  }

  private boolean firstLogitsMoveWithTheLastToken(OracleLayer layer) {
    OracleStack stack = OracleStack.of(VOCABULARY, new Embedding(2), layer, dense(VOCABULARY));
    Named<double[][]> parameters = parametersOf(stack);
    int[][] targets = {{1, 1, 1}};
    double[][] before =
        stack.run(parameters, Named.none(), new int[][] {{0, 1, 2}}, targets).logits();
    double[][] after =
        stack.run(parameters, Named.none(), new int[][] {{0, 1, 3}}, targets).logits();
    return !Arrays.equals(before[0], after[0]);
  }

  @Test
  void aChangedParameterIsNoticed() {
    OracleStack stack =
        OracleStack.of(VOCABULARY, new OneHot(), last(new Lstm(2)), dense(VOCABULARY));
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
    int[][] targets = draw(stack.positions() == Positions.EVERY ? STEPS : 1);
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
        double difference = derivative(matrix[row], column, loss);
        assertThat(gradient[row][column] - difference)
            .as("%s [%d, %d]", name, row, column)
            .isBetween(-TOLERANCE, TOLERANCE);
      }
    }
  }

  private static double derivative(double[] row, int column, Loss loss) {
    double near = difference(row, column, STEP, loss);
    double far = difference(row, column, 2 * STEP, loss);
    return (8 * near - far) / (12 * STEP);
  }

  private static double difference(double[] row, int column, double step, Loss loss) {
    double value = row[column];
    row[column] = value + step;
    double above = loss.now();
    row[column] = value - step;
    double below = loss.now();
    row[column] = value;
    return above - below;
  }

  private static OracleLayer last(OracleCell cell) {
    return new Recurrent(cell, Positions.LAST);
  }

  private static OracleLayer every(OracleCell cell) {
    return new Recurrent(cell, Positions.EVERY);
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
