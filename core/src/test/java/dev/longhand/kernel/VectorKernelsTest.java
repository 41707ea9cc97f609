package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VectorKernelsTest {
  private static final int HALF = Matrix.PANEL / 2;
  private static final Noise FINITE = Noise.finite(3);
  private static final Noise EXTREME = Noise.extreme(4);

  private static void assertSameBits(String what, Function<KernelRuns, float[]> run) {
    SameBits.assertSame(what, kernels -> run.apply(new KernelRuns(kernels, FINITE)));
  }

  /// The same at the ends of the floats too, and beyond them.
  private static void assertSameBitsAtTheEnds(String what, Function<KernelRuns, float[]> run) {
    assertSameBits(what, run);
    SameBits.assertSame(
        what + " at the ends", kernels -> run.apply(new KernelRuns(kernels, EXTREME)));
  }

  @ParameterizedTest
  @EnumSource
  void multipliesToTheSameBitsInEveryShape(KernelRuns.Start start) {
    for (int rows = 1; rows <= 40; rows++) {
      for (int inner = 1; inner <= 70; inner++) {
        int r = rows;
        int k = inner;
        assertSameBits(rows + " rows, inner " + inner, runs -> runs.multiply(r, k, start));
      }
    }
  }

  @Test
  void accumulatesToTheSameBitsInEveryShape() {
    for (int rows = 1; rows <= 70; rows++) {
      for (int columns = 1; columns <= 32; columns++) {
        int r = rows;
        int n = columns;
        assertSameBits(rows + " rows, " + columns + " columns", runs -> runs.accumulate(r, n));
      }
    }
  }

  @Test
  void sumsRowsToTheSameBits() {
    for (int rows = 1; rows <= 70; rows++) {
      int r = rows;
      assertSameBits(rows + " rows", runs -> runs.sumRows(r));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, 1e-9f, 1f, 30f, 1000f})
  void findsTheSameLossAndGradient(float spread) {
    for (int columns = 1; columns <= 100; columns++) {
      for (int target : new int[] {0, columns / 2, columns - 1}) {
        int n = columns;
        int t = target;
        assertSameBits(target + " of " + columns, runs -> runs.softmaxCrossEntropy(n, t, spread));
      }
    }
  }

  @Test
  void squashesAndSumsSquaresToTheSameBits() {
    for (int count = 0; count <= 40 * Matrix.PANEL; count += Matrix.PANEL) {
      int n = count;
      assertSameBits("tanh of " + count, runs -> runs.tanh(n));
      assertSameBits("squares of " + count, runs -> runs.sumOfSquares(n));
    }
  }

  @ParameterizedTest
  @EnumSource
  void scalesColumnsToTheSameBits(KernelRuns.Start start) {
    for (int rows = 1; rows <= 40; rows++) {
      int r = rows;
      assertSameBitsAtTheEnds(rows + " rows", runs -> runs.scaleColumns(r, Matrix.PANEL, start));
      assertSameBitsAtTheEnds(rows + " halves", runs -> runs.scaleColumns(r, HALF, start));
    }
  }

  @Test
  void sumsProductsToTheSameBits() {
    for (int rows = 1; rows <= 70; rows++) {
      int r = rows;
      assertSameBitsAtTheEnds(rows + " rows", runs -> runs.sumProducts(r, Matrix.PANEL));
      assertSameBitsAtTheEnds(rows + " halves of rows", runs -> runs.sumProducts(r, HALF));
    }
  }

  @Test
  void multipliesElementsAndTakesSlopesToTheSameBits() {
    for (int count = 0; count <= 40 * Matrix.PANEL; count += Matrix.PANEL) {
      int n = count;
      assertSameBitsAtTheEnds(count + " products", runs -> runs.multiplyElements(n));
      assertSameBitsAtTheEnds("relu of " + count, runs -> runs.relu(n));
      assertSameBitsAtTheEnds(count + " slopes of tanh", runs -> runs.tanhBackward(n));
      assertSameBitsAtTheEnds(count + " slopes of relu", runs -> runs.reluBackward(n));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 15})
  void normalisesToTheSameBitsThereAndBack(int filler) {
    for (int columns = 1; columns <= 200; columns++) {
      int n = columns;
      int rows = 1 + columns % 5;
      assertSameBitsAtTheEnds(columns + " columns", runs -> runs.normalise(rows, n, filler));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1f, 0.37f, 1e-30f})
  void stepsAdamToTheSameBits(float scale) {
    for (int count = 0; count <= 40 * Matrix.PANEL; count += Matrix.PANEL) {
      int n = count;
      assertSameBits(count + " parameters", runs -> runs.adam(n, scale));
    }
  }

  @Test
  void leavesWhatLiesBesideAProductAlone() {
    var runs = new KernelRuns(new ScalarKernels(), FINITE);
    float[] defined = runs.multiply(13, 33, KernelRuns.Start.BIAS);
    float[] before = runs.multiply(13, 0, KernelRuns.Start.ITSELF);
    int first = Matrix.zeros(1, 1).at(0, 3);
    int end = first + 13 * Matrix.PANEL;
    assertThat(Arrays.copyOf(defined, first)).isEqualTo(Arrays.copyOf(before, first));
    assertThat(Arrays.copyOfRange(defined, end, defined.length))
        .isEqualTo(Arrays.copyOfRange(before, end, before.length));
    assertThat(Arrays.copyOfRange(defined, first, end))
        .isNotEqualTo(Arrays.copyOfRange(before, first, end));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void letsWhatIsNotANumberThroughToTheLoss(float broken) {
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      Matrix logits = Matrix.zeros(1, 40);
      logits.set(0, 35, broken);
      var losses = new float[1];
      kernels.softmaxCrossEntropy(
          logits.values(),
          logits.at(0, 0),
          logits.panelStride(),
          40,
          3,
          1f,
          losses,
          0,
          new float[Matrix.PANEL],
          0);
      assertThat(losses[0]).isNaN();
    }
  }

  @Test
  void hitsOnlyTheFirstOfTheGreatestLogits() {
    for (Kernels kernels : List.of(new ScalarKernels(), new VectorKernels())) {
      assertThat(hits(kernels, 35, 35, 36)).isTrue();
      assertThat(hits(kernels, 36, 35, 36)).isFalse();
      assertThat(hits(kernels, 34, 35, 36)).isFalse();
      assertThat(hits(kernels, 36, 36)).isTrue();
    }
  }

  /// Whether a target is hit when some logits are greater by so little that every exponential is
  /// one.
  private static boolean hits(Kernels kernels, int target, int... greatest) {
    Matrix logits = Matrix.zeros(1, 40);
    for (int column : greatest) {
      logits.set(0, column, 1e-30f);
    }
    return kernels.softmaxCrossEntropy(
        logits.values(),
        logits.at(0, 0),
        logits.panelStride(),
        40,
        target,
        1f,
        new float[1],
        0,
        new float[Matrix.PANEL],
        0);
  }

  @Test
  void givesTheSameBitsAtEveryVectorWidthAndInterpreted() throws Exception {
    String expected = KernelHash.of(new ScalarKernels());
    for (var options :
        List.of(
            List.of("60"),
            List.of("-XX:MaxVectorSize=16", "60"),
            List.of("-XX:MaxVectorSize=32", "60"),
            List.of("-XX:UseAVX=1", "20"),
            List.of("-XX:UseAVX=2", "20"),
            List.of("-XX:TieredStopAtLevel=1", "3"),
            List.of("-Xint", "1"))) {
      assertThat(hashesInAJvmWith(options))
          .as("scalar and vector with %s", options)
          .containsExactly(expected, expected);
    }
  }

  /// Runs {@link KernelHash} in a JVM of its own; the last option is its argument.
  private static List<String> hashesInAJvmWith(List<String> options)
      throws IOException, InterruptedException, URISyntaxException {
    var command = new ArrayList<String>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--add-modules=jdk.incubator.vector",
        "-cp",
        classes(KernelHash.class) + File.pathSeparator + classes(Kernels.class));
    command.addAll(options.subList(0, options.size() - 1));
    Collections.addAll(command, KernelHash.class.getName(), options.getLast());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var lines = process.inputReader()) {
      List<String> hashes = lines.readAllLines();
      assertThat(process.waitFor()).as("exit status of %s", command).isZero();
      return hashes;
    }
  }

  private static Path classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
