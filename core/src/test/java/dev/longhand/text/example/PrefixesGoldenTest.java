package dev.longhand.text.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same rows as Keras's `pad_sequences` makes of all prefixes.
class PrefixesGoldenTest {
  @Test
  void prefixesWithTheirPaddingAreTheRowsOfKeras() {
    var file = getClass().getResourceAsStream("/dev/longhand/text/token/golden/keras_tokens.json");
    JsonNode paddings = JsonMapper.shared().readTree(Objects.requireNonNull(file)).get("paddings");
    assertThat(paddings.size()).isEqualTo(2);
    for (JsonNode padding : paddings) {
      List<List<Integer>> expected =
          padding.get("rows").valueStream().map(PrefixesGoldenTest::list).toList();
      int longest = expected.getFirst().size() - 1; // the last of a row is the target
      List<int[]> sequences =
          padding.get("sequences").valueStream().map(PrefixesGoldenTest::array).toList();
      assertThat(rows(sequences, longest)).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static List<List<Integer>> rows(List<int[]> sequences, int longest) {
    var options = new RaggedOptions(longest, 4, 1, Shuffle.EACH_EPOCH, 1);
    var prefixes =
        Prefixes.of(EncodedDocuments.of(sequences), options, new Padding.Shared(0, longest));
    var rows = new ArrayList<List<Integer>>();
    Batch batch = prefixes.newBatch();
    for (int k = 0; k < prefixes.batchesPerEpoch(); k++) {
      prefixes.fill(0, k, batch);
      for (int b = 0; b < batch.sequences(); b++) {
        var row = new Integer[longest + 1];
        Arrays.fill(row, 0);
        for (int t = longest - batch.length(b); t < longest; t++) {
          row[t] = batch.input(t, b);
        }
        row[longest] = batch.target(longest - 1, b);
        rows.add(Arrays.asList(row));
      }
    }
    return rows;
  }

  private static List<Integer> list(JsonNode row) {
    return row.valueStream().map(JsonNode::intValue).toList();
  }

  private static int[] array(JsonNode ids) {
    return ids.valueStream().mapToInt(JsonNode::intValue).toArray();
  }
}
