package dev.longhand.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.example.EncodedDocuments;
import dev.longhand.text.example.RaggedOptions;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.Wholes;
import dev.longhand.text.example.WindowOptions;
import dev.longhand.text.example.Windows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KneserNeyTest {
  private static final int VOCABULARY = 11;
  private static final int MANY = KneserNey.USUAL_SEQUENCES;

  /// Eleven sums of doubles below 1.
  private static final double ROUNDING = 1e-13;

  @Test
  void theProbabilitiesOfAllTokensAreOneTogetherBehindAnyContext() {
    var random = KeyedRandom.of(1, Purpose.SAMPLE, 0, 0);
    for (int order = 1; order <= 6; order++) {
      KneserNey model = KneserNey.of(skewed(random, 300), VOCABULARY, order, MANY);
      for (int draw = 0; draw < 200; draw++) {
        int[] context = random.ints(random.nextInt(8), 0, VOCABULARY).toArray();
        double sum =
            IntStream.range(0, VOCABULARY)
                .mapToDouble(token -> model.probability(context, 0, context.length, token))
                .peek(probability -> assertThat(probability).isPositive())
                .sum();
        assertThat(sum).isCloseTo(1, within(ROUNDING));
      }
    }
  }

  @Test
  void exampleOfTheDocumentation() {
    EncodedDocuments documents =
        EncodedDocuments.of(List.of(new int[] {0, 1, 0, 1}, new int[] {1}));
    KneserNey model = KneserNey.of(documents, 3, 2, MANY);
    assertThat(model.probability(new int[0], 0, 0, 0)).isCloseTo(5 / 12.0, within(ROUNDING));
    assertThat(model.probability(new int[0], 0, 0, 2)).isCloseTo(2 / 12.0, within(ROUNDING));
    assertThat(model.probability(new int[] {0}, 0, 1, 1)).isCloseTo(65 / 72.0, within(ROUNDING));
  }

  @Test
  void ofALongContextTheLastTokensCount() {
    KneserNey model = KneserNey.of(counting(100), VOCABULARY, 3, MANY);
    double near = model.probability(new int[] {4, 5}, 0, 2, 6);
    assertThat(model.probability(new int[] {9, 9, 4, 5, 1}, 0, 4, 6)).isEqualTo(near);
  }

  @Test
  void whatAlwaysFollowsIsLikely() {
    KneserNey model = KneserNey.of(counting(1000), VOCABULARY, 3, MANY);
    assertThat(model.probability(new int[] {4, 5}, 0, 2, 6)).isGreaterThan(0.98);
    assertThat(model.probability(new int[] {4, 5}, 0, 2, 7)).isLessThan(0.01);
  }

  @Test
  void aTokenThatOnlyComesBehindOneOtherIsUnlikelyElsewhere() {
    // 1 comes as often as 2, but always behind 0
    int[] text = {0, 1, 3, 2, 4, 2, 0, 1, 5, 2, 0, 1, 6, 2, 7, 2, 0, 1, 0, 1, 8, 2};
    KneserNey model = KneserNey.of(TokenSequence.of(text), VOCABULARY, 2, MANY);
    int[] newContext = {9};
    assertThat(model.probability(newContext, 0, 1, 1))
        .isLessThan(model.probability(newContext, 0, 1, 2));
  }

  @Test
  void noSequenceReachesIntoTheNextDocument() {
    EncodedDocuments documents =
        EncodedDocuments.of(List.of(new int[] {0, 1}, new int[] {2, 3}, new int[] {2, 1}));
    KneserNey apart = KneserNey.of(documents, VOCABULARY, 2, MANY);
    KneserNey joined = KneserNey.of(documents.tokens(), VOCABULARY, 2, MANY);
    assertThat(apart.probability(new int[] {1}, 0, 1, 2))
        .isEqualTo(apart.probability(new int[0], 0, 0, 2));
    assertThat(joined.probability(new int[] {1}, 0, 1, 2))
        .isGreaterThan(joined.probability(new int[0], 0, 0, 2));
  }

  @Test
  void countingStopsWhereThereAreTooManySequences() {
    TokenSequence text = skewed(KeyedRandom.of(2, Purpose.SAMPLE, 0, 0), 1000);
    KneserNey all = KneserNey.of(text, VOCABULARY, 4, MANY);
    KneserNey some = KneserNey.of(text, VOCABULARY, 4, 100);
    assertThat(all.tokens()).isEqualTo(1000);
    assertThat(some.tokens()).isBetween(25L, 999L);
    KneserNey beginning = KneserNey.of(text.part(0, some.tokens()), VOCABULARY, 4, MANY);
    int[] context = {0, 1, 0};
    assertThat(some.probability(context, 0, 3, 1))
        .isEqualTo(beginning.probability(context, 0, 3, 1));
  }

  @Test
  void ofNothingAllTokensAreEquallyLikely() {
    KneserNey model = KneserNey.of(TokenSequence.of(new int[0]), 4, 3, MANY);
    assertThat(model.probability(new int[] {1, 2}, 0, 2, 3)).isEqualTo(0.25);
  }

  @Test
  void anOrderThatIsNoneIsRefused() {
    TokenSequence text = counting(9);
    assertThatThrownBy(() -> KneserNey.of(text, VOCABULARY, 0, MANY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[1, 9]");
  }

  @Test
  void theLossIsTheMeanOverTheTargetsOfStreams() {
    var random = KeyedRandom.of(3, Purpose.SAMPLE, 0, 0);
    KneserNey model = KneserNey.of(skewed(random, 400), VOCABULARY, 4, MANY);
    int[] ids = skewed(random, 43).toArray();
    // 42 targets of one stream in pieces of 5: the context reaches back over the pieces
    double loss = model.loss(Streams.of(TokenSequence.of(ids), 5, 1));
    assertThat(loss).isCloseTo(plainLoss(model, ids, 1), within(ROUNDING));
  }

  @Test
  void theLossOfWindowsIsThatOfTheirLastTargets() {
    var random = KeyedRandom.of(4, Purpose.SAMPLE, 0, 0);
    KneserNey model = KneserNey.of(skewed(random, 400), VOCABULARY, 4, MANY);
    int[] ids = skewed(random, 43).toArray();
    var options = new WindowOptions(7, 1, 4, Shuffle.NONE, 0);
    assertThat(model.loss(Windows.of(TokenSequence.of(ids), options)))
        .isCloseTo(plainLoss(model, ids, 7), within(ROUNDING));
  }

  @Test
  void theLossOfDocumentsLooksIntoNoOther() {
    var random = KeyedRandom.of(5, Purpose.SAMPLE, 0, 0);
    KneserNey model = KneserNey.of(skewed(random, 400), VOCABULARY, 4, MANY);
    int[] first = skewed(random, 9).toArray();
    int[] second = skewed(random, 5).toArray();
    var options = new RaggedOptions(20, 2, 1, Shuffle.NONE, 0);
    double loss = model.loss(Wholes.of(EncodedDocuments.of(List.of(first, second)), options));
    double expected = (8 * plainLoss(model, first, 1) + 4 * plainLoss(model, second, 1)) / 12;
    assertThat(loss).isCloseTo(expected, within(ROUNDING));
  }

  private static double plainLoss(KneserNey model, int[] ids, int first) {
    double sum = 0;
    for (int place = first; place < ids.length; place++) {
      sum -= StrictMath.log(model.probability(ids, 0, place, ids[place]));
    }
    return sum / (ids.length - first);
  }

  /// Low ids come more often than high ones.
  private static TokenSequence skewed(KeyedRandom random, int length) {
    return TokenSequence.of(
        IntStream.generate(() -> random.nextInt(1 + random.nextInt(VOCABULARY)))
            .limit(length)
            .toArray());
  }

  private static TokenSequence counting(int length) {
    return TokenSequence.of(IntStream.range(0, length).map(place -> place % 10).toArray());
  }
}
