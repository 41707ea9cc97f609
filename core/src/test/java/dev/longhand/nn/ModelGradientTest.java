package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.RandomNetwork.FirstLayer;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.Dropout;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutKeys;
import dev.longhand.nn.layer.DropoutPass;
import dev.longhand.nn.layer.Gradients;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Source;
import dev.longhand.nn.oracle.OracleCell;
import dev.longhand.nn.oracle.OracleLayer;
import dev.longhand.nn.oracle.OracleLayer.Activation;
import dev.longhand.nn.oracle.OracleLayer.Positions;
import dev.longhand.nn.oracle.OracleRun;
import dev.longhand.nn.oracle.OracleStack;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds logits, loss, states and every gradient of the engine to the oracle, over random small
/// networks around the edges of tiles and panels.
///
/// Tolerance, with u = 2^-24: on the longest path from a parameter to the loss and back stand about
/// 6 steps of 40 + 33 terms, 34 of a dense layer and 70 logits, so some 600 roundings. Each is at
/// most u of what it rounds and they walk at random: sqrt(600) is 25, taken as 32 u of the largest
/// number in the tensor. A gradient may be a small difference of large terms; they come from
/// probabilities, whose sum is 1, and add 4 u. What is found is 16 u of the largest in most
/// networks. A wrong formula is off by 1e-3, which is 16000 u.
class ModelGradientTest {
  private static final double UNIT = 0x1p-24;
  private static final double OF_LARGEST = 32 * UNIT;
  private static final double OF_ONE = 4 * UNIT;
  private static final List<Integer> UNITS = List.of(1, 2, 15, 16, 17, 31, 32, 33);
  private static final int SEEDS = 2;

