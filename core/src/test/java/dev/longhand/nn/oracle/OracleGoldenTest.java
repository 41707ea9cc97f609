package dev.longhand.nn.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Holds the oracle to Keras.
///
/// Tolerance: a golden number is Keras's float32, and the file says how far it is from the same
/// computation in float64, to three digits, hence 0.5 percent more. The oracle and Keras in float64
/// differ by the order of sums alone: a few hundred roundings of 2^-53 on numbers of size one,
/// under 1e-13 in a pass. Ten updates of Adam divide by roots of small gradients (1e-4 and more)
/// and raise that to 1e-11 at most.
class OracleGoldenTest {
  private static final double THREE_DIGITS = 1.005;
  private static final double DOUBLE_ROUNDING = 1e-11;

  @TestFactory
  Stream<DynamicTest> passMeetsKerasWithinItsRounding() {
    return eachCase(golden -> {
      OracleRun run = run(golden, golden.matricesUnder("initial/"));
      List<String> compared = new ArrayList<>();
      golden
          .tensors()
          .forEach((name, tensor) -> {
            if (run.matrices().names().contains(name)) {
              assertMeets(name, tensor, run.matrices().get(name));
              compared.add(name);
            }
          });
      int parameters = golden.stack().parameterShapes().names().size();
      assertThat(compared).hasSizeGreaterThanOrEqualTo(2 + parameters + 2);
    });
  }

  @TestFactory
  Stream<DynamicTest> tenUpdatesMeetKerasWithinItsRounding() {
    return eachCase(golden -> {
      Named<double[][]> parameters = golden.matricesUnder("initial/");
      OracleOptimizer optimizer = new OracleOptimizer(golden.rule());
      OracleRun run = run(golden, parameters);
      double[][] losses = new double[1][11];
      losses[0][0] = run.loss();
      for (int update = 1; update < losses[0].length; update++) {
        optimizer.update(parameters, run.gradients());
        run = run(golden, parameters);
        losses[0][update] = run.loss();
      }
      assertMeets("losses", golden.tensors().get("losses"), losses);
      Named<GoldenTensor> after = golden.tensors().under("after/");
      assertThat(after.names()).isEqualTo(parameters.names());
      after.forEach((name, tensor) -> assertMeets(name, tensor, parameters.get(name)));
    });
  }

  @Test
  void goldenNamesAreTheNamesOfTheStack() {
    for (String name : Golden.CASES) {
      Golden golden = Golden.read(name);
      assertThat(golden.tensors().under("initial/").names())
          .containsExactlyElementsOf(golden.stack().parameterShapes().names());
    }
  }

  @Test
  void onlyOneCaseStartsWithoutForgetBias() {
    assertThat(Golden.CASES.stream().filter(name -> !Golden.read(name).unitForgetBias()))
        .containsExactly("keras_no_forget_bias");
  }

  private static OracleRun run(Golden golden, Named<double[][]> parameters) {
    return golden
        .stack()
        .run(
            parameters,
            golden.matricesUnder("initial_state/"),
            golden.idRows(),
            golden.targetRows());
  }

  private static void assertMeets(String name, GoldenTensor tensor, double[][] found) {
    assertThat(tensor.distanceFrom(found))
        .as(name)
        .isLessThanOrEqualTo(THREE_DIGITS * tensor.rounding() + DOUBLE_ROUNDING);
  }

  private interface Check {
    void of(Golden golden);
  }

  private static Stream<DynamicTest> eachCase(Check check) {
    return Golden.CASES.stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check.of(Golden.read(name))));
  }
}
