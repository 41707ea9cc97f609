package dev.longhand.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchRowsTest {
  private static final BatchShape SHAPE = new BatchShape(4, 5);

  private final BatchRows rows = new BatchRows(SHAPE);

  @Test
  void atFirstAllTakePartInAllSteps() {
    assertThat(rows.stretches().rows()).isEqualTo(20);
    assertThat(rows.stretches().size()).isOne();
    assertThat(rows.entry(3)).isZero();
    assertThat(rows.present(0)).isEqualTo(4);
  }

  @Test
  void aSequenceTakesPartInItsLastSteps() {
    rows.setLengths(new int[] {4, 3, 3, 1});
    assertThat(IntStream.range(0, 5).map(rows::present)).containsExactly(0, 1, 3, 3, 4);
    assertThat(IntStream.range(0, 5).map(rows::presentBefore)).containsExactly(0, 0, 1, 3, 3);
    assertThat(IntStream.range(0, 4).map(rows::entry)).containsExactly(1, 2, 2, 4);
    assertThat(rows.stretches().rows()).isEqualTo(11);
    assertThat(rows.stretches().first(0)).isEqualTo(rows.row(1, 0));
    assertThat(rows.stretches().count(0)).isOne();
  }

  @Test
  void ofARangeTheFirstOnesTakePart() {
    rows.setLengths(new int[] {4, 3, 3, 1});
    assertThat(IntStream.range(0, 5).map(t -> rows.count(t, 1, 3))).containsExactly(0, 0, 2, 2, 2);
    assertThat(rows.count(4, 3, 4)).isOne();
  }

  @Test
  void rangesCostAboutTheSame() {
    rows.setLengths(new int[] {5, 1, 1, 1});
    assertThat(IntStream.rangeClosed(0, 2).map(range -> rows.cut(range, 2)))
        .containsExactly(0, 1, 4);
  }

  @Test
  void rangesCoverAllSequencesOnceWhateverTheLengths() {
    for (int[] lengths : new int[][] {{5, 5, 5, 5}, {5, 4, 1, 1}, {1, 1, 1, 1}, {0, 0, 0, 0}}) {
      rows.setLengths(lengths);
      for (int ranges = 1; ranges < 9; ranges++) {
        assertThat(rows.cut(0, ranges)).isZero();
        assertThat(rows.cut(ranges, ranges)).isEqualTo(4);
        for (int range = 0; range < ranges; range++) {
          assertThat(rows.cut(range, ranges)).isLessThanOrEqualTo(rows.cut(range + 1, ranges));
        }
      }
    }
  }

  @Test
  void lengthsThatRiseAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.setLengths(new int[] {2, 3, 1, 1}))
        .withMessage("length 3 of sequence 1 is not in [0, 2]");
  }

  @Test
  void aFullBatchAfterAnotherIsFullAgain() {
    rows.setLengths(new int[] {4, 3, 3, 1});
    rows.setFull();
    assertThat(rows.stretches().rows()).isEqualTo(20);
    assertThat(rows.present(0)).isEqualTo(4);
    assertThat(rows.entry(3)).isZero();
  }
}
