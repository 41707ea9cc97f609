package dev.longhand.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.sampling.Sampler;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.generate.sampling.Stage;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.copy.SuffixArray;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyLimitTest {
  private static final int VOCABULARY = 30;
  private static final int TOKENS = 10_000;
  private static final int CONTEXT = 8; // enough to tell nearly all places apart

  private final int[] learnt = new SplittableRandom(11).ints(3_000, 0, VOCABULARY).toArray();

  /// A model that knows its text by heart: what follows the last tokens there is by far the
  /// likeliest, what follows fewer of them less so.
  private final class Reciter {
    private final SuffixArray suffixes = SuffixArray.of(learnt.clone());

    float[] logits(int[] text, int length) {
      var logits = new float[VOCABULARY];
      for (int known = 0; known <= Math.min(CONTEXT, length); known++) {
        var places = suffixes.find(text, length - known, length);
        for (int id : suffixes.next(places, known)) {
          logits[id] = 20 * known + id / (float) VOCABULARY;
        }
      }
      return logits;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 12, 40})
  void noLongerCopyIsEverWritten(int most) {
    int[] text = written(List.of(new CopyLimit(SuffixArray.of(learnt.clone()), most).begin()));
    assertThat(text).hasSizeGreaterThan(most);
    assertThat(holdsCopyOf(most + 1, text)).isFalse();
  }

  @Test
  void withoutItTheTextIsRecited() {
    int[] text = written(List.of());
    assertThat(holdsCopyOf(13, text)).isTrue();
  }

  @Test
  void aCopyOfTheLengthThatIsAllowedIsWritten() {
    int[] text = written(List.of(new CopyLimit(SuffixArray.of(learnt.clone()), 12).begin()));
    assertThat(text).hasSize(TOKENS);
    assertThat(holdsCopyOf(12, text)).isTrue();
  }

  @Test
  void thePromptIsPartOfASpan() {
    Stage limit = new CopyLimit(SuffixArray.of(new int[] {0, 1, 2, 3}), 3).begin();
    var sampler = new Sampler(Sampling.GREEDY, 5, new int[0], List.of(limit));
    List.of(0, 1, 2).forEach(sampler::read);
    assertThat(sampler.narrow(new float[5]).has(3)).isFalse();
  }

  @Test
  void aPromptThatStandsNowhereTakesNothingOut() {
    Stage limit = new CopyLimit(SuffixArray.of(new int[] {0, 1, 2, 3}), 3).begin();
    var sampler = new Sampler(Sampling.DEFAULTS, 5, new int[0], List.of(limit));
    List.of(4, 1, 2).forEach(sampler::read);
    assertThat(sampler.narrow(new float[5]).count()).isEqualTo(5);
  }

  @Test
  void whereEveryTokenWouldMakeALongerCopyNoneIsChosen() {
    int[] all = {0, 0, 1, 1, 0}; // behind each of two tokens stands each
    Stage limit = new CopyLimit(SuffixArray.of(all), 1).begin();
    var sampler = new Sampler(Sampling.at(1), 2, new int[0], List.of(limit));
    sampler.read(0);
    assertThat(sampler.choose(new float[2], random())).isEqualTo(Sampler.NONE);
  }

  @Test
  void fallingBackNeverBreaksTheLimit() {
    Stage wish =
        candidates -> {
          for (int id = 0; id < candidates.vocabulary(); id++) {
            candidates.remove(id);
          }
        };
    Stage limit = new CopyLimit(SuffixArray.of(new int[] {0, 1}), 1).begin();
    var sampler = new Sampler(Sampling.GREEDY, 3, new int[0], List.of(limit, wish));
    sampler.read(0);
    assertThat(sampler.choose(new float[] {0, 9, 1}, random())).isEqualTo(2);
    assertThat(sampler.fallbacks()).isEqualTo(1);
  }

  @Test
  void copiesOfNoTokenCannotBeAskedFor() {
    SuffixArray text = SuffixArray.of(new int[] {0});
    assertThatThrownBy(() -> new CopyLimit(text, 0))
        .isInstanceOfSatisfying(
            LonghandException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.USAGE_VALUE));
  }

  private int[] written(List<Stage> rules) {
    var sampler = new Sampler(Sampling.GREEDY, VOCABULARY, new int[0], rules);
    var reciter = new Reciter();
    var text = new int[TOKENS];
    for (int length = 0; length < TOKENS; length++) {
      int chosen = sampler.choose(reciter.logits(text, length), random());
      if (chosen == Sampler.NONE) {
        return Arrays.copyOf(text, length);
      }
      text[length] = chosen;
    }
    return text;
  }

  private static KeyedRandom random() {
    return KeyedRandom.of(1, Purpose.SAMPLE, 0, 0);
  }

  /// By looking at every pair of places.
  private boolean holdsCopyOf(int tokens, int[] text) {
    for (int from = 0; from + tokens <= text.length; from++) {
      for (int place = 0; place + tokens <= learnt.length; place++) {
        if (Arrays.mismatch(text, from, from + tokens, learnt, place, place + tokens) < 0) {
          return true;
        }
      }
    }
    return false;
  }
}
