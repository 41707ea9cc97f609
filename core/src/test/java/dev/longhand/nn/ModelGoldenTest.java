package dev.longhand.nn;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.oracle.Golden;
import dev.longhand.nn.oracle.OracleRun;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds one pass of the engine to other libraries: forward and backward, and forward alone.
class ModelGoldenTest {
  static final List<String> CASES = Golden.CASES;

  @ParameterizedTest
  @FieldSource("CASES")
  void passOfScalarKernelsMeetsTheLibrary(String name) {
    assertPassMeets(Golden.read(name), new ScalarKernels());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void passOfVectorKernelsMeetsTheLibrary(String name) {
    assertPassMeets(Golden.read(name), new VectorKernels());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void passOutsideTrainingMeetsTheLibrary(String name) {
    Golden golden = Golden.read(name);
    OracleTwin twin = OracleTwin.of(golden.stack(), 0);
    twin.setParameters(golden.matricesUnder("initial/"));
    double[][] logits =
        twin.measure(new VectorKernels(), golden.matricesUnder("initial_state/"), golden.idRows());
    GoldenTolerance.assertMeets("logits", golden.tensors().get("logits"), logits);
  }

  private static void assertPassMeets(Golden golden, Kernels kernels) {
    OracleTwin twin = OracleTwin.of(golden.stack(), 0);
    twin.setParameters(golden.matricesUnder("initial/"));
    OracleRun run =
        twin.run(
            kernels, golden.matricesUnder("initial_state/"), golden.idRows(), golden.targetRows());
    golden
        .results()
        .forEach((result, tensor) -> {
          double[][] found = run.matrices().get(result);
          if (result.equals("probabilities")) { // the twin forms p as (p - 1) + 1
            GoldenTolerance.assertWithin(result, tensor, found, 1);
          } else {
            GoldenTolerance.assertMeets(result, tensor, found);
          }
        });
  }
}
