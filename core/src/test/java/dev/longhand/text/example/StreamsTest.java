package dev.longhand.text.example;

import static dev.longhand.text.example.TokenSequenceTest.counting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {
  @Test
  void streamsAreReadSideBySide() {
    var streams = Streams.of(counting(13), 2, 3);
    Batch batch = streams.newBatch();
    assertThat(streams.batchesPerEpoch()).isEqualTo(2);
    streams.fill(0, 0, batch);
    assertThat(Arrays.copyOf(batch.inputs(), 6)).containsExactly(0, 4, 8, 1, 5, 9);
    assertThat(Arrays.copyOf(batch.targets(), 6)).containsExactly(1, 5, 9, 2, 6, 10);
    assertThat(batch.continues()).isFalse();
    streams.fill(0, 1, batch);
    assertThat(Arrays.copyOf(batch.inputs(), 6)).containsExactly(2, 6, 10, 3, 7, 11);
    assertThat(batch.continues()).isTrue();
    assertThat(batch.targetPositions()).isEqualTo(TargetPositions.EVERY);
    assertThat(batch.targetCount()).isEqualTo(6);
    assertThat(batch.target(1, 2)).isEqualTo(12);
  }

  @Test
  void theLastBatchMayHaveFewerSteps() {
    var streams = Streams.of(counting(11), 3, 2);
    Batch batch = streams.newBatch();
    streams.fill(0, 1, batch);
    assertThat(batch.steps()).isEqualTo(2);
    assertThat(Arrays.copyOf(batch.inputs(), 4)).containsExactly(3, 8, 4, 9);
    assertThat(Arrays.copyOf(batch.targets(), 4)).containsExactly(4, 9, 5, 10);
  }

  @Test
  void inEverySizeStreamsGoOnWhereTheyStoppedAndLeaveOutLessThanOneStep() {
    for (int round = 0; round < 500; round++) {
      var random = KeyedRandom.of(5, Purpose.SAMPLE, 0, round);
      int tokens = 2 + random.nextInt(120);
      var streams = Streams.of(counting(tokens), 1 + random.nextInt(12), 1 + random.nextInt(12));
      var targets = targetsByStream(streams);
      int next = 1;
      for (List<Integer> stream : targets) {
        for (int target : stream) {
          assertThat(target).as("round %d", round).isEqualTo(next++);
        }
      }
      assertThat(streams.targetsPerEpoch()).isEqualTo(next - 1L);
      assertThat(tokens - next).as("round %d", round).isLessThan(streams.sequences());
    }
  }

  @Test
  void everyEpochIsTheSame() {
    var streams = Streams.of(counting(40), 4, 3);
    Batch first = streams.newBatch();
    Batch second = streams.newBatch();
    streams.fill(0, 2, first);
    streams.fill(7, 2, second);
    assertThat(second.inputs()).isEqualTo(first.inputs());
  }

  @Test
  void aTextTooShortForItsStreamsGetsFewerWithANotice() {
    var streams = Streams.of(counting(1001), 64, 32);
    assertThat(streams.sequences()).isEqualTo(15);
    assertThat(streams.steps()).isEqualTo(64);
    assertThat(streams.notices()).hasSize(1);
    assertThat(streams.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-004]: 32 streams of 64 steps need 2 049 tokens, the text has 1 001: \
            15 streams are used
              fix: give a longer text, or --batch 15\
            """);
  }

  @Test
  void aTextShorterThanOneStreamGetsFewerSteps() {
    var streams = Streams.of(counting(41), 64, 32);
    assertThat(streams.sequences()).isEqualTo(1);
    assertThat(streams.steps()).isEqualTo(40);
    assertThat(streams.batchesPerEpoch()).isEqualTo(1);
    assertThat(streams.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-003]: the text has 41 tokens; 64 steps need 65: 40 steps a batch are used
              fix: give a longer text, or --window 40\
            """);
    assertThat(streams.notices().getLast().what()).endsWith("1 stream is used");
  }

  @Test
  void aTextLongEnoughNeedsNoNotice() {
    assertThat(Streams.of(counting(2049), 64, 32).notices()).isEmpty();
    assertThat(Streams.of(counting(2048), 64, 32).notices()).isNotEmpty();
  }

  @Test
  void twoTokensAreEnoughAndOneIsNot() {
    assertThat(Streams.of(counting(2), 1, 1).targetsPerEpoch()).isEqualTo(1);
    assertThatThrownBy(() -> Streams.of(counting(1), 1, 1)).isInstanceOf(LonghandException.class);
    assertThatThrownBy(() -> Streams.of(counting(9), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<List<Integer>> targetsByStream(Streams streams) {
    var targets = new ArrayList<List<Integer>>();
    for (int b = 0; b < streams.sequences(); b++) {
      targets.add(new ArrayList<>());
    }
    Batch batch = streams.newBatch();
    for (int k = 0; k < streams.batchesPerEpoch(); k++) {
      streams.fill(0, k, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        for (int t = 0; t < batch.steps(); t++) {
          assertThat(batch.target(t, b)).isEqualTo(batch.input(t, b) + 1);
          targets.get(b).add(batch.target(t, b));
        }
      }
    }
    return targets;
  }
}
