package dev.longhand.generate.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private static final float[] LOGITS = {0.3f, -1.2f, 2.1f, 0f, 1.4f, -0.7f, 2.0f, 0.9f};
  private static final int DRAWS = 100_000;

  /// What chi-square with 7 degrees of freedom exceeds once in a million times; fewer degrees
  /// exceed it more rarely still.
  private static final double CHI_SQUARE_LIMIT = 40.5;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 1.5, 10})
  void choosesByTheSoftmaxOfTheLogits(double temperature) {
    double[] expected = softmax(LOGITS, temperature);
    assertThat(chiSquare(Sampling.at(temperature), LOGITS, expected)).isLessThan(CHI_SQUARE_LIMIT);
  }

  @Test
  void aWrongDistributionWouldBeNoticed() {
    double[] expected = softmax(LOGITS, 1.05);
    assertThat(chiSquare(Sampling.at(1), LOGITS, expected)).isGreaterThan(CHI_SQUARE_LIMIT);
  }

  @Test
  void theLikeliestTokensKeepTheirProportions() {
    double[] expected = softmax(LOGITS, 0.8);
    keepOnly(expected, 2, 4, 6);
    Sampling sampling = Sampling.at(0.8).withTopK(3);
    assertThat(chiSquare(sampling, LOGITS, expected)).isLessThan(CHI_SQUARE_LIMIT);
  }

  @Test
  void theNucleusHoldsTheFewestTokensWithItsShare() {
    float[] logits = logarithms(0.1, 0.4, 0.2, 0.3);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0), logits)).containsExactly(1);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0.39), logits)).containsExactly(1);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0.41), logits)).containsExactly(1, 3);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0.69), logits)).containsExactly(1, 3);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0.71), logits)).containsExactly(1, 2, 3);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0.91), logits)).containsExactly(0, 1, 2, 3);
    assertThat(chosen(Sampling.DEFAULTS.withTopP(1), logits)).containsExactly(0, 1, 2, 3);
  }

  @Test
  void theNucleusEndsWhereItsShareIsReached() {
    assertThat(chosen(Sampling.DEFAULTS.withTopP(0.5), new float[4])).containsExactly(0, 1);
  }

  @Test
  void theNucleusIsTakenFromTheLikeliest() {
    float[] logits = logarithms(0.1, 0.4, 0.2, 0.3);
    // Of 0.4 and 0.3 the first has 4/7 = 0.571.
    Sampling two = Sampling.DEFAULTS.withTopK(2);
    assertThat(chosen(two.withTopP(0.56), logits)).containsExactly(1);
    assertThat(chosen(two.withTopP(0.58), logits)).containsExactly(1, 3);
  }

  @Test
  void amongEqualsTheLowestIdsAreKept() {
    float[] logits = {1, 2, 2, -0f, 2, 0f};
    assertThat(chosen(Sampling.DEFAULTS.withTopK(2), logits)).containsExactly(1, 2);
    assertThat(chosen(Sampling.at(10).withTopK(5), logits)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void tokensAFractionAsLikelyAsTheLikeliestAreKept() {
    float[] logits = logarithms(0.1, 0.4, 0.2, 0.3);
    assertThat(chosen(Sampling.DEFAULTS.with(new MinP(0)), logits)).containsExactly(0, 1, 2, 3);
    assertThat(chosen(Sampling.DEFAULTS.with(new MinP(0.26)), logits)).containsExactly(1, 2, 3);
    assertThat(chosen(Sampling.DEFAULTS.with(new MinP(0.74)), logits)).containsExactly(1, 3);
    assertThat(chosen(Sampling.DEFAULTS.with(new MinP(1)), logits)).containsExactly(1);
  }

  /// Of 0.4, 0.3, 0.2 and 0.1 the first two have 0.7; their temperature afterwards keeps both.
  @Test
  void stepsAreTakenInTheirOrder() {
    float[] logits = logarithms(0.1, 0.4, 0.2, 0.3);
    Sampling nucleusFirst = Sampling.DEFAULTS.withTopP(0.6).with(new Temperature(0.1));
    Sampling coldFirst = Sampling.at(0.1).withTopP(0.6);
    assertThat(chosen(nucleusFirst, logits)).containsExactly(1, 3);
    assertThat(chosen(coldFirst, logits)).containsExactly(1);
  }

  @Test
  void whereNothingIsLeftTheLikeliestThatMayBeWrittenIsTakenAndCounted() {
    Stage nothing =
        candidates -> {
          for (int id = 0; id < candidates.vocabulary(); id++) {
            candidates.remove(id);
          }
        };
    var sampler = new Sampler(Sampling.at(1), 4, new int[] {1}, List.of(nothing));
    assertThat(sampler.choose(new float[] {0, 9, 2, 2}, random())).isEqualTo(2);
    assertThat(sampler.fallbacks()).isEqualTo(1);
  }

  @Test
  void moreTokensThanThereAreMeansAll() {
    assertThat(chosen(Sampling.DEFAULTS.withTopK(1_000_000), new float[5])).hasSize(5);
  }

  @Test
  void greedyTakesTheLowestIdAmongEquals() {
    var sampler = new Sampler(Sampling.GREEDY, 5);
    assertThat(sampler.choose(new float[] {1, 3, 2, 3, 3}, random())).isEqualTo(1);
    assertThat(sampler.choose(new float[5], random())).isZero();
    assertThat(sampler.choose(new float[] {-3, -2, -1, -1, -2}, random())).isEqualTo(2);
  }

  @Test
  void theLowestTemperatureTakesTheLikeliestWithoutOverflow() {
    float[] logits = {-Float.MAX_VALUE, Float.MAX_VALUE, 0f, 3e38f};
    assertThat(chosen(Sampling.at(Temperature.LEAST), logits)).containsExactly(1);
    float[] near = {1f, Math.nextUp(1f), -5f};
    assertThat(chosen(Sampling.at(Temperature.LEAST), near)).containsExactly(0, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-6, 1, 10})
  void aSingleSymbolIsAlwaysChosen(double temperature) {
    assertThat(chosen(Sampling.at(temperature).withTopP(0.5), new float[] {-7f}))
        .containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aLogitThatIsNotFiniteIsNoChoice(float broken) {
    float[] logits = {1f, 2f, broken, 0f};
    for (Sampling sampling : new Sampling[] {Sampling.GREEDY, Sampling.DEFAULTS}) {
      var sampler = new Sampler(sampling, 4);
      assertThatThrownBy(() -> sampler.choose(logits, random()))
          .isInstanceOfSatisfying(
              LonghandException.class,
              thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NAN))
          .hasMessageContaining("token 2")
          .hasMessageContaining(String.valueOf(broken));
    }
  }

  @Test
  void everyChoiceByChanceDrawsOneNumber() {
    var random = random();
    var sampler = new Sampler(Sampling.DEFAULTS.withTopK(3).withTopP(0.9), LOGITS.length);
    for (int i = 0; i < 10; i++) {
      sampler.choose(LOGITS, random);
    }
    assertThat(random.counter()).isEqualTo(10);
  }

  @Test
  void logitsOfAnotherVocabularyAreRefused() {
    var sampler = new Sampler(Sampling.GREEDY, 3);
    assertThatThrownBy(() -> sampler.choose(new float[4], random()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double chiSquare(Sampling sampling, float[] logits, double[] expected) {
    var sampler = new Sampler(sampling, logits.length);
    var random = random();
    var counts = new long[logits.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      counts[sampler.choose(logits, random)]++;
    }
    double sum = 0;
    for (int id = 0; id < counts.length; id++) {
      double mean = DRAWS * expected[id];
      if (mean == 0) {
        assertThat(counts[id]).isZero();
      } else {
        sum += (counts[id] - mean) * (counts[id] - mean) / mean;
      }
    }
    return sum;
  }

  /// Every id that two thousand draws bring up.
  private static Set<Integer> chosen(Sampling sampling, float[] logits) {
    var sampler = new Sampler(sampling, logits.length);
    var random = random();
    var found = new TreeSet<Integer>();
    for (int draw = 0; draw < 2000; draw++) {
      found.add(sampler.choose(logits, random));
    }
    return found;
  }

  private static double[] softmax(float[] logits, double temperature) {
    var result = new double[logits.length];
    for (int id = 0; id < result.length; id++) {
      result[id] = StrictMath.exp(logits[id] / temperature);
    }
    normalise(result);
    return result;
  }

  private static void keepOnly(double[] probabilities, int... ids) {
    for (int id = 0; id < probabilities.length; id++) {
      if (Arrays.binarySearch(ids, id) < 0) {
        probabilities[id] = 0;
      }
    }
    normalise(probabilities);
  }

  private static void normalise(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    for (int id = 0; id < weights.length; id++) {
      weights[id] /= sum;
    }
  }

  private static float[] logarithms(double... probabilities) {
    var result = new float[probabilities.length];
    for (int id = 0; id < result.length; id++) {
      result[id] = (float) StrictMath.log(probabilities[id]);
    }
    return result;
  }

  private static KeyedRandom random() {
    return KeyedRandom.of(5, Purpose.SAMPLE, 0, 0);
  }
}
