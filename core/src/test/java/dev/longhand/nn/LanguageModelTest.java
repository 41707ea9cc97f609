package dev.longhand.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.ScaledIdConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageModelTest {
  @Test
  void poemHasTheParametersOfItsNotebook() {
    LanguageModel poem = blank(new OneHotConfig(27), new LstmConfig(128), softmax(27));
    assertThat(poem.parameterCount()).isEqualTo(83_355);
  }

  @Test
  void draculaHasTheParametersOfItsNotebook() {
    LanguageModel dracula =
        blank(new ScaledIdConfig(69), new LstmConfig(256), new DropoutConfig(0.2), softmax(69));
    assertThat(dracula.parameterCount()).isEqualTo(281_925);
  }

  @Test
  void lyricsHasTheParametersOfItsNotebook() {
    LanguageModel lyrics = lyrics();
    assertThat(lyrics.parameterCount()).isEqualTo(866_148);
    assertThat(
            lyrics.layers().stream()
                .map(layer -> layer.parameters().stream().mapToLong(Parameter::size).sum()))
        .containsExactly(134_900L, 120_600L, 180_600L, 22_650L, 407_398L);
  }

  @Test
  void layersOfAKindAreNumberedAndParametersNamedByThem() {
    assertThat(lyrics().parameters().stream().map(Parameter::name))
        .containsExactly(
            "embedding.embeddings",
            "lstm_1.kernel",
            "lstm_1.recurrent_kernel",
            "lstm_1.bias",
            "lstm_2.kernel",
            "lstm_2.recurrent_kernel",
            "lstm_2.bias",
            "dense_1.kernel",
            "dense_1.bias",
            "dense_2.kernel",
            "dense_2.bias");
  }

  private static LanguageModel lyrics() {
    return blank(
        new EmbeddingConfig(2698, 50),
        new LstmConfig(150),
        new LstmConfig(150),
        new DenseConfig(150, Activation.RELU),
        softmax(2698));
  }

  @Test
  void theSameSeedDrawsTheSameModelAndEveryLayerItsOwnNumbers() {
    ModelConfig config =
        new ModelConfig(
            List.of(new OneHotConfig(68), new LstmConfig(17), new LstmConfig(17), softmax(68)),
            LossPositions.EVERY);
    List<Parameter> parameters = LanguageModel.initialise(config, 1).parameters();
    List<Parameter> again = LanguageModel.initialise(config, 1).parameters();
    List<Parameter> other = LanguageModel.initialise(config, 2).parameters();
    for (int i = 0; i < parameters.size(); i++) {
      assertThat(again.get(i).toRowMajor()).containsExactly(parameters.get(i).toRowMajor());
    }
    assertThat(other.get(1).toRowMajor()).isNotEqualTo(parameters.get(1).toRowMajor());
    assertThat(parameters.get(1).name()).isEqualTo("lstm_1.recurrent_kernel");
    assertThat(parameters.get(4).name()).isEqualTo("lstm_2.recurrent_kernel");
    assertThat(parameters.get(4).toRowMajor()).isNotEqualTo(parameters.get(1).toRowMajor());
  }

  @Test
  void aTextBeginsWithAStateOfZerosForEveryRecurrentLayer() {
    var state = lyrics().zeroState(3);
    assertThat(state.layers()).hasSize(2);
    assertThat(state.layers().getFirst().cell().orElseThrow().toRowMajor())
        .hasSize(3 * 150)
        .containsOnly(0f);
  }

  private static LayerConfig softmax(int vocabulary) {
    return new DenseConfig(vocabulary, Activation.SOFTMAX);
  }

  private static LanguageModel blank(LayerConfig... layers) {
    return LanguageModel.blank(new ModelConfig(List.of(layers), LossPositions.LAST));
  }
}
