package dev.longhand.generate.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each step and chains of them against {@link PlainSampling}.
class SamplingStepsTest {
  /// Weights are floats within 2 ulp of exp, so probabilities agree to about 1e-6; a share that
  /// ends within that of a boundary may keep one token more or less, and such draws are passed
  /// over.
  private static final double TOLERANCE = 4e-6;

  static List<SamplingStep> everyStep() {
    return List.of(
        new Temperature(0),
        new Temperature(0.6),
        new Temperature(3),
        new TopK(1),
        new TopK(5),
        new TopP(0),
        new TopP(0.8),
        new MinP(0.1),
        new MinP(1),
        new Typical(0.3),
        new Typical(0.9),
        new Penalties(1.3, 0, 0, 0),
        new Penalties(0.8, 0.5, -0.3, 7),
        new NoRepeat(1),
        new NoRepeat(3),
        new Dry(0.8, 1.75, 2, 0, List.of()),
        new Dry(2, 2, 1, 20, List.of(0, 3)),
        new LogitBias(new TreeMap<>(Map.of(1, 3.5, 2, -100.0))),
        new Forbid(List.of(0, 2)),
        new Force(List.of(3, 3, 1)),
        new Mirostat(2, 0.2));
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void doesWhatItsPlainDefinitionDoes(SamplingStep step) {
    for (int vocabulary : new int[] {4, 9, 40}) {
      compare(List.of(step), vocabulary, 300, 1);
    }
  }

  @Test
  void chainsDoWhatTheirPlainDefinitionsDo() {
    KeyedRandom random = KeyedRandom.of(9, Purpose.SAMPLE, 0, 0);
    List<SamplingStep> all = everyStep();
    int compared = 0;
    for (int round = 0; round < 300; round++) {
      var steps = new ArrayList<SamplingStep>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        steps.add(all.get(random.nextInt(all.size())));
      }
      compared += compare(steps, 4 + random.nextInt(40), 12, round);
    }
    assertThat(compared).isGreaterThan(3_000);
  }

  /// Writes a text by both, the plain one following what the other chose.
  private static int compare(List<SamplingStep> steps, int vocabulary, int tokens, long seed) {
    KeyedRandom random = KeyedRandom.of(seed, Purpose.SAMPLE, 1, vocabulary);
    var sampler = new Sampler(new Sampling(steps), vocabulary);
    var plain = new PlainSampling(steps);
    int compared = 0;
    for (int prompt = 0; prompt < 5; prompt++) {
      int id = random.nextInt(vocabulary);
      sampler.read(id);
      plain.read(id);
    }
    for (int place = 0; place < tokens; place++) {
      float[] logits = logits(vocabulary, random);
      Map<Integer, Double> expected = plain.probabilities(logits);
      Candidates left = sampler.narrow(logits);
      if (expected.isEmpty()) {
        assertThat(left.count()).isEqualTo(1);
        return compared;
      }
      if (!same(left, expected) && nearAnEdge(left, expected)) {
        return compared;
      }
      for (int id = 0; id < vocabulary; id++) {
        double share = left.has(id) ? left.weights()[id] / left.total() : 0;
        assertThat(share)
            .as("%s: token %d at %d of %s", steps, id, place, vocabulary)
            .isCloseTo(expected.getOrDefault(id, 0.0), offset(TOLERANCE));
      }
      compared++;
      int next = left.at(random.nextDouble());
      sampler.take(next);
      plain.choose(next, expected);
    }
    return compared;
  }

  private static boolean same(Candidates left, Map<Integer, Double> expected) {
    for (int id = 0; id < left.vocabulary(); id++) {
      if (left.has(id) != expected.containsKey(id)) {
        return false;
      }
    }
    return true;
  }

  /// One token more or less may be a matter of rounding; two are a fault.
  private static boolean nearAnEdge(Candidates left, Map<Integer, Double> expected) {
    int others = 0;
    for (int id = 0; id < left.vocabulary(); id++) {
      others += left.has(id) == expected.containsKey(id) ? 0 : 1;
    }
    return others == 1;
  }

  /// Some of them equal, some far apart.
  private static float[] logits(int vocabulary, KeyedRandom random) {
    float[] logits = new float[vocabulary];
    double spread = random.nextInt(3) == 0 ? 20 : 2;
    for (int id = 0; id < vocabulary; id++) {
      boolean tied = id > 0 && random.nextInt(6) == 0;
      logits[id] = tied ? logits[id - 1] : (float) (spread * random.nextGaussian());
    }
    return logits;
  }

  /// Rounding can spoil a comparison now and then; a rule that were wrong would spoil it often.
  @ParameterizedTest
  @MethodSource("everyStep")
  void hardlyAnyComparisonIsLostToRounding(SamplingStep step) {
    int compared = 0;
    for (int round = 0; round < 40; round++) {
      compared += compare(List.of(step), 4 + round, 1, round);
    }
    assertThat(compared).isGreaterThan(step instanceof NoRepeat ? 25 : 36);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 33, 500})
  void noChainEverHangsOrComputesWhatIsNoNumber(int vocabulary) {
    KeyedRandom random = KeyedRandom.of(11, Purpose.SAMPLE, 0, vocabulary);
    List<SamplingStep> all = everyStep();
    for (int round = 0; round < 200; round++) {
      var steps = new ArrayList<SamplingStep>();
      for (int i = random.nextInt(6); i > 0; i--) {
        steps.add(all.get(random.nextInt(all.size())));
      }
      var sampler = new Sampler(new Sampling(steps), vocabulary);
      for (int place = 0; place < 20; place++) {
        float[] logits = new float[vocabulary];
        for (int id = 0; id < vocabulary; id++) {
          double scale = random.nextInt(4) == 0 ? 3e38 : 5;
          logits[id] = (float) Math.max(-3e38, Math.min(3e38, scale * random.nextGaussian()));
        }
        int chosen = sampler.choose(logits, random);
        assertThat(chosen).isBetween(0, vocabulary - 1);
      }
    }
  }

  /// Ids 0 and 3 stand for padding and for an unknown word.
  @Test
  void aMillionDrawsNeverBringUpWhatIsNeverWritten() {
    KeyedRandom random = KeyedRandom.of(12, Purpose.SAMPLE, 0, 0);
    List<Sampling> ways =
        List.of(
            Sampling.at(10),
            Sampling.at(1).with(new Typical(0.9)),
            Sampling.at(1).with(new Mirostat(5, 0.1)),
            Sampling.DEFAULTS.with(new LogitBias(new TreeMap<>(Map.of(0, 100.0)))));
    float[] logits = {9, 0, 1, 8, -1, 0.5f};
    long sum = 0;
    for (Sampling way : ways) {
      var sampler = new Sampler(way, logits.length, new int[] {0, 3}, List.of());
      for (int draw = 0; draw < 250_000; draw++) {
        int chosen = sampler.choose(logits, random);
        if (chosen == 0 || chosen == 3) {
          throw new AssertionError(way + " drew " + chosen);
        }
        sum += chosen;
      }
    }
    assertThat(sum).isPositive();
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void isReadAsItIsWritten(SamplingStep step) {
    Sampling sampling = new Sampling(List.of(step, new TopK(3)));
    assertThat(Sampling.parse(sampling.words())).isEqualTo(sampling);
  }
}
