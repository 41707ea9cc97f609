package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.GoldenTolerance;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.OracleTwin;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.oracle.Golden;
import dev.longhand.nn.oracle.OracleOptimizer.Rule;
import dev.longhand.train.optimizer.OracleRules;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds the first gradients, the losses of ten updates and the weights after them to other
/// libraries.
class TrainingStepGoldenTest {
  static final List<String> CASES = Golden.TRAINED;
  private static final int UPDATES = 10;

  @ParameterizedTest
  @FieldSource("CASES")
  void oneWorkerWithScalarKernelsMeetsTheLibrary(String name) {
    assertUpdatesMeet(Golden.read(name), new ScalarKernels(), 1);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void twoWorkersWithScalarKernelsMeetTheLibrary(String name) {
    assertUpdatesMeet(Golden.read(name), new ScalarKernels(), 2);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void oneWorkerWithVectorKernelsMeetsTheLibrary(String name) {
    assertUpdatesMeet(Golden.read(name), new VectorKernels(), 1);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void twoWorkersWithVectorKernelsMeetTheLibrary(String name) {
    assertUpdatesMeet(Golden.read(name), new VectorKernels(), 2);
  }

  private static void assertUpdatesMeet(Golden golden, Kernels kernels, int count) {
    OracleTwin twin = OracleTwin.of(golden.stack(), 0);
    twin.setParameters(golden.matricesUnder("initial/"));
    try (var workers = new Workers(count)) {
      var step = step(twin, golden.rule().orElseThrow(), kernels, workers);
      double[][] losses = new double[1][UPDATES + 1];
      losses[0][0] = loss(step, twin, golden);
      var gradients = twin.gradients(step.gradients());
      golden
          .tensors()
          .under("gradient/")
          .forEach(
              (name, tensor) -> GoldenTolerance.assertMeets(name, tensor, gradients.get(name)));
      for (int update = 1; update < UPDATES; update++) {
        losses[0][update] = loss(step, twin, golden);
      }
      assertWeightsMeet(twin, golden);
      losses[0][UPDATES] = loss(step, twin, golden);
      GoldenTolerance.assertMeets("losses", golden.tensors().get("losses"), losses);
    }
  }

  private static TrainingStep step(OracleTwin twin, Rule rule, Kernels kernels, Workers workers) {
    return new TrainingStep(twin.model(), OracleRules.rule(rule), kernels, workers, 0);
  }

  /// The loss before an update, which is made.
  private static double loss(TrainingStep step, OracleTwin twin, Golden golden) {
    var shape = new BatchShape(golden.ids().size(), golden.ids().getFirst().length);
    ModelPass pass = step.pass(shape);
    twin.fill(pass, golden.matricesUnder("initial_state/"), golden.idRows(), golden.targetRows());
    assertThat(step.run(shape)).isTrue();
    return pass.loss().lossSum() / pass.loss().rows();
  }

  private static void assertWeightsMeet(OracleTwin twin, Golden golden) {
    var after = golden.tensors().under("after/");
    assertThat(after.names()).isEqualTo(twin.parameters().names());
    twin.parameters()
        .forEach((name, parameter) ->
            GoldenTolerance.assertMeets(
                name,
                after.get(name),
                OracleTwin.rows(parameter.toRowMajor(), parameter.columns())));
  }
}
