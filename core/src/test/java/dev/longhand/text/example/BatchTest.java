package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void everySequenceOfAFullBatchTakesPartInEveryStep() {
    var batch = new Batch(1, 1);
    batch.shape(3, 2, TargetPositions.LAST, false);
    assertThat(batch.length(0)).isEqualTo(3);
    assertThat(batch.length(1)).isEqualTo(3);
    assertThat(batch.tokenCount()).isEqualTo(6);
    assertThat(batch.padding()).isEqualTo(Padding.NONE);
  }

  @Test
  void aRaggedBatchCountsItsRealTokens() {
    var batch = new Batch(4, 3);
    batch.shape(4, new int[] {4, 2, 1}, 3, TargetPositions.EVERY, new Padding.Masked());
    assertThat(batch.tokenCount()).isEqualTo(7);
    assertThat(batch.targetCount()).isEqualTo(7);
    assertThat(batch.padding()).isEqualTo(new Padding.Masked());
  }

  @Test
  void aRaggedBatchHasOneTargetASequenceAfterTheLastStep() {
    var batch = new Batch(4, 3);
    batch.shape(4, new int[] {4, 2, 1}, 3, TargetPositions.LAST, new Padding.Shared(0, 4));
    assertThat(batch.targetCount()).isEqualTo(3);
  }

  @Test
  void aFullBatchBehindARaggedOneIsFull() {
    var batch = new Batch(4, 3);
    batch.shape(4, new int[] {4, 2, 1}, 3, TargetPositions.EVERY, new Padding.Masked());
    batch.shape(4, 3, TargetPositions.EVERY, true);
    assertThat(batch.length(2)).isEqualTo(4);
    assertThat(batch.padding()).isEqualTo(Padding.NONE);
  }

  @Test
  void lengthsThatRiseAreRefused() {
    var batch = new Batch(4, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            batch.shape(4, new int[] {2, 3, 1}, 3, TargetPositions.LAST, new Padding.Masked()))
        .withMessageContaining("length 3 of sequence 1");
  }

  @Test
  void aSequenceThatReadsNothingIsRefused() {
    var batch = new Batch(4, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            batch.shape(4, new int[] {2, 1, 0}, 3, TargetPositions.LAST, new Padding.Masked()));
  }
}
