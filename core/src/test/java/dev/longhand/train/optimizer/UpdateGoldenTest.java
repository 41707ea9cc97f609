package dev.longhand.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.GoldenTolerance;
import dev.longhand.nn.oracle.GoldenTensor;
import dev.longhand.nn.oracle.Named;
import dev.longhand.nn.oracle.OracleOptimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds ten updates of every optimizer to the libraries that have it, oracle and engine alike.
///
/// Tolerance of the oracle: a golden number is the library's float32, and the file says how far it
/// is from the same computation in float64, to three digits, hence 0.5 percent more. The oracle and
/// that computation differ by roundings of 2^-53 alone, which division by roots of 1e-3 and more
/// raises to 1e-12 at most. The engine has the tolerance of {@link GoldenTolerance}.
class UpdateGoldenTest {
  private static final int UPDATES = 10;
  private static final int INPUTS = 3;
  private static final int UNITS = 5;
  private static final double THREE_DIGITS = 1.005;
  private static final double DOUBLE_ROUNDING = 1e-12;

  /// The last update that PyTorch's average does not count when `t0` is 0.
  private static final int UNCOUNTED = 1;

  static Stream<Arguments> cases() {
    return Stream.of("keras_updates", "torch_updates")
        .flatMap(file ->
            UpdateGolden.read(file).cases().names().stream().map(name -> Arguments.of(file, name)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theOracleMeetsTheLibraryWithinItsRounding(String file, String name) {
    UpdateGolden golden = UpdateGolden.read(file);
    Named<double[][]> parameters = golden.tensors().under("initial/").map(GoldenTensor::matrix);
    var optimizer = new OracleOptimizer(OracleRules.rule(golden.rule(name), UNCOUNTED));
    var found = new Trace();
    for (int update = 0; update < UPDATES; update++) {
      boolean averaged = name.equals("asgd") && update >= UNCOUNTED;
      optimizer.setRate(golden.rate(name, update));
      optimizer.update(parameters, gradients(golden, update));
      parameters.forEach((parameter, weights) -> {
        found.add("after/" + name + "/" + parameter, weights);
        found.add(
            "average/" + name + "/" + parameter, averaged ? optimizer.average(parameter) : weights);
      });
    }
    expected(golden, name)
        .forEach((tensorName, tensor) ->
            assertThat(tensor.distanceFrom(found.rows(tensorName)))
                .as(tensorName)
                .isLessThanOrEqualTo(THREE_DIGITS * tensor.rounding() + DOUBLE_ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theEngineMeetsTheLibraryWithScalarKernels(String file, String name) {
    assertEngineMeets(UpdateGolden.read(file), name, new ScalarKernels());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theEngineMeetsTheLibraryWithVectorKernels(String file, String name) {
    assertEngineMeets(UpdateGolden.read(file), name, new VectorKernels());
  }

  private static void assertEngineMeets(UpdateGolden golden, String name, Kernels kernels) {
    var scene = new UpdateScene(golden.rule(name), kernels, INPUTS, UNITS);
    if (name.equals("asgd")) {
      scene.optimizer().averageAfter(UNCOUNTED);
    }
    golden
        .tensors()
        .under("initial/")
        .forEach((parameter, tensor) -> scene.of(parameter).setRowMajor(tensor.values()));
    var found = new Trace();
    for (int update = 0; update < UPDATES; update++) {
      scene.optimizer().setRate(golden.rate(name, update));
      scene.update(gradients(golden, update));
      for (String parameter : scene.names()) {
        found.add("after/" + name + "/" + parameter, rows(scene.weights(parameter)));
        found.add("average/" + name + "/" + parameter, rows(scene.kept(parameter)));
      }
    }
    expected(golden, name)
        .forEach((tensorName, tensor) ->
            GoldenTolerance.assertMeets(tensorName, tensor, found.rows(tensorName)));
  }

  /// What is compared of a case: weights after each update, and averages where there are any.
  private static Map<String, GoldenTensor> expected(UpdateGolden golden, String name) {
    Map<String, GoldenTensor> expected = new LinkedHashMap<>();
    golden
        .tensors()
        .forEach((tensorName, tensor) -> {
          if (tensorName.matches("(after|average)/" + name + "/.*")) {
            expected.put(tensorName, tensor);
          }
        });
    assertThat(expected).isNotEmpty();
    return expected;
  }

  private static Named<double[][]> gradients(UpdateGolden golden, int update) {
    return golden
        .tensors()
        .under("gradient/")
        .map(tensor -> {
          double[][] all = tensor.matrix();
          int rows = all.length / UPDATES;
          return Arrays.copyOfRange(all, update * rows, (update + 1) * rows);
        });
  }

  private static double[][] rows(float[] values) {
    double[][] rows = new double[values.length / UNITS][UNITS];
    for (int i = 0; i < values.length; i++) {
      rows[i / UNITS][i % UNITS] = values[i];
    }
    return rows;
  }

  /// What parameters were after one update after the other. Mutable.
  private static final class Trace {
    private final Map<String, List<double[]>> rows = new LinkedHashMap<>();

    void add(String name, double[][] matrix) {
      for (double[] row : matrix) {
        rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(row.clone());
      }
    }

    double[][] rows(String name) {
      return rows.getOrDefault(name, List.of()).toArray(double[][]::new);
    }
  }
}
