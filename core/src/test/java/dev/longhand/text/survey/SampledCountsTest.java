package dev.longhand.text.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampledCountsTest {
  @Test
  void fewThingsAreCountedExactly() {
    var counts = new SampledCounts(1000);
    LongStream.range(0, 900).forEach(i -> counts.add(hash(i)));
    LongStream.range(0, 300).forEach(i -> counts.add(hash(i)));

    assertThat(counts.rate()).isEqualTo(1);
    assertThat(counts.distinct()).isEqualTo(900);
    assertThat(counts.once()).isEqualTo(600);
    assertThat(counts.total()).isEqualTo(1200);
    assertThat(counts.count(hash(5))).isEqualTo(2);
    assertThat(counts.count(hash(900))).isZero();
  }

  @Test
  void zeroIsAHashLikeAnyOther() {
    var counts = new SampledCounts(10);

    assertThat(counts.add(0)).isEqualTo(1);
    assertThat(counts.add(0)).isEqualTo(2);
    assertThat(counts.distinct()).isEqualTo(1);
  }

  /// The standard error of an estimate from n sampled things is its share of 1 / sqrt(n), here at
  /// most 1 / sqrt(4096) = 1.6 %; four of them are allowed.
  @Test
  void manyThingsAreEstimatedFromASample() {
    var counts = new SampledCounts(8192);
    long things = 1_000_000;
    LongStream.range(0, things).forEach(i -> counts.add(hash(i)));
    LongStream.range(0, things / 2).forEach(i -> counts.add(hash(i)));

    assertThat(counts.rate()).isEqualTo(128);
    assertThat((double) counts.distinct()).isCloseTo((double) things, within(0.064 * things));
    assertThat((double) counts.once()).isCloseTo(things / 2.0, within(0.064 * things));
    assertThat((double) counts.total()).isCloseTo(1.5 * things, within(0.096 * things));
  }

  /// Whoever was in the sample from the start has been counted from the start.
  @Test
  void whatIsInTheSampleHasAllItsOccurrences() {
    var counts = new SampledCounts(100);
    LongStream.range(0, 10_000).forEach(i -> counts.add(hash(i % 5000)));

    LongStream.range(0, 5000)
        .map(SampledCountsTest::hash)
        .filter(counts::samples)
        .forEach(hash -> assertThat(counts.count(hash)).isEqualTo(2));
  }

  private static long hash(long thing) {
    return Hashing.end(Hashing.next(0, thing));
  }
}
