package dev.longhand.generate.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.longhand.generate.decoder.Decoder;
import dev.longhand.generate.decoder.Reading;
import dev.longhand.generate.decoder.SmallModels;
import dev.longhand.generate.decoder.StateDecoder;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.VectorKernels;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeamSearchTest {
  private static final int[] PROMPT = {1, 0, 2};

  private final Kernels kernels = new ScalarKernels();

  /// A text, by the plain definition: what a fresh decoder says of each of its tokens.
  private record Scored(List<Integer> ids, double logProbability) {}

  @ParameterizedTest
  @EnumSource
  void aSearchThatDropsNothingFindsTheBestOfAllTexts(SmallModels kind) {
    LanguageModel model = kind.model(4, LossPositions.EVERY);
    var best =
        all(model, 4, 3, -1).stream()
            .max(Comparator.comparingDouble(Scored::logProbability))
            .orElseThrow();

    Found found = search(model, new BeamSettings(64, 1, 0, 0), rules(3, -1, List.of())).getFirst();

    assertThat(ids(found)).isEqualTo(best.ids());
    assertThat(found.logProbability()).isCloseTo(best.logProbability(), offset(1e-5));
  }

  /// Token 3 ends a text, so texts of several lengths compete.
  @ParameterizedTest
  @ValueSource(doubles = {-1, 0, 0.5, 1, 2})
  void textsOfAllLengthsAreComparedByTheirPenalty(double penalty) {
    LanguageModel model = SmallModels.ONE_HOT.model(4, LossPositions.EVERY);
    var settings = new BeamSettings(64, 1, 0, penalty);
    Comparator<Scored> byScore =
        Comparator.comparingDouble(
            text -> settings.score(text.logProbability(), text.ids().size()));
    Scored best = all(model, 4, 3, 3).stream().max(byScore).orElseThrow();

    Found found = search(model, settings, rules(3, 3, List.of())).getFirst();

    List<Integer> expected = new ArrayList<>(best.ids());
    expected.remove(Integer.valueOf(3));
    assertThat(ids(found)).isEqualTo(expected);
    assertThat(found.score())
        .isCloseTo(settings.score(best.logProbability(), best.ids().size()), offset(1e-5));
  }

  @Test
  void oneBeamTakesTheLikeliestTokenEachTime() {
    LanguageModel model = SmallModels.EMBEDDING.model(37, LossPositions.EVERY);
    var greedy = new ArrayList<Integer>();
    Decoder decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(PROMPT);
    for (int i = 0; i < 20; i++) {
      float[] logits = decoder.logits(0);
      int best = 0;
      for (int id = 0; id < logits.length; id++) {
        best = logits[id] > logits[best] ? id : best;
      }
      greedy.add(best);
      decoder.accept(new int[] {best});
    }

    List<Found> found = search(model, BeamSettings.of(1), rules(20, -1, List.of()));

    assertThat(found).hasSize(1);
    assertThat(ids(found.getFirst())).isEqualTo(greedy);
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 0", "5, 1, 0", "4, 2, 0.7", "6, 3, 2", "3, 3, 0"})
  void followsWhatThePlainDefinitionFollows(int beams, int groups, double diversity) {
    for (SmallModels kind : SmallModels.values()) {
      LanguageModel model = kind.model(11, LossPositions.EVERY);
      var settings = new BeamSettings(beams, groups, diversity, 0);
      List<List<Integer>> expected = plain(model, settings, 6);

      List<Found> found = search(model, settings, rules(6, -1, List.of()));

      assertThat(found.stream().map(BeamSearchTest::ids).toList())
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  /// All beams of a group, by tokens alone, each scored anew from its beginning.
  private List<List<Integer>> plain(LanguageModel model, BeamSettings settings, int length) {
    int size = settings.beams() / settings.groups();
    var groups = new ArrayList<List<List<Integer>>>();
    IntStream.range(0, settings.groups()).forEach(_ -> groups.add(List.of(List.of())));
    for (int step = 0; step < length; step++) {
      var written = new ArrayList<Integer>();
      for (int group = 0; group < groups.size(); group++) {
        var candidates = new ArrayList<Scored>();
        for (List<Integer> beam : groups.get(group)) {
          for (int id = 0; id < 11; id++) {
            var more = new ArrayList<>(beam);
            more.add(id);
            int next = id;
            long times = written.stream().filter(other -> other == next).count();
            candidates.add(
                new Scored(more, logProbability(model, more) - settings.diversity() * times));
          }
        }
        candidates.sort(Comparator.comparingDouble(text -> -text.logProbability()));
        var kept = candidates.subList(0, size).stream().map(Scored::ids).toList();
        groups.set(group, kept);
        kept.forEach(text -> written.add(text.getLast()));
      }
    }
    return groups.stream().flatMap(List::stream).toList();
  }

  @Test
  void whatIsNeverWrittenIsNotFound() {
    LanguageModel model = SmallModels.ONE_HOT.model(6, LossPositions.EVERY);
    List<Found> found = search(model, BeamSettings.of(8), rules(10, -1, List.of(0, 2, 5)));
    assertThat(found).hasSize(8);
    assertThat(found.stream().flatMap(text -> ids(text).stream()).toList())
        .isSubsetOf(1, 3, 4)
        .hasSize(80);
  }

  @Test
  void nothingEndsATextBeforeItsLeastLength() {
    LanguageModel model = SmallModels.ONE_HOT.model(4, LossPositions.EVERY);
    var rules = new SearchRules(List.of(), OptionalInt.of(3), 4, 9, tokens -> tokens.size() >= 2);
    List<Found> found = search(model, new BeamSettings(6, 1, 0, 0), rules);
    assertThat(found).allSatisfy(text -> assertThat(text.tokens()).hasSizeGreaterThanOrEqualTo(4));
  }

  @Test
  void aWindowIsSearchedToo() {
    LanguageModel model = SmallModels.EMBEDDING.model(9, LossPositions.LAST);
    var search = new BeamSearch(BeamSettings.of(4), rules(5, -1, List.of()));
    Decoder wide = Decoder.of(model, Reading.Window.of(100), 4, kernels);
    assertThat(search.run(wide, PROMPT))
        .isEqualTo(search.run(new StateDecoder(model, kernels, 4), PROMPT));
  }

  @Test
  void vectorKernelsFindTheSame() {
    LanguageModel model = SmallModels.EMBEDDING.model(37, LossPositions.EVERY);
    var search = new BeamSearch(BeamSettings.of(7), rules(12, -1, List.of()));
    assertThat(search.run(new StateDecoder(model, new VectorKernels(), 7), PROMPT))
        .isEqualTo(search.run(new StateDecoder(model, kernels, 7), PROMPT));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> BeamSettings.of(0)).hasMessageContaining("0 beams");
    assertThatThrownBy(() -> new BeamSettings(5, 2, 0, 1)).hasMessageContaining("share 5 beams");
    assertThatThrownBy(() -> new BeamSettings(4, 2, -1, 1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new BeamSettings(4, 2, 0, Double.NaN)).hasMessageContaining("NaN");
  }

  private List<Found> search(LanguageModel model, BeamSettings settings, SearchRules rules) {
    return new BeamSearch(settings, rules)
        .run(new StateDecoder(model, kernels, settings.beams()), PROMPT);
  }

  private static SearchRules rules(int most, int endMark, List<Integer> never) {
    OptionalInt end = endMark < 0 ? OptionalInt.empty() : OptionalInt.of(endMark);
    return new SearchRules(never, end, 0, most, _ -> false);
  }

  private static List<Integer> ids(Found found) {
    return found.tokens().stream().map(FoundToken::id).toList();
  }

  /// Every text of so many tokens, and the shorter ones that an end mark ends.
  private List<Scored> all(LanguageModel model, int vocabulary, int length, int endMark) {
    var texts = new ArrayList<Scored>();
    extend(model, vocabulary, length, endMark, List.of(), texts);
    return texts;
  }

  private void extend(
      LanguageModel model,
      int vocabulary,
      int length,
      int endMark,
      List<Integer> text,
      List<Scored> texts) {
    boolean over = !text.isEmpty() && text.getLast() == endMark;
    if (over || text.size() == length) {
      texts.add(new Scored(text, logProbability(model, text)));
      return;
    }
    for (int id = 0; id < vocabulary; id++) {
      var more = new ArrayList<>(text);
      more.add(id);
      extend(model, vocabulary, length, endMark, more, texts);
    }
  }

  private double logProbability(LanguageModel model, List<Integer> ids) {
    Decoder decoder = new StateDecoder(model, kernels, 1);
    decoder.begin(PROMPT);
    double sum = 0;
    for (int id : ids) {
      float[] logits = decoder.logits(0);
      double total = 0;
      for (float logit : logits) {
        total += Math.exp(logit);
      }
      sum += logits[id] - Math.log(total);
      decoder.accept(new int[] {id});
    }
    return sum;
  }
}
