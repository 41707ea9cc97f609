package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.EmbeddingPass.FormedBy;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbeddingPassTest {
  private static final int VOCABULARY = 400;
  private static final int WIDTH = 33;
  private static final BatchShape SHAPE = new BatchShape(100, 8);
  private static final double RATE = 0.2;

  private final Kernels kernels = new ScalarKernels();
  private final Embedding layer =
      (Embedding) Layer.of(new EmbeddingConfig(VOCABULARY, WIDTH, RATE), "embedding", 0);
  private final Gradients gradients;
  private final int[] ids = new int[SHAPE.rows()];

  EmbeddingPassTest() {
    gradients = new Gradients(layer.parameters());
    new RandomMatrix(1).fill(layer);
    for (int row = 0; row < ids.length; row++) {
      ids[row] = row * 7 % VOCABULARY; // every token twice
    }
  }

  @Test
  void aTokenIsDroppedWhereverItOccursOrScaledEverywhere() {
    EmbeddingPass pass = trained(1);
    for (int row = 0; row < ids.length; row++) {
      float factor = factor(pass, ids[row]);
      for (int j = 0; j < WIDTH; j++) {
        float vector = layer.vectors().value().get(ids[row], j);
        assertThat(pass.output().get(row, j)).isEqualTo(vector * factor);
      }
    }
  }

  /// 400 draws at 0.2 deviate by sqrt(0.2 * 0.8 / 400) = 0.02; four of those are allowed.
  @Test
  void theShareOfDroppedTokensIsTheRate() {
    EmbeddingPass pass = trained(1);
    int dropped = 0;
    for (int id = 0; id < VOCABULARY; id++) {
      assertThat(factor(pass, id)).isIn(0f, 1.25f);
      dropped += factor(pass, id) == 0f ? 1 : 0;
    }
    assertThat((double) dropped / VOCABULARY).isCloseTo(RATE, within(4 * 0.02));
  }

  @Test
  void everyStepDropsOthersAndTheSameStepTheSame() {
    float[] first = trained(1).output().toRowMajor();
    assertThat(trained(1).output().toRowMajor()).containsExactly(first);
    assertThat(trained(2).output().toRowMajor()).isNotEqualTo(first);
  }

  @Test
  void theCutIntoRangesChangesNothing() {
    EmbeddingPass cut = drawn(1);
    cut.forward(kernels, 0, 3);
    cut.forward(kernels, 3, SHAPE.sequences());
    assertThat(cut.output().toRowMajor()).containsExactly(trained(1).output().toRowMajor());
  }

  /// Every token stands in two rows, each with a gradient of one.
  @Test
  void droppedVectorsGetNoGradientAndTheOthersAScaledOne() {
    EmbeddingPass pass = trained(1);
    float[] ones = new float[SHAPE.rows() * WIDTH];
    Arrays.fill(ones, 1f);
    pass.outputGradient().setRowMajor(ones);
    pass.backward(kernels, 0, 60);
    pass.backward(kernels, 60, SHAPE.sequences());
    pass.formGradients(kernels, 0, pass.gradientPanels());
    for (int id = 0; id < VOCABULARY; id++) {
      float gradient = gradients.of(layer.vectors()).gradient().get(id, WIDTH - 1);
      assertThat(gradient).isEqualTo(2 * factor(pass, id));
    }
  }

  @Test
  void nothingIsDroppedOutsideTraining() {
    var pass =
        new EmbeddingPass(layer, ids, new BatchRows(SHAPE), Optional.empty(), FormedBy.THIS_PASS);
    DropoutKeys keys = new DropoutKeys();
    keys.begin(1, 1);
    pass.draw(keys);
    pass.forward(kernels, 0, SHAPE.sequences());
    for (int row = 0; row < ids.length; row++) {
      assertThat(pass.output().get(row, 0)).isEqualTo(layer.vectors().value().get(ids[row], 0));
    }
  }

  private EmbeddingPass trained(long step) {
    EmbeddingPass pass = drawn(step);
    pass.forward(kernels, 0, SHAPE.sequences());
    return pass;
  }

  private EmbeddingPass drawn(long step) {
    var pass =
        new EmbeddingPass(
            layer, ids, new BatchRows(SHAPE), Optional.of(gradients), FormedBy.THIS_PASS);
    DropoutKeys keys = new DropoutKeys();
    keys.begin(1, step);
    pass.draw(keys);
    return pass;
  }

  /// What a token's vector was multiplied by where it stands first.
  private float factor(EmbeddingPass pass, int id) {
    for (int row = 0; row < ids.length; row++) {
      if (ids[row] == id) {
        return pass.output().get(row, 0) == 0f ? 0f : 1.25f;
      }
    }
    throw new IllegalArgumentException("no row has token " + id);
  }
}