  static Stream<Arguments> networks() {
    return Arrays.stream(FirstLayer.values())
        .flatMap(first ->
            UNITS.stream()
                .flatMap(units ->
                    Stream.iterate(0, seed -> seed < SEEDS, seed -> seed + 1)
                        .map(seed -> Arguments.of(first, units, seed))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyGradientIsTheOracles(FirstLayer first, int units, int seed) {
    RandomNetwork network = RandomNetwork.draw(first, units, seed);
    assertReadsTokensAs(first, network);
    OracleRun truth = network.run();
    assertMeets(truth, run(network, 0, new ScalarKernels()));
    assertMeets(truth, run(network, 0, new VectorKernels()));
  }

  private static void assertReadsTokensAs(FirstLayer first, RandomNetwork network) {
    LanguageModel model = network.twin(0).model();
    var gradients = new Gradients(model.parameters());
    int passes = ModelPass.training(model, network.shape(), gradients).layers();
    boolean lookedUp =
        switch (first) {
          case EMBEDDING_GATHERED, ONE_HOT -> true;
          case EMBEDDING_WRITTEN, SCALED_ID -> false;
        };
    assertThat(passes).isEqualTo(model.layers().size() - (lookedUp ? 1 : 0));
  }

  /// Three copies of a batch have the loss and the gradients of one, but rows enough for a table.
  @Test
  void gatheringFromATableIsWritingVectorsOut() {
    RandomNetwork written = embeddingOfFiveTokens();
    RandomNetwork gathered = written.repeated(3);
    assertReadsTokensAs(FirstLayer.EMBEDDING_WRITTEN, written);
    assertReadsTokensAs(FirstLayer.EMBEDDING_GATHERED, gathered);

    OracleRun ofWritten = run(written, 0, new ScalarKernels());
    OracleRun ofGathered = run(gathered, 0, new ScalarKernels());

    double[][] logits = ofWritten.matrices().get("logits");
    assertThat(Arrays.copyOf(ofGathered.matrices().get("logits"), logits.length))
        .isDeepEqualTo(logits);
    ofWritten
        .gradients()
        .forEach(
            (name, gradient) -> assertMatrix(name, gradient, ofGathered.gradients().get(name)));
  }

  private static RandomNetwork embeddingOfFiveTokens() {
    var stack =
        OracleStack.of(
            5,
            new OracleLayer.Embedding(10),
            new OracleLayer.Recurrent(new OracleCell.Lstm(17), Positions.EVERY),
            new OracleLayer.Dense(5, Activation.LINEAR));
    return RandomNetwork.fill(
            stack, Positions.EVERY, new BatchShape(2, 4), KeyedRandom.of(5, Purpose.SAMPLE, 0, 0))
        .withoutStates();
  }

  @Test
  void gradientThroughDropoutIsTheOraclesThroughTheSameMask() {
    var shape = new BatchShape(3, 4);
    double rate = 0.4;
    var stack =
        OracleStack.of(
            9,
            new OracleLayer.ScaledId(),
            new OracleLayer.Recurrent(new OracleCell.Lstm(18), Positions.EVERY),
            new OracleLayer.Dropout(factors(shape, 18, rate, 0)),
            new OracleLayer.Recurrent(new OracleCell.Lstm(35), Positions.LAST),
            new OracleLayer.Dropout(factors(new BatchShape(3, 1), 35, rate, 1)),
            new OracleLayer.Dense(9, Activation.LINEAR));
    RandomNetwork network =
        RandomNetwork.fill(stack, Positions.LAST, shape, KeyedRandom.of(6, Purpose.SAMPLE, 0, 0));
    assertMeets(network.run(), run(network, rate, new ScalarKernels()));
  }

  /// What the dropout layer of that number multiplies by: for each sequence a matrix of T x width.
  private static List<double[][]> factors(BatchShape shape, int width, double rate, int number) {
    Matrix ones = Matrix.zeros(shape.rows(), width);
    float[] values = new float[shape.rows() * width];
    Arrays.fill(values, 1f);
    ones.setRowMajor(values);
    var layer = (Dropout) Layer.of(new DropoutConfig(rate), "dropout", width);
    var pass = new DropoutPass(layer, new Source.Activations(ones, Optional.empty()), shape);
    var keys = new DropoutKeys();
    keys.begin(OracleTwin.DROPOUT_SEED, OracleTwin.DROPOUT_STEP);
    for (int earlier = 0; earlier <= number; earlier++) {
      pass.draw(keys);
    }
    pass.forward(new ScalarKernels(), 0, shape.sequences());
    var factors = new ArrayList<double[][]>();
    for (int b = 0; b < shape.sequences(); b++) {
      double[][] ofSequence = new double[shape.steps()][width];
      for (int t = 0; t < shape.steps(); t++) {
        for (int column = 0; column < width; column++) {
          ofSequence[t][column] = pass.output().get(t * shape.sequences() + b, column);
        }
      }
      factors.add(ofSequence);
    }
    return factors;
  }

  private static OracleRun run(RandomNetwork network, double dropoutRate, Kernels kernels) {
    return network
        .twin(dropoutRate)
        .run(kernels, network.states(), network.idRows(), network.targetRows());
  }

  private static void assertMeets(OracleRun truth, OracleRun found) {
    assertThat(found.matrices().names())
        .containsExactlyInAnyOrderElementsOf(truth.matrices().names());
    assertThat(Math.abs(found.loss() - truth.loss()))
        .as("loss")
        .isLessThan(OF_LARGEST * Math.abs(truth.loss()) + OF_ONE);
    truth
        .matrices()
        .forEach((name, matrix) -> assertMatrix(name, matrix, found.matrices().get(name)));
  }

  private static void assertMatrix(String name, double[][] truth, double[][] found) {
    double largest = 0;
    double distance = 0;
    for (int row = 0; row < truth.length; row++) {
      for (int column = 0; column < truth[row].length; column++) {
        double difference = Math.abs(found[row][column] - truth[row][column]);
        distance =
            Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(distance, difference);
        largest = Math.max(largest, Math.abs(truth[row][column]));
      }
    }
    assertThat(distance).as(name).isLessThan(OF_LARGEST * largest + OF_ONE);
  }
}
