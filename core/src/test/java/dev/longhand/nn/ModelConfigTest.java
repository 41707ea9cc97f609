package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ModelConfigTest {
  private static final LayerConfig EMBEDDING = new EmbeddingConfig(9, 4);
  private static final LayerConfig LSTM = new LstmConfig(5);
  private static final LayerConfig SOFTMAX = new DenseConfig(9, Activation.SOFTMAX);

  @Test
  void knowsItsVocabularyFromTheLayerThatReadsTokens() {
    assertThat(config(EMBEDDING, LSTM, SOFTMAX).vocabulary()).isEqualTo(9);
    assertThat(config(new OneHotConfig(9), LSTM, SOFTMAX).vocabulary()).isEqualTo(9);
    assertThat(config(new ScaledIdConfig(9), LSTM, SOFTMAX).vocabulary()).isEqualTo(9);
  }

  @Test
  void refusesToBeginWithAnythingButTokens() {
    assertRefused("a model begins with an embedding, one_hot or scaled_id layer");
    assertRefused("a model begins with an embedding, one_hot or scaled_id layer", LSTM, SOFTMAX);
  }

  @Test
  void refusesToHaveNoRecurrentLayer() {
    assertRefused("a model needs at least one recurrent layer", EMBEDDING, SOFTMAX);
  }

  @Test
  void refusesToEndWithAnythingButASoftmaxOverTheVocabulary() {
    String ends = "a model ends with a dense softmax layer of 9 units, one for every token";
    assertRefused(ends, EMBEDDING, LSTM);
    assertRefused(ends, EMBEDDING, LSTM, new DenseConfig(9, Activation.LINEAR));
    assertRefused(ends, EMBEDDING, LSTM, new DenseConfig(8, Activation.SOFTMAX));
  }

  @Test
  void refusesTokensInTheMiddle() {
    assertRefused(
        "layer 3 is one_hot, which only the first layer can be",
        EMBEDDING,
        LSTM,
        new OneHotConfig(9),
        LSTM,
        SOFTMAX);
  }

  @Test
  void refusesASoftmaxInTheMiddle() {
    assertRefused(
        "layer 3 is a softmax, which only the last layer can be",
        EMBEDDING,
        LSTM,
        SOFTMAX,
        SOFTMAX);
  }

  @Test
  void refusesToWriteOneHotVectorsOut() {
    assertRefused(
        "a one_hot layer must be followed by a recurrent layer",
        new OneHotConfig(9),
        new DropoutConfig(0.5),
        LSTM,
        SOFTMAX);
  }

  @Test
  void layersRefuseImpossibleSizes() {
    assertRefused("units is 0; at least 1 is needed", () -> new LstmConfig(0));
    assertRefused("units is -1; at least 1 is needed", () -> new DenseConfig(-1, Activation.RELU));
    assertRefused("vocabulary is 0; at least 1 is needed", () -> new EmbeddingConfig(0, 1));
    assertRefused("embedding width is 0; at least 1 is needed", () -> new EmbeddingConfig(1, 0));
    assertRefused("vocabulary is 0; at least 1 is needed", () -> new OneHotConfig(0));
    assertRefused("vocabulary is 0; at least 1 is needed", () -> new ScaledIdConfig(0));
  }

  @Test
  void dropoutRefusesToDropAllOrLessThanNothing() {
    for (double rate : new double[] {-0.1, 1, 1.5, Double.NaN}) {
      assertRefused(
          "dropout is " + rate + "; it must be at least 0 and less than 1",
          () -> new DropoutConfig(rate));
    }
  }

  private static ModelConfig config(LayerConfig... layers) {
    return new ModelConfig(List.of(layers), LossPositions.EVERY);
  }

  private static void assertRefused(String message, LayerConfig... layers) {
    assertRefused(message, () -> config(layers));
  }

  private static void assertRefused(String message, ThrowingCallable made) {
    assertThatIllegalArgumentException().isThrownBy(made).withMessage(message);
  }
}
