package dev.longhand.text.example;

import static dev.longhand.text.example.TokenSequenceTest.counting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowsTest {
  @Test
  void everyTokenAfterTheFirstWindowIsATarget() {
    // The numbers of a well-known notebook: 179 characters, windows of 50, batches of 16.
    var windows = Windows.of(counting(179), options(50, 1, 16, Shuffle.NONE));
    assertThat(windows.count()).isEqualTo(129);
    assertThat(windows.batchesPerEpoch()).isEqualTo(9);
    assertThat(windows.targetsPerEpoch()).isEqualTo(129);
    assertThat(windows.tokensPerEpoch()).isEqualTo(129L * 50);
  }

  @Test
  void aBatchHoldsItsWindowsStepByStep() {
    var windows = Windows.of(counting(10), options(3, 1, 2, Shuffle.NONE));
    Batch batch = windows.newBatch();
    windows.fill(0, 1, batch);
    assertThat(Arrays.copyOf(batch.inputs(), 6)).containsExactly(2, 3, 3, 4, 4, 5);
    assertThat(Arrays.copyOf(batch.targets(), 2)).containsExactly(5, 6);
    assertThat(batch.steps()).isEqualTo(3);
    assertThat(batch.sequences()).isEqualTo(2);
    assertThat(batch.targetCount()).isEqualTo(2);
    assertThat(batch.targetPositions()).isEqualTo(TargetPositions.LAST);
    assertThat(batch.continues()).isFalse();
    assertThat(batch.input(2, 1)).isEqualTo(5);
    assertThat(batch.target(2, 1)).isEqualTo(6);
    assertThatThrownBy(() -> batch.target(1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLastBatchMayBeShort() {
    var windows = Windows.of(counting(10), options(3, 1, 4, Shuffle.NONE));
    Batch batch = windows.newBatch();
    windows.fill(0, 1, batch);
    assertThat(batch.sequences()).isEqualTo(3);
    assertThat(Arrays.copyOf(batch.inputs(), 9)).containsExactly(4, 5, 6, 5, 6, 7, 6, 7, 8);
    assertThat(Arrays.copyOf(batch.targets(), 3)).containsExactly(7, 8, 9);
  }

  @Test
  void inEverySizeEveryWindowComesOnceAnEpoch() {
    for (int round = 0; round < 400; round++) {
      var random = KeyedRandom.of(4, Purpose.SAMPLE, 0, round);
      int tokens = 2 + random.nextInt(60);
      int stride = 1 + random.nextInt(4);
      var shuffle = random.nextBoolean() ? Shuffle.NONE : Shuffle.EACH_EPOCH;
      var windows =
          Windows.of(
              counting(tokens),
              options(1 + random.nextInt(20), stride, 1 + random.nextInt(12), shuffle));
      int length = windows.steps();
      int[] expected =
          IntStream.iterate(length, target -> target < tokens, target -> target + stride).toArray();
      int[] targets = targetsOf(windows, random.nextInt(5));
      assertThat(windows.count()).as("round %d", round).isEqualTo(expected.length);
      Arrays.sort(targets);
      assertThat(targets).as("round %d", round).isEqualTo(expected);
    }
  }

  @Test
  void aWindowIsFollowedByItsTargetHoweverItIsDrawn() {
    var windows = Windows.of(counting(50), options(7, 1, 8, Shuffle.EACH_EPOCH));
    Batch batch = windows.newBatch();
    for (int k = 0; k < windows.batchesPerEpoch(); k++) {
      windows.fill(3, k, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        int first = batch.input(0, b);
        for (int t = 0; t < batch.steps(); t++) {
          assertThat(batch.input(t, b)).isEqualTo(first + t);
        }
        assertThat(batch.target(6, b)).isEqualTo(first + 7);
      }
    }
  }

  @Test
  void epochsDifferAndSeedsDiffer() {
    var windows = Windows.of(counting(100), options(5, 1, 10, Shuffle.EACH_EPOCH));
    var other = Windows.of(counting(100), new WindowOptions(5, 1, 10, Shuffle.EACH_EPOCH, 43));
    int[] first = targetsOf(windows, 0);
    assertThat(targetsOf(windows, 1)).isNotEqualTo(first);
    assertThat(targetsOf(other, 0)).isNotEqualTo(first);
    assertThat(first).isNotEqualTo(IntStream.range(5, 100).toArray());
  }

  @Test
  void anyBatchOfAnyEpochIsTheSameForWhoeverAsks() {
    var unbroken = Windows.of(counting(77), options(5, 1, 8, Shuffle.EACH_EPOCH));
    targetsOf(unbroken, 0);
    int[] second = targetsOf(unbroken, 1);
    var resumed = Windows.of(counting(77), options(5, 1, 8, Shuffle.EACH_EPOCH));
    Batch batch = resumed.newBatch();
    resumed.fill(1, 4, batch);
    assertThat(Arrays.copyOf(batch.targets(), 8)).isEqualTo(Arrays.copyOfRange(second, 32, 40));
    assertThat(targetsOf(unbroken, 0)).isEqualTo(targetsOf(resumed, 0));
  }

  @Test
  void everyPlaceIsEquallyLikely() {
    // 6 windows, 3000 epochs: each window is first 500 times; four standard deviations are 82.
    var windows = Windows.of(counting(7), options(1, 1, 1, Shuffle.EACH_EPOCH));
    var firsts = new int[7];
    Batch batch = windows.newBatch();
    for (int epoch = 0; epoch < 3000; epoch++) {
      windows.fill(epoch, 0, batch);
      firsts[batch.target(0, 0)]++;
    }
    assertThat(Arrays.stream(firsts).skip(1)).allMatch(count -> Math.abs(count - 500) < 82);
  }

  @Test
  void aWindowLongerThanTheTextIsLoweredWithANotice() {
    var windows = Windows.of(counting(50), options(100, 1, 1, Shuffle.NONE));
    assertThat(windows.steps()).isEqualTo(49);
    assertThat(windows.count()).isEqualTo(1);
    assertThat(windows.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-003]: the text has 50 tokens; a window of 100 and its target need 101: \
            windows of 49 are used
              fix: --window 49 says so, or give a longer text\
            """);
  }

  @Test
  void aBatchLargerThanTheTextIsLoweredWithANotice() {
    var windows = Windows.of(counting(8), options(5, 1, 128, Shuffle.NONE));
    assertThat(windows.sequences()).isEqualTo(3);
    assertThat(windows.batchesPerEpoch()).isEqualTo(1);
    assertThat(windows.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-004]: the text gives 3 windows, fewer than a batch of 128: a batch has 3
              fix: --batch 3 says so, or give a longer text\
            """);
  }

  @Test
  void twoTokensAreEnoughAndOneIsNot() {
    assertThat(Windows.of(counting(2), options(1, 1, 1, Shuffle.NONE)).count()).isEqualTo(1);
    assertThatThrownBy(() -> Windows.of(counting(1), options(1, 1, 1, Shuffle.NONE)))
        .isInstanceOf(LonghandException.class)
        .hasMessage("1 token; at least 2 are needed");
  }

  @Test
  void batchesOutsideTheEpochAndImpossibleSizesAreMistakesOfTheCaller() {
    var windows = Windows.of(counting(10), options(3, 1, 4, Shuffle.NONE));
    Batch batch = windows.newBatch();
    assertThatThrownBy(() -> windows.fill(0, 2, batch))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> options(0, 1, 1, Shuffle.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void steadyFillingAllocatesNothing() {
    var windows = Windows.of(counting(5000), options(20, 1, 16, Shuffle.EACH_EPOCH));
    var streams = Streams.of(counting(5000), 20, 16);
    Batch batch = windows.newBatch();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 3; round++) {
      windows.fill(round, 0, batch);
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < windows.batchesPerEpoch(); k++) {
        windows.fill(round, k, batch);
        streams.fill(round, k % streams.batchesPerEpoch(), batch);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    // 311 pairs of fills: one object in each would be 5,000 bytes at least. The reading itself and
    // a compiler that is still at work take some hundred.
    assertThat(allocated).isLessThan(2_000);
  }

  @Test
  void aSmallerBufferGrows() {
    var windows = Windows.of(counting(10), options(3, 1, 4, Shuffle.NONE));
    var batch = new Batch(1, 1);
    windows.fill(0, 0, batch);
    assertThat(batch.target(2, 3)).isEqualTo(6);
  }

  private static WindowOptions options(int length, int stride, int batchSize, Shuffle shuffle) {
    return new WindowOptions(length, stride, batchSize, shuffle, 42);
  }

  private static int[] targetsOf(Windows windows, long epoch) {
    var targets = IntStream.builder();
    Batch batch = windows.newBatch();
    for (int k = 0; k < windows.batchesPerEpoch(); k++) {
      windows.fill(epoch, k, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        targets.add(batch.targets()[b]);
      }
    }
    return targets.build().toArray();
  }
}
