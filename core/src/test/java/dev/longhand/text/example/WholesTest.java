package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.longhand.error.LonghandException;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholesTest {
  @Test
  void everyTokenButTheFirstOfADocumentIsATarget() {
    var wholes = Wholes.of(RandomDocuments.of(3, 4), options(9, 8, 1));
    assertThat(wholes.count()).isEqualTo(2);
    assertThat(wholes.steps()).isEqualTo(3);
    assertThat(wholes.targetsPerEpoch()).isEqualTo(5);
    assertThat(wholes.padding()).isEqualTo(Padding.MASKED);
    assertThat(wholes.targetPositions()).isEqualTo(TargetPositions.EVERY);
    assertThat(read(wholes, 0)).containsExactly("3>4 4>5 5>6", "0>1 1>2");
  }

  @Test
  void aLongDocumentIsCutIntoPiecesOfAboutTheSameLength() {
    var wholes = Wholes.of(RandomDocuments.of(8), options(3, 3, 1));
    assertThat(wholes.count()).isEqualTo(3);
    assertThat(read(wholes, 0)).containsExactly("4>5 5>6 6>7", "0>1 1>2", "2>3 3>4");
    assertThat(wholes.notices().getFirst().render("warning"))
        .isEqualTo(
            """
            warning[DATA-042]: 1 document has more than 4 tokens: cut into 3 pieces
              fix: --window takes another number of tokens, or train over streams, which carry the \
            state on\
            """);
  }

  @Test
  void documentsWithoutAnExampleAreCounted() {
    var wholes = Wholes.of(RandomDocuments.of(1, 3, 5), options(4, 2, 1));
    assertThat(wholes.notices().getFirst().what())
        .isEqualTo("1 of 3 documents has fewer than 2 tokens and gives no example");
  }

  @Test
  void withoutAnExampleThereIsNothingToLearn() {
    assertThatThrownBy(() -> Wholes.of(RandomDocuments.of(1, 0), options(4, 2, 1)))
        .isInstanceOf(LonghandException.class)
        .hasMessage("none of 2 documents has the 2 tokens that are needed at least");
  }

  @Test
  void everyTargetComesOnceAnEpochBehindItsToken() {
    for (int round = 0; round < 300; round++) {
      List<int[]> drawn = RandomDocuments.drawn(round, round % 10 == 0 ? 200 : 12, 25);
      var random = KeyedRandom.of(4, Purpose.SAMPLE, 1, round);
      var options =
          new RaggedOptions(
              1 + random.nextInt(26),
              1 + random.nextInt(20),
              1 + random.nextInt(6),
              random.nextBoolean() ? Shuffle.NONE : Shuffle.EACH_EPOCH,
              random.nextLong());
      var wholes = Wholes.of(EncodedDocuments.of(drawn), options);
      List<String> pairs =
          read(wholes, random.nextInt(3)).stream()
              .flatMap(line -> List.of(line.split(" ")).stream())
              .toList();
      assertThat(pairs).as("round %d", round).containsExactlyInAnyOrderElementsOf(expected(drawn));
      assertThat(wholes.targetsPerEpoch()).as("round %d", round).isEqualTo(pairs.size());
    }
  }

  @Test
  void aMillionDocumentsNeedNoObjectEach() {
    var documents = new ArrayList<int[]>();
    int[] same = {1, 2, 3, 4};
    for (int document = 0; document < 1_000_000; document++) {
      documents.add(same);
    }
    EncodedDocuments encoded = EncodedDocuments.of(documents);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    var wholes = Wholes.of(encoded, new RaggedOptions(10, 64, 10, Shuffle.EACH_EPOCH, 1));
    wholes.fill(0, 15_624, wholes.newBatch());
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(wholes.batchesPerEpoch()).isEqualTo(15_625);
    // A number for every 64th document are 125,000 bytes.
    assertThat(allocated).isLessThan(500_000);
  }

  @Test
  void steadyFillingAllocatesNothing() {
    EncodedDocuments documents = EncodedDocuments.of(RandomDocuments.drawn(5, 2000, 30));
    var options = new RaggedOptions(20, 16, 1, Shuffle.NONE, 1);
    var wholes = Wholes.of(documents, options);
    var prefixes = Prefixes.of(documents, options, new Padding.Shared(0, 20));
    Batch batch = wholes.newBatch();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = 0;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int k = 0; k < wholes.batchesPerEpoch(); k++) {
        wholes.fill(round, k, batch);
        prefixes.fill(round, k, batch);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    // At least 60 pairs of fills: an object for each sequence would be 30,000 bytes.
    assertThat(allocated).isLessThan(4_000);
  }

  private static RaggedOptions options(int longest, int batchSize, int bucket) {
    return new RaggedOptions(longest, batchSize, bucket, Shuffle.NONE, 42);
  }

  private static List<String> expected(List<int[]> documents) {
    var pairs = new ArrayList<String>();
    for (int[] ids : documents) {
      for (int target = 1; target < ids.length; target++) {
        pairs.add(ids[target - 1] + ">" + ids[target]);
      }
    }
    return pairs;
  }

  private static List<String> read(Wholes wholes, long epoch) {
    var lines = new ArrayList<String>();
    Batch batch = wholes.newBatch();
    for (int k = 0; k < wholes.batchesPerEpoch(); k++) {
      wholes.fill(epoch, k, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        var line = new StringBuilder();
        for (int t = batch.steps() - batch.length(b); t < batch.steps(); t++) {
          line.append(batch.input(t, b)).append('>').append(batch.target(t, b)).append(' ');
        }
        lines.add(line.toString().strip());
      }
    }
    return lines;
  }
}
