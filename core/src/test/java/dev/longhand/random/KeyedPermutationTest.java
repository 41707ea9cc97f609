package dev.longhand.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyedPermutationTest {
  @Test
  void everyNumberStandsAtOnePlace() {
    for (int count = 1; count <= 300; count++) {
      var order = KeyedPermutation.of(key(count), count);
      var seen = new boolean[count];
      for (int place = 0; place < count; place++) {
        seen[(int) order.at(place)] = true;
      }
      assertThat(seen).as("of %d", count).doesNotContain(false);
    }
  }

  @Test
  void ofBillionsTooNoTwoPlacesHoldTheSameNumber() {
    for (long count : new long[] {1_000_000_000L, 1L << 40, (1L << 40) - 1, 3_037_000_500L}) {
      var order = KeyedPermutation.of(key(7), count);
      var seen = new HashSet<Long>();
      for (int place = 0; place < 20_000; place++) {
        long number = order.at(place);
        assertThat(number).isBetween(0L, count - 1);
        seen.add(number);
      }
      assertThat(seen).as("of %d", count).hasSize(20_000);
    }
  }

  @Test
  void theLargestCountKeepsItsRange() {
    var order = KeyedPermutation.of(key(1), 1L << 62);
    assertThat(order.at((1L << 62) - 1)).isNotNegative();
    assertThat(order.at(0)).isNotEqualTo(order.at(1));
  }

  @Test
  void allOrdersOfFewNumbersAreEquallyLikely() {
    // 2 to 6 numbers have 2 to 720 orders; each is expected 200 times. The statistic has the
    // degrees of freedom as its mean and twice that as its variance.
    int orders = 1;
    for (int count = 2; count <= 6; count++) {
      orders *= count;
      Map<String, Integer> found = new HashMap<>();
      for (int index = 0; index < 200 * orders; index++) {
        found.merge(written(KeyedPermutation.of(key(index), count)), 1, Integer::sum);
      }
      double statistic = 200.0 * (orders - found.size());
      for (int times : found.values()) {
        statistic += (times - 200.0) * (times - 200.0) / 200;
      }
      double freedom = orders - 1.0;
      assertThat(statistic).as("of %d", count).isLessThan(freedom + 5 * Math.sqrt(2 * freedom));
    }
  }

  @Test
  void everyNumberIsEquallyLikelyAtEveryPlace() {
    for (int count : new int[] {7, 16, 23, 64}) {
      var times = new int[count][count];
      int rounds = 100 * count;
      for (int index = 0; index < rounds; index++) {
        var order = KeyedPermutation.of(key(index), count);
        for (int place = 0; place < count; place++) {
          times[place][(int) order.at(place)]++;
        }
      }
      double statistic = 0;
      for (int[] row : times) {
        for (int cell : row) {
          statistic += (cell - 100.0) * (cell - 100.0) / 100;
        }
      }
      double freedom = (count - 1.0) * (count - 1.0);
      assertThat(statistic)
          .as("of %d", count)
          .isBetween(freedom - 5 * Math.sqrt(2 * freedom), freedom + 5 * Math.sqrt(2 * freedom));
    }
  }

  @Test
  void neighboursGoSeparateWays() {
    // The distance of two random numbers of n is n / 3 on average, with a deviation of
    // n / sqrt(18); the mean of 10,000 stays within five hundredths of that deviation.
    var order = KeyedPermutation.of(key(3), 1_000_000);
    double sum = 0;
    for (int place = 0; place < 10_000; place++) {
      sum += Math.abs(order.at(place) - order.at(place + 1));
    }
    assertThat(sum / 10_000).isBetween(333_333 - 12_000.0, 333_333 + 12_000.0);
  }

  @Test
  void whatIsPromisedForAKeyStaysSo() {
    var order = KeyedPermutation.of(KeyedRandom.key(42, Purpose.SHUFFLE, 1, 0), 10);
    assertThat(written(order)).isEqualTo("9 8 7 4 6 5 0 2 1 3");
  }

  @Test
  void impossibleCountsAndPlacesAreMistakesOfTheCaller() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyedPermutation.of(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> KeyedPermutation.of(1, (1L << 62) + 1));
    assertThatThrownBy(() -> KeyedPermutation.of(1, 5).at(5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private static long key(long index) {
    return KeyedRandom.key(5, Purpose.SHUFFLE, 0, index);
  }

  private static String written(KeyedPermutation order) {
    var text = new StringBuilder();
    for (long place = 0; place < order.count(); place++) {
      text.append(order.at(place)).append(' ');
    }
    return text.toString().strip();
  }
}
