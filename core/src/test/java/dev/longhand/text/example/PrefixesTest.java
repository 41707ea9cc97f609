package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefixesTest {
  @Test
  void everyBeginningOfADocumentForetellsTheTokenBehindIt() {
    var prefixes = Prefixes.of(RandomDocuments.of(3, 4), options(9, 8, 1), Padding.MASKED);
    assertThat(prefixes.count()).isEqualTo(5);
    assertThat(prefixes.steps()).isEqualTo(3);
    assertThat(prefixes.tokensPerEpoch()).isEqualTo(1 + 2 + 1 + 2 + 3);
    assertThat(prefixes.targetPositions()).isEqualTo(TargetPositions.LAST);
    assertThat(read(prefixes, 0))
        .containsExactly("3 4 5 > 6", "0 1 > 2", "3 4 > 5", "0 > 1", "3 > 4");
  }

  @Test
  void sequencesEndAtTheLastStep() {
    var prefixes = Prefixes.of(RandomDocuments.of(4), options(3, 3, 1), Padding.MASKED);
    Batch batch = prefixes.newBatch();
    prefixes.fill(0, 0, batch);
    assertThat(Arrays.copyOf(batch.lengths(), 3)).containsExactly(3, 2, 1);
    assertThat(batch.input(0, 0)).isZero();
    assertThat(batch.input(1, 1)).isZero();
    assertThat(batch.input(2, 2)).isZero();
    assertThat(batch.input(2, 0)).isEqualTo(2);
    assertThat(batch.tokenCount()).isEqualTo(6);
  }

  @Test
  void sharedPaddingFillsUpToTheLengthThatWasAskedFor() {
    var padding = new Padding.Shared(0, 10);
    var prefixes = Prefixes.of(RandomDocuments.of(3), options(10, 2, 1), padding);
    Batch batch = prefixes.newBatch();
    prefixes.fill(0, 0, batch);
    assertThat(prefixes.steps()).isEqualTo(10);
    assertThat(batch.steps()).isEqualTo(10);
    assertThat(batch.padding()).isEqualTo(padding);
    assertThat(batch.input(8, 0)).isZero();
    assertThat(batch.input(9, 0)).isEqualTo(1);
  }

  @Test
  void ofALongPrefixOnlyTheEndIsReadAndThatIsSaid() {
    var prefixes = Prefixes.of(RandomDocuments.of(6), options(2, 8, 1), Padding.MASKED);
    assertThat(read(prefixes, 0))
        .containsExactly("0 1 > 2", "1 2 > 3", "2 3 > 4", "3 4 > 5", "0 > 1");
    assertThat(prefixes.tokensPerEpoch()).isEqualTo(9);
    assertThat(prefixes.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-042]: 3 prefixes are longer than 2 tokens: only the last 2 are read
              fix: --window takes another number of tokens\
            """);
  }

  @Test
  void documentsWithoutAnExampleAreCounted() {
    var prefixes = Prefixes.of(RandomDocuments.of(1, 3, 0), options(4, 2, 1), Padding.MASKED);
    assertThat(prefixes.notices().getFirst().what())
        .isEqualTo("2 of 3 documents have fewer than 2 tokens and give no example");
  }

  @Test
  void fewerPrefixesThanABatchAreOneBatch() {
    var prefixes = Prefixes.of(RandomDocuments.of(3), options(4, 64, 1), Padding.MASKED);
    assertThat(prefixes.sequences()).isEqualTo(2);
    assertThat(prefixes.notices().getFirst().code()).isEqualTo(ErrorCode.DATA_FEW);
  }

  @Test
  void withoutAnExampleThereIsNothingToLearn() {
    assertThatThrownBy(
            () -> Prefixes.of(RandomDocuments.of(1, 1), options(4, 2, 1), Padding.MASKED))
        .isInstanceOf(LonghandException.class)
        .hasMessage("none of 2 documents has the 2 tokens that are needed at least");
    assertThatThrownBy(() -> Prefixes.of(RandomDocuments.of(), options(4, 2, 1), Padding.MASKED))
        .isInstanceOf(LonghandException.class)
        .hasMessage("no documents");
  }

  @Test
  void everyTokenAfterTheFirstIsATargetOnceAnEpoch() {
    for (int round = 0; round < 300; round++) {
      List<int[]> drawn = RandomDocuments.drawn(round, round % 10 == 0 ? 200 : 12, 15);
      var random = KeyedRandom.of(3, Purpose.SAMPLE, 1, round);
      var options =
          new RaggedOptions(
              1 + random.nextInt(16),
              1 + random.nextInt(20),
              1 + random.nextInt(6),
              random.nextBoolean() ? Shuffle.NONE : Shuffle.EACH_EPOCH,
              random.nextLong());
      var prefixes = Prefixes.of(EncodedDocuments.of(drawn), options, Padding.MASKED);
      List<String> found = read(prefixes, random.nextInt(3));
      assertThat(found)
          .as("round %d", round)
          .containsExactlyInAnyOrderElementsOf(expected(drawn, prefixes.steps()));
      assertThat(prefixes.targetsPerEpoch()).as("round %d", round).isEqualTo(found.size());
      long tokens = found.stream().mapToLong(line -> line.split(" ").length - 2).sum();
      assertThat(prefixes.tokensPerEpoch()).as("round %d", round).isEqualTo(tokens);
    }
  }

  @Test
  void anyBatchIsTheSameWhateverWasAskedForBefore() {
    EncodedDocuments documents = EncodedDocuments.of(RandomDocuments.drawn(5, 60, 12));
    var options = new RaggedOptions(12, 4, 3, Shuffle.EACH_EPOCH, 9);
    var unbroken = Prefixes.of(documents, options, Padding.MASKED);
    List<String> all = new ArrayList<>();
    for (int k = 0; k < unbroken.batchesPerEpoch(); k++) {
      all.add(batch(unbroken, 2, k));
    }
    var jumping = Prefixes.of(documents, options, Padding.MASKED);
    for (int k = unbroken.batchesPerEpoch() - 1; k >= 0; k -= 2) {
      batch(jumping, 0, k / 2);
      assertThat(batch(jumping, 2, k)).isEqualTo(all.get(k));
    }
  }

  @Test
  void bucketsMakeTheLengthsOfABatchAlike() {
    EncodedDocuments documents = EncodedDocuments.of(RandomDocuments.drawn(5, 300, 40));
    var plain = Prefixes.of(documents, shuffled(1), Padding.MASKED);
    var sorted = Prefixes.of(documents, shuffled(50), Padding.MASKED);
    // 16 lengths drawn from 1 to 40 lie about 35 apart; 50 batches sorted together leave each
    // a fiftieth of that.
    assertThat(meanSpread(plain)).isGreaterThan(20);
    assertThat(meanSpread(sorted)).isLessThan(4);
  }

  @Test
  void theBatchesOfABucketComeInARandomOrder() {
    EncodedDocuments documents = EncodedDocuments.of(RandomDocuments.drawn(5, 300, 40));
    var prefixes = Prefixes.of(documents, shuffled(20), Padding.MASKED);
    Batch batch = prefixes.newBatch();
    int rises = 0;
    int before = Integer.MAX_VALUE;
    for (int k = 0; k < 20; k++) {
      prefixes.fill(1, k, batch);
      rises += batch.length(0) > before ? 1 : 0;
      before = batch.length(0);
    }
    assertThat(rises).isBetween(4, 15);
  }

  @Test
  void epochsDiffer() {
    EncodedDocuments documents = RandomDocuments.of(30, 30);
    var prefixes = Prefixes.of(documents, shuffled(1), Padding.MASKED);
    assertThat(batch(prefixes, 0, 0)).isNotEqualTo(batch(prefixes, 1, 0));
  }

  @Test
  void paddingMustFitThePrefixes() {
    EncodedDocuments documents = RandomDocuments.of(5);
    for (Padding wrong : List.of(Padding.NONE, new Padding.Shared(0, 3))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Prefixes.of(documents, options(4, 2, 1), wrong));
    }
  }

  private static double meanSpread(Prefixes prefixes) {
    Batch batch = prefixes.newBatch();
    double sum = 0;
    for (int k = 0; k < prefixes.batchesPerEpoch(); k++) {
      prefixes.fill(0, k, batch);
      sum += batch.length(0) - batch.length(batch.sequences() - 1);
    }
    return sum / prefixes.batchesPerEpoch();
  }

  private static RaggedOptions options(int longest, int batchSize, int bucket) {
    return new RaggedOptions(longest, batchSize, bucket, Shuffle.NONE, 42);
  }

  private static RaggedOptions shuffled(int bucket) {
    return new RaggedOptions(40, 16, bucket, Shuffle.EACH_EPOCH, 42);
  }

  private static List<String> expected(List<int[]> documents, int longest) {
    var lines = new ArrayList<String>();
    for (int[] ids : documents) {
      for (int target = 1; target < ids.length; target++) {
        var line = new StringBuilder();
        for (int at = Math.max(0, target - longest); at < target; at++) {
          line.append(ids[at]).append(' ');
        }
        lines.add(line.append("> ").append(ids[target]).toString());
      }
    }
    return lines;
  }

  private static List<String> read(Prefixes prefixes, long epoch) {
    return IntStream.range(0, prefixes.batchesPerEpoch())
        .mapToObj(k -> batch(prefixes, epoch, k))
        .flatMap(String::lines)
        .toList();
  }

  private static String batch(Prefixes prefixes, long epoch, int index) {
    Batch batch = prefixes.newBatch();
    prefixes.fill(epoch, index, batch);
    var lines = new StringBuilder();
    for (int b = 0; b < batch.sequences(); b++) {
      for (int t = batch.steps() - batch.length(b); t < batch.steps(); t++) {
        lines.append(batch.input(t, b)).append(' ');
      }
      lines.append("> ").append(batch.target(batch.steps() - 1, b)).append('\n');
    }
    return lines.toString();
  }
}
