package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowStretchesTest {
  private static final int BLOCK = RowStretches.BLOCK_ROWS;

  @Test
  void neighboursAreOneStretch() {
    var stretches = new RowStretches(20, 20);
    stretches.add(2, 3);
    stretches.add(5, 4);
    stretches.add(10, 1);
    assertThat(stretches.size()).isEqualTo(2);
    assertThat(stretches.first(0)).isEqualTo(2);
    assertThat(stretches.count(0)).isEqualTo(7);
    assertThat(stretches.first(1)).isEqualTo(10);
    assertThat(stretches.rows()).isEqualTo(8);
  }

  @Test
  void noStretchIsLongerThanABlock() {
    RowStretches all = RowStretches.all(2 * BLOCK + 5);
    assertThat(counts(all)).containsExactly(BLOCK, BLOCK, 5);
    assertThat(all.rows()).isEqualTo(2 * BLOCK + 5);
  }

  @Test
  void aStretchIsFilledUpBeforeTheNextBegins() {
    var stretches = new RowStretches(2 * BLOCK, 2);
    stretches.add(0, BLOCK - 1);
    stretches.add(BLOCK - 1, 10);
    assertThat(counts(stretches)).containsExactly(BLOCK, 9);
    assertThat(stretches.first(1)).isEqualTo(BLOCK);
  }

  @Test
  void aBlockHoldsAsManyStretchesAsFitIntoIt() {
    var stretches = new RowStretches(4 * BLOCK, 9);
    for (int i = 0; i < 4; i++) {
      stretches.add(i * BLOCK, BLOCK / 3);
    }
    assertThat(stretches.blockEnd(0)).isEqualTo(3);
    assertThat(stretches.blockEnd(3)).isEqualTo(4);
  }

  @Test
  void clearingForgetsAllRows() {
    RowStretches stretches = RowStretches.all(7);
    stretches.clear();
    assertThat(stretches.size()).isZero();
    assertThat(stretches.rows()).isZero();
  }

  /// As many as were promised, each as small and as far from the others as can be.
  @Test
  void thereIsRoomForAsManyAsWerePromised() {
    var stretches = new RowStretches(40, 20);
    for (int i = 0; i < 20; i++) {
      stretches.add(2 * i, 1);
    }
    assertThat(stretches.size()).isEqualTo(20);
  }

  private static int[] counts(RowStretches stretches) {
    return IntStream.range(0, stretches.size()).map(stretches::count).toArray();
  }
}
