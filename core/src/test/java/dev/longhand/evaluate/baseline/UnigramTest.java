package dev.longhand.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnigramTest {
  private static final TokenSequence TEXT = TokenSequence.of(new int[] {0, 1, 0, 2, 0, 1});

  @Test
  void aTokenIsAsLikelyAsItCameAmongTokensAndKinds() {
    Unigram model = Unigram.of(TEXT, 5);
    assertThat(probability(model, 0)).isEqualTo(3.0 / 9);
    assertThat(probability(model, 2)).isEqualTo(1.0 / 9);
  }

  @Test
  void whatNeverCameSharesTheRest() {
    Unigram model = Unigram.of(TEXT, 5);
    assertThat(probability(model, 3)).isEqualTo(probability(model, 4)).isEqualTo(1.5 / 9);
  }

  @Test
  void whereAllCameNothingIsKept() {
    assertThat(probability(Unigram.of(TEXT, 3), 0)).isEqualTo(0.5);
  }

  @Test
  void theProbabilitiesAreOneTogether() {
    for (int vocabulary : new int[] {3, 4, 100}) {
      Unigram model = Unigram.of(TEXT, vocabulary);
      double sum = IntStream.range(0, vocabulary).mapToDouble(id -> probability(model, id)).sum();
      assertThat(sum).isCloseTo(1, within(1e-13));
    }
  }

  @Test
  void theLossIsTheMeanOverTargets() {
    Unigram model = Unigram.of(TEXT, 3);
    double expected = -(3 * StrictMath.log(0.5) + 2 * StrictMath.log(1.0 / 3)) / 5;
    TokenSequence measured = TokenSequence.of(new int[] {2, 0, 1, 0, 1, 0});
    assertThat(model.loss(Streams.of(measured, 3, 1))).isCloseTo(expected, within(1e-13));
  }

  private static double probability(Unigram model, int id) {
    return model.probability(new int[0], 0, 0, id);
  }
}
