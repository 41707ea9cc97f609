package dev.longhand.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.text.token.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final Vocabulary VOCABULARY = Vocabulary.of(List.of("a", "b", "c", "d"));
  private static final float[] VECTORS = {1, 0, 2, 0.1f, -1, 0, 0, 3}; // [V, E]

  private static LanguageModel model() {
    LanguageModel model =
        LanguageModel.blank(
            new ModelConfig(
                List.of(
                    new EmbeddingConfig(4, 2),
                    new LstmConfig(3),
                    new DenseConfig(4, Activation.SOFTMAX)),
                LossPositions.EVERY));
    model.parameters().getFirst().setRowMajor(VECTORS);
    return model;
  }

  @Test
  void theNearestPointTheSameWayHoweverLongTheyAre() {
    Neighbours found = Neighbours.of(model(), VOCABULARY, List.of("a"), 3).getFirst();

    assertThat(found.nearest())
        .extracting(Neighbours.Neighbour::token)
        .containsExactly("b", "d", "c");
    assertThat(found.nearest().getFirst().cosine())
        .isCloseTo(2 / Math.sqrt(4.01), within(1e-6)); // 0.1f is not quite 0.1
    assertThat(found.nearest().getLast().cosine()).isEqualTo(-1);
  }

  @Test
  void aTokenThatTheModelDoesNotKnowHasNone() {
    assertThat(Neighbours.of(model(), VOCABULARY, List.of("z"), 3)).isEmpty();
  }

  @Test
  void aModelWithoutAnEmbeddingHasNone() {
    LanguageModel model =
        LanguageModel.blank(
            new ModelConfig(
                List.of(
                    new OneHotConfig(4), new LstmConfig(3), new DenseConfig(4, Activation.SOFTMAX)),
                LossPositions.EVERY));

    assertThat(Neighbours.of(model, VOCABULARY, List.of("a"), 3)).isEmpty();
  }
}
