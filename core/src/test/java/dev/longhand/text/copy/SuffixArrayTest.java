package dev.longhand.text.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixArrayTest {
  private static final int TEXTS = 3_000;

  @Test
  void suffixesAreInTheOrderOfComparingThem() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < TEXTS; i++) {
      int[] text = NaiveCopies.text(random, 80);
      assertThat(order(SuffixArray.of(text)))
          .as(Arrays.toString(text))
          .isEqualTo(new NaiveCopies(text).order());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 64, 1000})
  void aTextOfEqualTokensIsSortedFromItsEnd(int length) {
    int[] expected = IntStream.range(0, length).map(rank -> length - 1 - rank).toArray();
    assertThat(order(SuffixArray.of(new int[length]))).isEqualTo(expected);
  }

  @Test
  void everyPartIsFoundAtAllItsPlaces() {
    var random = new SplittableRandom(2);
    for (int i = 0; i < TEXTS; i++) {
      int[] text = NaiveCopies.text(random, 60);
      int[] other = NaiveCopies.text(random, 6);
      SuffixArray suffixes = SuffixArray.of(text);
      SuffixArray.Interval found = suffixes.find(other, 0, other.length);
      int[] places = IntStream.range(found.from(), found.to()).map(suffixes::place).toArray();
      assertThat(places)
          .as("%s in %s", Arrays.toString(other), Arrays.toString(text))
          .containsExactlyInAnyOrder(
              new NaiveCopies(text)
                  .places(other, 0, other.length).stream().mapToInt(Integer::intValue).toArray());
    }
  }

  @Test
  void theLongestMatchIsThatOfASearchAtEveryPlace() {
    var random = new SplittableRandom(3);
    for (int i = 0; i < TEXTS; i++) {
      int[] text = NaiveCopies.text(random, 60);
      int[] other = NaiveCopies.text(random, 20);
      SuffixArray suffixes = SuffixArray.of(text);
      for (int from = 0; from <= other.length; from++) {
        assertThat(suffixes.longest(other, from))
            .as("%s from %d in %s", Arrays.toString(other), from, Arrays.toString(text))
            .isEqualTo(new NaiveCopies(text).longest(other, from));
      }
    }
  }

  @Test
  void theNextTokensAreThoseBehindEveryPlace() {
    var random = new SplittableRandom(4);
    for (int i = 0; i < TEXTS; i++) {
      int[] text = NaiveCopies.text(random, 60);
      int[] other = NaiveCopies.text(random, 4);
      SuffixArray suffixes = SuffixArray.of(text);
      assertThat(suffixes.next(suffixes.find(other, 0, other.length), other.length))
          .as("%s in %s", Arrays.toString(other), Arrays.toString(text))
          .isEqualTo(new NaiveCopies(text).next(other, 0, other.length));
    }
  }

  @Test
  void nothingIsFoundAcrossABorder() {
    SuffixArray suffixes = SuffixArray.of(new int[] {1, 2, SuffixArray.BORDER, 3});
    int[] other = {1, 2, SuffixArray.BORDER, 3};
    assertThat(suffixes.longest(other, 0)).isEqualTo(2);
  }

  @Test
  void anIdBelowTheBorderIsRefused() {
    assertThatThrownBy(() -> SuffixArray.of(new int[] {3, -2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("id -2 at 1");
  }

  @Test
  void anOrderOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> SuffixArray.of(new int[] {3, 4}, new int[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// Neighbours in the order of a long text are in order, and each place comes once.
  @Test
  @Tag("campaign")
  void aMillionTokensAreInOrder() {
    var random = new SplittableRandom(5);
    int[] text = random.ints(1_000_000, 0, 60).toArray();
    System.arraycopy(text, 0, text, 400_000, 300_000);
    int[] order = order(SuffixArray.of(text));
    assertThat(order.clone())
        .satisfies(places -> {
          Arrays.sort(places);
          assertThat(places).isEqualTo(IntStream.range(0, text.length).toArray());
        });
    for (int rank = 1; rank < order.length; rank++) {
      assertThat(Arrays.compare(text, order[rank - 1], text.length, text, order[rank], text.length))
          .isNegative();
    }
  }

  private static int[] order(SuffixArray suffixes) {
    return IntStream.range(0, suffixes.length()).map(suffixes::place).toArray();
  }
}
