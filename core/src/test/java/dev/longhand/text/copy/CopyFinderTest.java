package dev.longhand.text.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CopyFinderTest {
  @Test
  void allMaximalSpansAreFound() {
    var random = new SplittableRandom(6);
    for (int i = 0; i < 3_000; i++) {
      int[] text = NaiveCopies.text(random, 40);
      int[] written = NaiveCopies.text(random, 20);
      int least = 1 + random.nextInt(4);
      assertThat(new CopyFinder(SuffixArray.of(text), least).find(written).spans())
          .as("%s in %s, at least %d", Arrays.toString(written), Arrays.toString(text), least)
          .isEqualTo(new NaiveCopies(text).maximal(written, least));
    }
  }

  @Test
  void aTextIsACopyOfItself() {
    int[] text = {5, 4, 5, 4, 5, 5};
    Copies copies = new CopyFinder(SuffixArray.of(text), 2).find(text.clone());
    assertThat(copies.spans()).containsExactly(new Copy(0, 6, 0, 1));
  }

  @Test
  void tokensInTwoSpansCountOnce() {
    var finder = new CopyFinder(SuffixArray.of(new int[] {1, 2, 3, 9, 2, 3, 4}), 3);
    Copies copies = finder.find(new int[] {1, 2, 3, 4, 8});
    assertThat(copies.spans()).hasSize(2);
    assertThat(copies.share()).isEqualTo(4 / 5.0);
  }

  @Test
  void theLongestSpanComesFirstByLength() {
    var copies = new Copies(20, List.of(new Copy(0, 3, 0, 1), new Copy(4, 5, 9, 1)));
    assertThat(copies.byLength().getFirst()).isEqualTo(new Copy(4, 5, 9, 1));
  }

  @Test
  void spansOfNothingAreRefused() {
    SuffixArray text = SuffixArray.of(new int[] {1});
    assertThatThrownBy(() -> new CopyFinder(text, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
