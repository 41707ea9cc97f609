package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The same seed gives the same bits in every JVM: interpreted or compiled by either compiler, on
/// vectors of any width or none, with any number of workers, in any language.
///
/// The fingerprints below are what the numerics compute since version 1. Only a new version of
/// `docs/numerics.md` may change them, because every saved run would go on differently.
class AcrossJvmTest {
  private static final int FEW_STEPS = 2;
  private static final List<String> AFTER_FEW_STEPS =
      List.of(
          "68e6678ca6ce21c6db20a2715ef2e6c4b06a2e3555ae8ccb8213e04214bc9759",
          "e013a84952b3d115b2552a2412f80e82d01e889b8687408c28c615d7aa1b2e6b",
          "891fcba07c3433594d092587e6edef2a474d83849d30fe6a4abb9a33468f7cac");

  private static final int MANY_STEPS = 100;
  private static final List<String> AFTER_MANY_STEPS =
      List.of(
          "fc47dc9c1b0b9e8c6fd1006af8bb7c1999ccf7b9ff05ad20d460987b47bc3a77",
          "bc95176c327884161213523be221da3101db751903626866e7821f84c80b809e",
          "b1e6820e5adb988c18453a5b67cad719eb4cdfed34dca402bc6e41fba7bff88a");

  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  @ParameterizedTest
  @CsvSource({
    "-XX:UseAVX=3, vector, 1",
    "-XX:UseAVX=2, vector, 2",
    "-XX:UseAVX=1 -XX:+UseSerialGC, vector, 3",
    "-XX:TieredStopAtLevel=1, scalar, 2",
    "-XX:-TieredCompilation, scalar, 1",
    "-Duser.language=tr -Duser.country=TR, best, 2"
  })
  void manyStepsGiveTheSameBits(String options, String kernels, int workers)
      throws IOException, InterruptedException {
    assertThat(train(MODULE + " " + options, kernels, workers, MANY_STEPS))
        .containsExactlyElementsOf(AFTER_MANY_STEPS);
  }

  @ParameterizedTest
  @CsvSource({"-Xint, scalar, 2", "-Xint, vector, 1", "-XX:TieredStopAtLevel=1, vector, 1"})
  void fewStepsOfASlowJvmGiveTheSameBits(String option, String kernels, int workers)
      throws IOException, InterruptedException {
    assertThat(train(MODULE + " " + option, kernels, workers, FEW_STEPS))
        .containsExactlyElementsOf(AFTER_FEW_STEPS);
  }

  @Test
  void withoutTheVectorModuleTheBitsAreTheSame() throws IOException, InterruptedException {
    assertThat(train("", "best", 1, MANY_STEPS)).containsExactlyElementsOf(AFTER_MANY_STEPS);
  }

  private static List<String> train(String options, String kernels, int workers, int steps)
      throws IOException, InterruptedException {
    List<String> jvmOptions =
        Stream.of(options.split(" ")).filter(option -> !option.isEmpty()).toList();
    return TestJvm.run(
        jvmOptions,
        TinyTraining.class,
        kernels,
        Integer.toString(workers),
        Integer.toString(steps));
  }
}
