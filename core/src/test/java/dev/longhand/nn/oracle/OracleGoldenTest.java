package dev.longhand.nn.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Holds the oracle to other libraries.
///
/// Tolerance: a golden number is the library's float32, and the file says how far it is from the
/// same computation in float64, to three digits, hence 0.5 percent more. The oracle and that
/// computation differ by the order of sums alone: a few hundred roundings of 2^-53 on numbers of
/// size one, under 1e-13 in a pass. Ten updates of Adam divide by roots of small gradients (1e-4
/// and more) and raise that to 1e-11 at most.
class OracleGoldenTest {
  private static final double THREE_DIGITS = 1.005;
  private static final double DOUBLE_ROUNDING = 1e-11;

  static final List<String> CASES = Golden.CASES;
  static final List<String> TRAINED = Golden.TRAINED;

  @ParameterizedTest
  @FieldSource("CASES")
  void passMeetsTheLibraryWithinItsRounding(String name) {
    Golden golden = Golden.read(name);
    OracleRun run = run(golden, golden.matricesUnder("initial/"));
    golden
        .results()
        .forEach((result, tensor) -> assertMeets(result, tensor, run.matrices().get(result)));
  }

  @ParameterizedTest
  @FieldSource("TRAINED")
  void tenUpdatesMeetTheLibraryWithinItsRounding(String name) {
    Golden golden = Golden.read(name);
    Named<double[][]> parameters = golden.matricesUnder("initial/");
    OracleOptimizer optimizer = new OracleOptimizer(golden.rule().orElseThrow());
    OracleRun run = run(golden, parameters);
    double[][] losses = new double[1][11];
    losses[0][0] = run.loss();
    for (int update = 1; update < losses[0].length; update++) {
      optimizer.update(parameters, run.gradients());
      run = run(golden, parameters);
      losses[0][update] = run.loss();
    }
    assertMeets("losses", golden.tensors().get("losses"), losses);
    golden
        .tensors()
        .under("after/")
        .forEach((after, tensor) -> assertMeets(after, tensor, parameters.get(after)));
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
}
