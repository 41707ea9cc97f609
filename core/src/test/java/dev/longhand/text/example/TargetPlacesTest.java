package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Where the targets of a batch stand in the text; in these texts an id is its own place.
class TargetPlacesTest {
  private static final TokenSequence TEXT = TokenSequence.of(IntStream.range(0, 47).toArray());
  private static final List<int[]> DOCUMENTS = RandomDocuments.drawn(5, 9, 12);

  private static void assertPlaces(Examples examples) {
    Batch batch = examples.newBatch();
    for (int index = 0; index < examples.batchesPerEpoch(); index++) {
      examples.fill(0, index, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        assertThat(batch.lastTarget(b)).isEqualTo(batch.target(batch.steps() - 1, b));
      }
    }
  }

  @Test
  void ofWindows() {
    assertPlaces(Windows.of(TEXT, new WindowOptions(7, 2, 4, Shuffle.EACH_EPOCH, 3)));
  }

  @Test
  void ofStreams() {
    assertPlaces(Streams.of(TEXT, 5, 3));
  }

  @Test
  void ofDocuments() {
    var options = new RaggedOptions(6, 4, 2, Shuffle.EACH_EPOCH, 3);
    assertPlaces(Wholes.of(EncodedDocuments.of(DOCUMENTS), options));
  }

  @Test
  void ofPrefixes() {
    var options = new RaggedOptions(6, 4, 2, Shuffle.EACH_EPOCH, 3);
    assertPlaces(Prefixes.of(EncodedDocuments.of(DOCUMENTS), options, Padding.MASKED));
  }
}
