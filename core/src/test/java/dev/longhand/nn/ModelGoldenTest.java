package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.oracle.Golden;
import dev.longhand.nn.oracle.OracleRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds one pass of the engine, forward and backward, to Keras.
class ModelGoldenTest {
  static final List<String> CASES = Golden.CASES;

  @ParameterizedTest
  @FieldSource("CASES")
  void passOfScalarKernelsMeetsKeras(String name) {
    assertPassMeets(Golden.read(name), new ScalarKernels());
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void passOfVectorKernelsMeetsKeras(String name) {
    assertPassMeets(Golden.read(name), new VectorKernels());
  }

  private static void assertPassMeets(Golden golden, Kernels kernels) {
    OracleTwin twin = OracleTwin.of(golden.stack(), 0);
    twin.setParameters(golden.matricesUnder("initial/"));
    OracleRun run =
        twin.run(
            kernels, golden.matricesUnder("initial_state/"), golden.idRows(), golden.targetRows());
    List<String> compared = new ArrayList<>();
    golden
        .tensors()
        .forEach((name, tensor) -> {
          if (name.equals("probabilities")) { // the twin forms p as (p - 1) + 1
            GoldenTolerance.assertWithin(name, tensor, run.matrices().get(name), 1);
            compared.add(name);
          } else if (run.matrices().names().contains(name)) {
            GoldenTolerance.assertMeets(name, tensor, run.matrices().get(name));
            compared.add(name);
          }
        });
    int parameters = golden.stack().parameterShapes().names().size();
    int states = golden.stack().stateShapes(1).names().size();
    int stateGradients = golden.tensors().under("state_gradient/").names().size();
    assertThat(compared).hasSize(2 + parameters + states + stateGradients);
  }
}
