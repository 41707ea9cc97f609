package dev.longhand.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.error.LonghandException;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.WindowOptions;
import dev.longhand.text.example.Windows;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenScorerTest {
  /// A loss in floats is off by some roundings of 2^-24 on numbers below 16.
  private static final double ROUNDING = 1e-5;

  private static final int WINDOW = 7;

  private final Kernels kernels = new VectorKernels();
  private final Workers alone = new Workers(1);

  @Test
  void aTextThatIsReadOnIsScoredAsOneStream() {
    LanguageModel model = SmallModels.causal(LossPositions.EVERY);
    TokenSequence text = SmallModels.text(150);
    var expected = new TokenScores(150);
    var evaluator = new Evaluator(model, kernels, alone);
    Evaluation evaluation = evaluator.evaluate(Streams.of(text, 11, 1), expected);
    TokenScores found = scored(model, text);
    assertSame(found, expected, 1);
    assertThat(found.evaluation()).isEqualTo(evaluation);
  }

  @Test
  void aModelThatForetellsAfterTheLastStepReadsTheWholeTextToo() {
    LanguageModel last = SmallModels.causal(LossPositions.LAST);
    LanguageModel every = SmallModels.causal(LossPositions.EVERY);
    TokenSequence text = SmallModels.text(90);
    assertSame(scored(last, text), scored(every, text), 1);
  }

  @Test
  void aBidirectionalModelSeesTheWindowInFrontOfAToken() {
    LanguageModel model = SmallModels.bidirectional();
    TokenSequence text = SmallModels.text(40);
    var expected = new TokenScores(40);
    var windows = Windows.of(text, new WindowOptions(WINDOW, 1, 5, Shuffle.NONE, 0));
    new Evaluator(model, kernels, alone).evaluate(windows, expected);
    TokenScores found = scored(model, text);
    assertSame(found, expected, WINDOW);
    assertThat(found.targets()).isEqualTo(39);
  }

  @Test
  void theFirstTokenIsNoTarget() {
    TokenScores scores = scored(SmallModels.causal(LossPositions.EVERY), SmallModels.text(5));
    assertThat(scores.isTarget(0)).isFalse();
    assertThatThrownBy(() -> scores.rank(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource
  void whatComesNextHasTheProbabilityOfItsScore(LossPositions positions) {
    assertNextAgrees(SmallModels.causal(positions));
  }

  @Test
  void aBidirectionalModelTellsWhatComesNextToo() {
    assertNextAgrees(SmallModels.bidirectional());
  }

  private void assertNextAgrees(LanguageModel model) {
    TokenSequence text = SmallModels.text(80);
    TokenScores scores = scored(model, text);
    var scorer = new TokenScorer(model, kernels, WINDOW);
    for (int place = 1; place < 80; place += 13) {
      TokenDistribution next = scorer.next(text.part(0, place).toArray());
      int id = text.at(place);
      assertThat(StrictMath.log(next.probability(id)))
          .isCloseTo(scores.logProbability(place), within(ROUNDING));
      assertThat(next.likeliest(SmallModels.VOCABULARY).indexOf(id) + 1)
          .isEqualTo(scores.rank(place));
      double sum = IntStream.range(0, next.size()).mapToDouble(next::probability).sum();
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void ofEqualProbabilitiesTheLowerIdIsLikelier() {
    TokenDistribution even = TokenDistribution.ofLogits(new float[] {1, 2, 2, 1});
    assertThat(even.likeliest(9)).containsExactly(1, 2, 0, 3);
    assertThat(even.likeliest(1)).containsExactly(1);
  }

  @Test
  void logitsOfAnySizeGiveFiniteProbabilities() {
    TokenDistribution sure = TokenDistribution.ofLogits(new float[] {1e30f, -1e30f});
    assertThat(sure.probability(0)).isEqualTo(1);
    assertThat(sure.probability(1)).isZero();
  }

  @Test
  void aModelThatComputesNanIsReported() {
    LanguageModel model = SmallModels.causal(LossPositions.EVERY);
    SmallModels.poison(model);
    var scorer = new TokenScorer(model, kernels, WINDOW);
    assertThatThrownBy(() -> scorer.score(SmallModels.text(9), 0, (place, read, loss, rank) -> {}))
        .isInstanceOf(LonghandException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> scorer.next(new int[] {1}))
        .isInstanceOf(LonghandException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void placesAreCountedFromWhereTheTextStands() {
    var scores = new TokenScores(30);
    var scorer = new TokenScorer(SmallModels.causal(LossPositions.EVERY), kernels, WINDOW);
    scorer.score(SmallModels.text(10), 20, scores);
    assertThat(IntStream.range(0, 30).filter(scores::isTarget))
        .containsExactly(21, 22, 23, 24, 25, 26, 27, 28, 29);
  }

  private TokenScores scored(LanguageModel model, TokenSequence text) {
    var scores = new TokenScores(text.length());
    new TokenScorer(model, kernels, WINDOW).score(text, 0, scores);
    return scores;
  }

  private static void assertSame(TokenScores found, TokenScores expected, int from) {
    for (int place = from; place < expected.tokens(); place++) {
      assertThat(found.logProbability(place)).isEqualTo(expected.logProbability(place));
      assertThat(found.rank(place)).isEqualTo(expected.rank(place));
    }
  }
}
