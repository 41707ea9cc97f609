package dev.longhand.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleOptimizer;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random rules with random settings on random shapes, against plain formulas in double precision.
///
/// Tolerance: a weight of size w is rounded once an update, by u = 2^-24 of itself. What is added
/// to it is at most 2 in size here, with some ten roundings in it, and epsilon and rates as floats
/// are off by u too. Slots carry earlier roundings on, but forget them. So after N updates the
/// distance is below N (w + 2 * 20) u with room; it grows in the centered rule, which takes two
/// squares from each other: its epsilon is kept at 0.01 and more, so a variance of at most 10 that
/// is off by 20 u is off by 2e-4 of itself and less, and half of that as a root. A wrong formula is
/// off by a hundredth and more.
class OptimizerOracleTest {
  private static final int UPDATES = 12;
  private static final int AVERAGE_AFTER = 4;
  private static final double UNIT = 0x1p-24;

  static IntStream seeds() {
    return IntStream.range(0, 120);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRuleFollowsItsFormulas(int seed) {
    RandomGenerator random = random(seed);
    UpdateRule rule = rule(random);
    int inputs = 1 + random.nextInt(5);
    int units = 1 + random.nextInt(70);
    var scene = new UpdateScene(rule, new ScalarKernels(), inputs, units);
    Named<double[][]> expected = begin(random, scene);
    var oracle = new OracleOptimizer(OracleRules.rule(rule, AVERAGE_AFTER));
    for (int update = 0; update < UPDATES; update++) {
      Named<double[][]> gradients = like(expected, random, random.nextInt(4) == 0 ? 0 : 1);
      double rate = rule.optimizer().rate() * (1 - 0.5 * random.nextDouble());
      scene.optimizer().setRate(rate);
      oracle.setRate(rate);
      scene.update(gradients);
      oracle.update(expected, gradients);
    }
    for (String name : scene.names()) {
      assertNear(rule, name, scene.weights(name), expected.get(name));
      if (rule.optimizer() instanceof AveragedSgd) {
        assertNear(rule, name, scene.kept(name), oracle.average(name));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void scalarAndVectorKernelsGiveTheSameBits(int seed) {
    assertThat(bits(seed, new VectorKernels())).isDeepEqualTo(bits(seed, new ScalarKernels()));
  }

  private static float[][] bits(int seed, Kernels kernels) {
    RandomGenerator random = random(seed);
    var scene = new UpdateScene(rule(random), kernels, 1 + random.nextInt(5), 33);
    Named<double[][]> weights = begin(random, scene);
    for (int update = 0; update < UPDATES; update++) {
      scene.update(like(weights, random, 1));
    }
    var bits = new ArrayList<float[]>();
    scene.names().forEach(name -> bits.add(scene.weights(name)));
    scene.optimizer().slots().forEach(slot -> bits.add(slot.value().values()));
    return bits.toArray(float[][]::new);
  }

  private static RandomGenerator random(int seed) {
    return KeyedRandom.of(11, Purpose.SAMPLE, 0, seed);
  }

  private static UpdateRule rule(RandomGenerator random) {
    double rate = 0.001 + 0.3 * random.nextDouble();
    double momentum = 0.1 + 0.8 * random.nextDouble();
    List<OptimizerConfig> optimizers =
        List.of(
            new Sgd(rate),
            new Sgd(rate, momentum, Nesterov.OFF),
            new Sgd(rate, momentum, Nesterov.ON),
            new RmsProp(rate, 0.8, 0, 0.001, Centering.OFF),
            new RmsProp(rate, 0.8, momentum, 0.001, Centering.OFF),
            new RmsProp(rate, 0.9, 0, 0.01, Centering.ON),
            new RmsProp(rate, 0.7, momentum, 0.01, Centering.ON),
            new Adagrad(rate, 0.1, 0.001),
            new Adam(rate, 0.9, 0.99, 0.001),
            new AveragedSgd(rate, 5));
    List<Clipping> clippings =
        List.of(new Clipping.None(), new Clipping.Norm(1), new Clipping.Value(0.25));
    return new UpdateRule(
        optimizers.get(random.nextInt(optimizers.size())),
        clippings.get(random.nextInt(clippings.size())),
        random.nextBoolean() ? 0 : 0.1 * random.nextDouble(),
        random.nextBoolean() ? 0 : random.nextDouble());
  }

  /// Gives both the same weights, those of floats.
  private static Named<double[][]> begin(RandomGenerator random, UpdateScene scene) {
    if (scene.optimizer().rule().optimizer() instanceof AveragedSgd) {
      scene.optimizer().averageAfter(AVERAGE_AFTER);
    }
    SequencedMap<String, double[][]> weights = new LinkedHashMap<>();
    for (String name : scene.names()) {
      int rows = scene.of(name).rows();
      weights.put(name, matrix(rows, scene.of(name).columns(), random, 1));
      scene.of(name).setRowMajor(UpdateScene.flat(weights.get(name)));
    }
    return new Named<>(weights);
  }

  private static Named<double[][]> like(
      Named<double[][]> parameters, RandomGenerator random, double size) {
    return parameters.map(matrix -> matrix(matrix.length, matrix[0].length, random, size));
  }

  private static double[][] matrix(int rows, int columns, RandomGenerator random, double size) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int column = 0; column < columns; column++) {
        row[column] = (float) (size * (2 * random.nextDouble() - 1));
      }
    }
    return matrix;
  }

  private static void assertNear(UpdateRule rule, String name, float[] found, double[][] expected) {
    float[] flat = UpdateScene.flat(expected);
    boolean centered = rule.optimizer() instanceof RmsProp rms && rms.centering() == Centering.ON;
    for (int i = 0; i < flat.length; i++) {
      double usual = UPDATES * (Math.abs(flat[i]) + 40) * UNIT;
      assertThat((double) found[i])
          .as("%s %s %d", rule, name, i)
          .isCloseTo(flat[i], within(centered ? 10 * usual : usual));
    }
  }
}
