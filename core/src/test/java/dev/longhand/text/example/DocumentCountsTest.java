package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import org.junit.jupiter.api.Test;

class DocumentCountsTest {
  @Test
  void everyExampleIsFoundInItsDocument() {
    for (int round = 0; round < 30; round++) {
      EncodedDocuments documents =
          EncodedDocuments.of(RandomDocuments.drawn(round, round < 20 ? 20 : 400, 6));
      var counts = new DocumentCounts(documents, tokens -> tokens / 2);
      long example = 0;
      for (long document = 0; document < documents.count(); document++) {
        for (long within = 0; within < documents.length(document) / 2; within++) {
          counts.moveTo(example++);
          assertThat(counts.document()).as("round %d", round).isEqualTo(document);
          assertThat(counts.within()).as("round %d", round).isEqualTo(within);
        }
      }
      assertThat(counts.count()).as("round %d", round).isEqualTo(example);
    }
  }

  @Test
  void anExampleIsFoundWhereverItStoodBefore() {
    EncodedDocuments documents = EncodedDocuments.of(RandomDocuments.drawn(1, 300, 9));
    var forward = new DocumentCounts(documents, tokens -> tokens);
    var random = KeyedRandom.of(8, Purpose.SAMPLE, 0, 0);
    for (int round = 0; round < 300; round++) {
      int example = random.nextInt((int) forward.count());
      forward.moveTo(example);
      assertThat(documents.start(forward.document()) + forward.within()).isEqualTo(example);
    }
  }
}
