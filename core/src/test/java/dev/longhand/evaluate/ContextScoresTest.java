package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Padding;
import dev.longhand.text.example.Prefixes;
import dev.longhand.text.example.RaggedOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.Wholes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextScoresTest {
  private final Workers alone = new Workers(1);

  @Test
  void targetsAreGroupedByWhatWasReadBeforeThem() {
    var scores = new ContextScores();
    scores.target(0, 1, 4, 1);
    scores.target(0, 2, 1, 2);
    scores.target(0, 3, 2, 6);
    scores.target(0, 8, 1, 1);
    assertThat(scores.groups())
        .containsExactly(
            new ContextScores.Group(1, 1, new Evaluation(1, 4, 1, 1)),
            new ContextScores.Group(2, 3, new Evaluation(2, 1.5, 0, 1)),
            new ContextScores.Group(8, 15, new Evaluation(1, 1, 1, 1)));
  }

  @Test
  void streamsReadOnFromBatchToBatch() {
    // two streams of 10: 1, 2 to 3, 4 to 7, 8 to 10
    assertThat(targets(LossPositions.EVERY, Streams.of(SmallModels.text(21), 4, 2)))
        .containsExactly(2L, 4L, 8L, 6L);
  }

  @Test
  void documentsBeginAnew() {
    assertThat(targets(LossPositions.EVERY, Wholes.of(documents(), options())))
        .containsExactly(2L, 4L, 2L);
  }

  @Test
  void paddingIsNotRead() {
    assertThat(
            targets(
                LossPositions.LAST, Prefixes.of(documents(), options(), new Padding.Shared(0, 9))))
        .containsExactly(2L, 4L, 2L);
  }

  /// Of 6 and 4 tokens: 5 and 3 targets.
  private static EncodedDocuments documents() {
    return EncodedDocuments.of(
        List.of(SmallModels.text(6).toArray(), SmallModels.text(4).toArray()));
  }

  private static RaggedOptions options() {
    return new RaggedOptions(9, 2, 4, Shuffle.NONE, 0);
  }

  private List<Long> targets(LossPositions positions, Examples examples) {
    LanguageModel model = SmallModels.causal(positions);
    var contexts = new ContextScores();
    new Evaluator(model, new ScalarKernels(), alone).evaluate(examples, contexts);
    return contexts.groups().stream().map(group -> group.evaluation().targets()).toList();
  }
}
