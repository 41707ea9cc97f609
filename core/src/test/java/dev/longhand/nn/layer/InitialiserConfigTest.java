package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.nn.layer.InitialiserConfig.GlorotNormal;
import dev.longhand.nn.layer.InitialiserConfig.GlorotUniform;
import dev.longhand.nn.layer.InitialiserConfig.Normal;
import dev.longhand.nn.layer.InitialiserConfig.Orthogonal;
import dev.longhand.nn.layer.InitialiserConfig.Uniform;
import dev.longhand.nn.layer.InitialiserConfig.Zeros;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialiserConfigTest {
  private static final int ROWS = 120;
  private static final int COLUMNS = 150;
  private static final int COUNT = ROWS * COLUMNS;

  /// Keras's `truncated_normal` reaches two deviations of the untruncated normal numbers.
  private static final double GLOROT_REACH =
      2 * Math.sqrt(2.0 / (ROWS + COLUMNS)) / 0.87962566103423978;

  @Test
  void uniformNumbersReachTheirLimitAndNotBeyond() {
    float[] values = draw(new Uniform(0.08));
    assertThat(largest(values)).isBetween(0.99 * 0.08, 0.08 * (1 + 0x1p-23));
    assertMoments(values, 0.08 / Math.sqrt(3));
  }

  @Test
  void glorotUniformNumbersHaveTheVarianceOfThePaper() {
    assertMoments(draw(new GlorotUniform()), Math.sqrt(2.0 / (ROWS + COLUMNS)));
  }

  @Test
  void glorotNormalNumbersHaveTheVarianceOfThePaperAndNoTails() {
    float[] values = draw(new GlorotNormal());
    assertThat(largest(values)).isBetween(0.95 * GLOROT_REACH, GLOROT_REACH * (1 + 0x1p-23));
    assertMoments(values, Math.sqrt(2.0 / (ROWS + COLUMNS)));
  }

  /// Of 18,000 normal numbers 4.6 % lie beyond two deviations, give or take 0.16 %.
  @Test
  void normalNumbersHaveTheirDeviationAndTails() {
    float[] values = draw(new Normal(0.3));
    assertMoments(values, 0.3);
    int beyond = 0;
    for (float value : values) {
      beyond += Math.abs(value) > 0.6 ? 1 : 0;
    }
    assertThat((double) beyond / COUNT).isCloseTo(0.0455, within(4 * 0.0016));
  }

  /// The mean of so many numbers deviates by deviation / sqrt(count), their mean square by at most
  /// sqrt(2 / count) of itself, both doubled twice here.
  private static void assertMoments(float[] values, double deviation) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
    }
    assertThat(sum / COUNT).isCloseTo(0, within(4 * deviation / Math.sqrt(COUNT)));
    assertThat(squares / COUNT / (deviation * deviation))
        .isCloseTo(1, within(4 * Math.sqrt(2.0 / COUNT)));
  }

  /// Whether there are more rows or more columns, the shorter side is orthogonal; floats of at most
  /// 1.4 leave an error of 1.4 * 2^-24 * 150 in a sum of their squares.
  @ParameterizedTest
  @CsvSource({"7, 20", "20, 7", "9, 9", "1, 4", "4, 1"})
  void orthogonalRowsOrColumnsHaveTheLengthOfTheGain(int rows, int columns) {
    float[] values = Initialiser.draw(new Orthogonal(1.4), random(), rows, columns);
    boolean wide = rows <= columns;
    int shorter = Math.min(rows, columns);
    int longer = Math.max(rows, columns);
    for (int a = 0; a < shorter; a++) {
      for (int b = 0; b < shorter; b++) {
        double product = 0;
        for (int k = 0; k < longer; k++) {
          double first = values[wide ? a * columns + k : k * columns + a];
          double second = values[wide ? b * columns + k : k * columns + b];
          product += first * second;
        }
        assertThat(product).isCloseTo(a == b ? 1.4 * 1.4 : 0, within(2e-5));
      }
    }
  }

  @Test
  void everyWeightBeginsAsItsRoleSays() {
    var initialisers =
        new Initialisers(new Uniform(0.25), new Uniform(0.5), new Uniform(1), new Uniform(2));
    Recurrence projected =
        Recurrence.PLAIN.withProjection(new Projection(40, Projection.Bias.PRESENT));
    List<LayerConfig> layers =
        List.of(
            new EmbeddingConfig(100, 50),
            new LstmConfig(60, LstmConfig.ForgetBias.ZERO)
                .withPeepholes()
                .withRecurrence(projected),
            new GruConfig(60),
            new SimpleRnnConfig(60),
            new BidirectionalConfig(new GruConfig(60)),
            new LayerNormConfig(0.01),
            new DenseConfig(60, DenseConfig.Activation.RELU));
    for (LayerConfig config : layers) {
      Layer layer = Layer.of(config, "layer", 50);
      layer.initialise(random(), initialisers);
      for (Parameter parameter : layer.parameters()) {
        double limit = limit(parameter.name().substring(parameter.name().lastIndexOf('.') + 1));
        assertThat(largest(parameter.toRowMajor()))
            .as(config.kind() + " " + parameter.name())
            .isBetween(0.9 * limit, limit * (1 + 0x1p-23));
      }
    }
  }

  private static double limit(String role) {
    return switch (role) {
      case "embeddings" -> 0.25;
      case "kernel", "projection_kernel" -> 0.5;
      case "recurrent_kernel", "gamma" -> 1;
      case "bias", "recurrent_bias", "projection_bias" -> 2;
      case "peepholes", "beta" -> 0;
      default -> throw new IllegalArgumentException(role);
    };
  }

  @Test
  void anOpenForgetGateIsOpenWhateverBiasesBeginWith() {
    var lstm = (Lstm) Layer.of(new LstmConfig(17), "lstm", 3);
    lstm.initialise(
        random(), new Initialisers(new Zeros(), new Zeros(), new Zeros(), new Uniform(0.1)));
    float[] bias = lstm.bias().toRowMajor();
    assertThat(Arrays.copyOfRange(bias, 17, 34)).containsOnly(1f);
    assertThat(Arrays.copyOfRange(bias, 34, 68)).doesNotContain(0f, 1f);
    assertThat(lstm.recurrentKernel().toRowMajor()).containsOnly(0f);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "glorot_uniform",
        "glorot_normal",
        "orthogonal",
        "orthogonal:1.4",
        "uniform:0.08",
        "normal:0.02",
        "zeros"
      })
  void whatIsWrittenIsRead(String text) {
    assertThat(InitialiserConfig.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ones",
        "glorot",
        "glorot_uniform:1",
        "zeros:0",
        "uniform:",
        "uniform:0",
        "uniform:-0.1",
        "uniform:NaN",
        "normal:1e9",
        "uniform:0.1:2",
        "orthogonal:x"
      })
  void whatNamesNoInitialiserIsRefused(String text) {
    assertThat(InitialiserConfig.parse(text)).isEmpty();
  }

  @Test
  void sizesBelongBetweenZeroAndAThousand() {
    for (double size : new double[] {0, -1, 1001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Uniform(size));
      assertThatIllegalArgumentException().isThrownBy(() -> new Normal(size));
      assertThatIllegalArgumentException().isThrownBy(() -> new Orthogonal(size));
    }
  }

  private static float[] draw(InitialiserConfig config) {
    return Initialiser.draw(config, random(), ROWS, COLUMNS);
  }

  private static KeyedRandom random() {
    return KeyedRandom.of(1, Purpose.INITIAL_WEIGHTS, 0, 0);
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
