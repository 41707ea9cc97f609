package dev.longhand.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.text.copy.SuffixArray;
import dev.longhand.text.corpus.TextCleaning;
import dev.longhand.text.token.CharacterTokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A model of two letters whose training text held every pair of them, so that no letter can follow
/// another where no copy may have more than one token.
class CopyEndTest {
  private static final Continuation TEN = new Continuation(10, Sampling.at(1), 1);

  private final CharacterTokenizer tokenizer = CharacterTokenizer.fit("ab");
  private final TextGenerator generator =
      new TextGenerator(model(), tokenizer, TextCleaning.NONE, new ScalarKernels())
          .with(new CopyLimit(SuffixArray.of(tokenizer.encode("aabba").ids()), 1));

  private static LanguageModel model() {
    List<LayerConfig> layers =
        List.of(
            new EmbeddingConfig(2, 3), new LstmConfig(4), new DenseConfig(2, Activation.SOFTMAX));
    return LanguageModel.initialise(new ModelConfig(layers, LossPositions.EVERY), 1);
  }

  @Test
  void aTextEndsWhereEveryTokenWouldMakeALongerCopy() {
    Passage passage = generator.passage(generator.prompt("a"), TEN);
    assertThat(passage.end().reason()).isEqualTo(StopReason.COPY);
    assertThat(passage.tokens()).isEmpty();
  }

  @Test
  void soItDoesTokenByToken() {
    assertThat(generator.tokens(generator.prompt("a"), TEN)).isEmpty();
  }

  @Test
  void soItDoesAsItComes() {
    WritingEnd end = generator.generate(generator.prompt("b"), TEN, piece -> true);
    assertThat(end).isEqualTo(new WritingEnd(0, StopReason.COPY, 0));
  }
}
