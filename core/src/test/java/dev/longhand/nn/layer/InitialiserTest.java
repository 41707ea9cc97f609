package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialiserTest {
  /// Evenly spread within the limit: none beyond it, some near it, the mean at zero and the
  /// variance a third of its square. 13,824 numbers deviate by 1 in 118 of the deviation.
  @Test
  void kernelOfAnLstmIsGlorotUniformOverAllFourGates() {
    float[] kernel = lstm(128, ForgetBias.ONE, 27, 1).kernel().toRowMajor();
    assertUniform(kernel, Math.sqrt(6.0 / (27 + 4 * 128)));
  }

  @Test
  void kernelOfADenseLayerIsGlorotUniform() {
    var dense = (Dense) Layer.of(new DenseConfig(150, Activation.RELU), "dense", 120);
    dense.initialise(random(1), Initialisers.DEFAULTS);
    assertUniform(dense.kernel().orElseThrow().toRowMajor(), Math.sqrt(6.0 / (120 + 150)));
    assertThat(dense.bias().toRowMajor()).containsOnly(0f);
  }

  @Test
  void vectorsOfAnEmbeddingAreUniformWithinATwentieth() {
    var embedding = (Embedding) Layer.of(new EmbeddingConfig(300, 50), "embedding", 0);
    embedding.initialise(random(1), Initialisers.DEFAULTS);
    assertUniform(embedding.vectors().toRowMajor(), 0.05);
  }

  private static void assertUniform(float[] values, double limit) {
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    double deviation = limit / Math.sqrt(3);
    assertThat(largest).isBetween(0.99 * limit, limit * (1 + 0x1p-23));
    assertThat(sum / values.length).isCloseTo(0, within(4 * deviation / Math.sqrt(values.length)));
    assertThat(squares / values.length)
        .isCloseTo(deviation * deviation, within(0.05 * deviation * deviation));
  }

  /// A float holds an element of size up to 1 to 2^-25; 4 H products of two such make at most 1e-6.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 128})
  void recurrentKernelHasRowsOfLengthOneAtRightAngles(int units) {
    float[] kernel = lstm(units, ForgetBias.ONE, 3, 2).recurrentKernel().toRowMajor();
    int columns = 4 * units;
    for (int row = 0; row < units; row++) {
      for (int other = 0; other <= row; other++) {
        double product = 0;
        for (int column = 0; column < columns; column++) {
          product += (double) kernel[row * columns + column] * kernel[other * columns + column];
        }
        assertThat(product)
            .as("rows %d and %d", row, other)
            .isCloseTo(row == other ? 1 : 0, within(1e-6));
      }
    }
  }

  @Test
  void onlyTheForgetGateIsBiased() {
    float[] expected = new float[4 * 17];
    Arrays.fill(expected, 17, 34, 1f);
    assertThat(lstm(17, ForgetBias.ONE, 3, 1).bias().toRowMajor()).containsExactly(expected);
    assertThat(lstm(17, ForgetBias.ZERO, 3, 1).bias().toRowMajor()).containsOnly(0f);
  }

  @Test
  void theSameSeedDrawsTheSameWeightsAndAnotherSeedDoesNot() {
    Lstm lstm = lstm(17, ForgetBias.ONE, 3, 1);
    for (int i = 0; i < 2; i++) {
      Parameter again = lstm(17, ForgetBias.ONE, 3, 1).parameters().get(i);
      Parameter other = lstm(17, ForgetBias.ONE, 3, 2).parameters().get(i);
      assertThat(again.toRowMajor()).containsExactly(lstm.parameters().get(i).toRowMajor());
      assertThat(other.toRowMajor()).isNotEqualTo(lstm.parameters().get(i).toRowMajor());
    }
  }

  private static Lstm lstm(int units, ForgetBias forgetBias, int inputWidth, long seed) {
    var lstm = (Lstm) Layer.of(new LstmConfig(units, forgetBias), "lstm", inputWidth);
    lstm.initialise(random(seed), Initialisers.DEFAULTS);
    return lstm;
  }

  private static KeyedRandom random(long seed) {
    return KeyedRandom.of(seed, Purpose.INITIAL_WEIGHTS, 0, 0);
  }
}
