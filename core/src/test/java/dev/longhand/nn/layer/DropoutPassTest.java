package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropoutPassTest {
  private static final BatchShape SHAPE = new BatchShape(40, 10);
  private static final int WIDTH = 50;
  private final Kernels kernels = new ScalarKernels();

  @Test
  void whatStaysIsScaledByTheShareThatStays() {
    for (float value : mask(0.2, 1)) {
      assertThat(value).isIn(0f, 1.25f);
    }
  }

  /// 20,000 draws at 0.2 deviate by sqrt(0.2 * 0.8 / 20000) = 0.0028; four of those are allowed.
  @Test
  void theShareOfZerosIsTheRate() {
    float[] mask = mask(0.2, 1);
    int zeros = 0;
    for (float value : mask) {
      zeros += value == 0f ? 1 : 0;
    }
    assertThat((double) zeros / mask.length).isCloseTo(0.2, within(4 * 0.0028));
  }

  @Test
  void everyRowAndEveryColumnIsDrawnAnew() {
    float[] mask = mask(0.5, 1);
    for (int row = 1; row < SHAPE.rows(); row++) {
      float[] above = Arrays.copyOfRange(mask, (row - 1) * WIDTH, row * WIDTH);
      float[] own = Arrays.copyOfRange(mask, row * WIDTH, (row + 1) * WIDTH);
      assertThat(own).isNotEqualTo(above);
    }
  }

  @Test
  void aMaskOfASequenceIsTheSameAtEveryStepAndAnotherForEverySequence() {
    float[] mask = mask(new DropoutConfig(0.5, Mask.EACH_SEQUENCE), 1);
    int step = SHAPE.sequences() * WIDTH;
    float[] first = Arrays.copyOf(mask, step);
    for (int t = 1; t < SHAPE.steps(); t++) {
      assertThat(Arrays.copyOfRange(mask, t * step, (t + 1) * step)).containsExactly(first);
    }
    for (int b = 1; b < SHAPE.sequences(); b++) {
      float[] above = Arrays.copyOfRange(first, (b - 1) * WIDTH, b * WIDTH);
      assertThat(Arrays.copyOfRange(first, b * WIDTH, (b + 1) * WIDTH)).isNotEqualTo(above);
    }
    assertThat(mask).containsOnly(0f, 2f);
  }

  @Test
  void theSameKeyDropsTheSameAndAnotherKeyDoesNot() {
    assertThat(mask(0.5, 1)).containsExactly(mask(0.5, 1));
    assertThat(mask(0.5, 2)).isNotEqualTo(mask(0.5, 1));
  }

  @Test
  void aRateOfZeroChangesNothing() {
    assertThat(mask(0, 1)).containsOnly(1f);
  }

  @ParameterizedTest
  @EnumSource(Mask.class)
  void theCutIntoRangesChangesNothing(Mask mask) {
    var config = new DropoutConfig(0.5, mask);
    DropoutPass cut = pass(ones(), Optional.empty(), config);
    cut.begin(1);
    cut.forward(kernels, 0, 7);
    cut.forward(kernels, 7, 8);
    cut.forward(kernels, 8, SHAPE.sequences());
    assertThat(cut.output().toRowMajor()).containsExactly(mask(config, 1));
  }

  @ParameterizedTest
  @EnumSource(Mask.class)
  void theGradientPassesThroughTheSameMask(Mask kind) {
    Matrix below = ones();
    DropoutPass pass = pass(ones(), Optional.of(below), new DropoutConfig(0.5, kind));
    pass.begin(1);
    pass.forward(kernels, 0, SHAPE.sequences());
    float[] mask = pass.output().toRowMajor();
    float[] above = new float[mask.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = i;
    }
    pass.outputGradient().setRowMajor(above);

    pass.backward(kernels, 0, SHAPE.sequences());

    float[] gradient = below.toRowMajor();
    for (int i = 0; i < gradient.length; i++) {
      assertThat(gradient[i]).isEqualTo(i * mask[i]);
    }
  }

  private float[] mask(double rate, long key) {
    return mask(new DropoutConfig(rate), key);
  }

  private float[] mask(DropoutConfig config, long key) {
    DropoutPass pass = pass(ones(), Optional.empty(), config);
    pass.begin(key);
    pass.forward(kernels, 0, SHAPE.sequences());
    return pass.output().toRowMajor();
  }

  private static DropoutPass pass(Matrix values, Optional<Matrix> gradient, DropoutConfig config) {
    var layer = new Dropout(config, "dropout", WIDTH);
    return new DropoutPass(layer, new Source.Activations(values, gradient), new BatchRows(SHAPE));
  }

  private static Matrix ones() {
    Matrix ones = Matrix.zeros(SHAPE.rows(), WIDTH);
    float[] values = new float[SHAPE.rows() * WIDTH];
    Arrays.fill(values, 1f);
    ones.setRowMajor(values);
    return ones;
  }
}
