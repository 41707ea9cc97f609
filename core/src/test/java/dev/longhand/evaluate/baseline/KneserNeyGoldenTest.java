package dev.longhand.evaluate.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.text.example.EncodedDocuments;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same probabilities as `tools/golden/kneser_ney.py` computes by the definition, in fractions.
class KneserNeyGoldenTest {
  /// Some ten roundings of 2^-53 for each of up to six orders, of numbers below 1.
  private static final double ROUNDING = 1e-14;

  static Stream<JsonNode> cases() {
    InputStream file = KneserNeyGoldenTest.class.getResourceAsStream("golden/kneser_ney.json");
    return JsonMapper.builder()
        .build()
        .readTree(Objects.requireNonNull(file))
        .get("cases")
        .valueStream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyProbabilityIsTheOneOfTheDefinition(JsonNode golden) {
    List<int[]> documents = golden.get("documents").valueStream().map(this::ids).toList();
    int vocabulary = golden.get("vocabulary").intValue();
    int order = golden.get("order").intValue();
    var model =
        KneserNey.of(EncodedDocuments.of(documents), vocabulary, order, KneserNey.USUAL_SEQUENCES);
    for (JsonNode row : golden.get("rows").values()) {
      int[] context = ids(row.get("context"));
      for (int token = 0; token < vocabulary; token++) {
        assertThat(model.probability(context, 0, context.length, token))
            .as("%s of %s", token, row)
            .isCloseTo(row.get("probabilities").get(token).doubleValue(), within(ROUNDING));
      }
    }
  }

  private int[] ids(JsonNode array) {
    return array.valueStream().mapToInt(JsonNode::intValue).toArray();
  }
}
