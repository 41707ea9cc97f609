package dev.longhand.generate.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.decoder.MixedDecoder;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.generate.decoder.SmallModels;
import dev.longhand.generate.decoder.StateDecoder;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContrastiveSearchTest {
  private static final int VOCABULARY = 23;
  private static final int[] PROMPT = {1, 0, 2};

  private final Kernels kernels = new ScalarKernels();

  @ParameterizedTest
  @EnumSource
  void choosesAsThePlainDefinitionDoes(SmallModels kind) {
    LanguageModel model = kind.model(VOCABULARY, LossPositions.EVERY);
    Found found = search(new StateDecoder(model, kernels, 5), new ContrastiveSettings(5, 0.6));
    assertThat(ids(found)).isEqualTo(plain(model, 5, 0.6, 12));
  }

  @Test
  void withoutPenaltyTheLikeliestIsTaken() {
    LanguageModel model = SmallModels.ONE_HOT.model(VOCABULARY, LossPositions.EVERY);
    List<Integer> greedy =
        ids(search(new StateDecoder(model, kernels, 1), new ContrastiveSettings(1, 0.6)));
    Found found = search(new StateDecoder(model, kernels, 6), new ContrastiveSettings(6, 0));
    assertThat(ids(found)).isEqualTo(greedy);
  }

  @Test
  void windowsAndSeveralModelsHaveFeaturesToo() {
    LanguageModel model = SmallModels.EMBEDDING.model(VOCABULARY, LossPositions.LAST);
    var settings = new ContrastiveSettings(4, 0.6);
    List<Integer> carried = ids(search(new StateDecoder(model, kernels, 4), settings));
    Decoder window = Decoder.of(model, Reading.Window.of(100), 4, kernels);
    assertThat(ids(search(window, settings))).isEqualTo(carried);
    var twice =
        new MixedDecoder(
            List.of(
                new MixedDecoder.Part(new StateDecoder(model, kernels, 4), 1),
                new MixedDecoder.Part(new StateDecoder(model, kernels, 4), 1)));
    assertThat(ids(search(twice, settings))).isEqualTo(carried);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new ContrastiveSettings(0, 0.5)).hasMessageContaining("0 candidates");
    assertThatThrownBy(() -> new ContrastiveSettings(4, 1.1)).hasMessageContaining("1.1");
  }

  private static Found search(Decoder decoder, ContrastiveSettings settings) {
    var rules = new SearchRules(List.of(), OptionalInt.empty(), 0, 12, _ -> false);
    return new ContrastiveSearch(settings, rules).run(decoder, PROMPT);
  }

  private static List<Integer> ids(Found found) {
    return found.tokens().stream().map(FoundToken::id).toList();
  }

  /// Everything read anew from its beginning for every candidate.
  private List<Integer> plain(LanguageModel model, int k, double alpha, int length) {
    var text = new ArrayList<Integer>();
    for (int id : PROMPT) {
      text.add(id);
    }
    for (int i = 0; i < length; i++) {
      float[] logits = read(model, text).logits(0).clone();
      var order = new ArrayList<Integer>();
      for (int id = 0; id < VOCABULARY; id++) {
        order.add(id);
      }
      order.sort((a, b) -> Float.compare(logits[b], logits[a]));
      double total = 0;
      for (float logit : logits) {
        total += Math.exp(logit);
      }
      int best = -1;
      double most = Double.NEGATIVE_INFINITY;
      for (int id : order.subList(0, k)) {
        text.add(id);
        float[] own = read(model, text).features(0);
        text.removeLast();
        double likeness = -1;
        for (int end = 1; end <= text.size(); end++) {
          likeness = Math.max(likeness, cosine(own, read(model, text.subList(0, end)).features(0)));
        }
        double worth = (1 - alpha) * Math.exp(logits[id]) / total - alpha * likeness;
        if (worth > most) {
          most = worth;
          best = id;
        }
      }
      text.add(best);
    }
    return text.subList(PROMPT.length, text.size());
  }

  private Decoder read(LanguageModel model, List<Integer> text) {
    var decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(text.stream().mapToInt(Integer::intValue).toArray());
    return decoder;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return aa * bb == 0 ? 0 : product / Math.sqrt(aa * bb); // a rectifier may let nothing through
  }
}
