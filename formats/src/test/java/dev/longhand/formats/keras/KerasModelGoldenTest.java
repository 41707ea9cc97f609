package dev.longhand.formats.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.evaluate.TokenDistribution;
import dev.longhand.evaluate.TokenScorer;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.LanguageModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Models that Keras 3.15.1 wrote foretell here what they foretell there; the files are of
/// `tools/golden/keras_models.py`.
class KerasModelGoldenTest {
  /// Float sums in another order, over a few dozen terms.
  private static final double CLOSE = 1e-5;

  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "longhand", "formats", "keras");

  static Stream<Arguments> files() throws IOException {
    JsonNode models = expected();
    return StreamSupport.stream(models.propertyNames().spliterator(), false)
        .flatMap(name -> Stream.of(".keras", ".h5").map(end -> Arguments.of(name, end)));
  }

  private static JsonNode expected() throws IOException {
    return expected("models.json");
  }

  private static JsonNode expected(String file) throws IOException {
    try (InputStream in = KerasModelGoldenTest.class.getResourceAsStream(file)) {
      return JsonMapper.shared().readTree(in).get("models");
    }
  }

  /// Files as Keras 2 laid them out, by `tools/golden/keras2_models.py`.
  @ParameterizedTest
  @ValueSource(strings = {"keras2_lstm", "keras2_gru"})
  void oldFilesForetellTheSame(String name) throws IOException {
    requireSame(name + ".h5", expected("keras2.json").get(name));
  }

  @ParameterizedTest
  @MethodSource("files")
  void probabilitiesAreThoseOfKeras(String name, String end) throws IOException {
    requireSame(name + end, expected().get(name));
  }

  /// Weights alone, with the layers in a file of their own.
  @ParameterizedTest
  @CsvSource({
    "lstm_stacked, .weights.h5",
    "bidirectional_sum, .weights.h5",
    "keras2_gru, _weights.h5"
  })
  void weightsAloneNeedTheLayers(String name, String end) throws IOException {
    Path layers = FOLDER.resolve(name + ".json");
    JsonNode examples = expected(name.startsWith("keras2") ? "keras2.json" : "models.json");

    requireSame(
        new KerasSource(FOLDER.resolve(name + end), Optional.of(layers), Optional.empty()),
        examples.get(name));
  }

  private static void requireSame(String file, JsonNode examples) {
    requireSame(KerasSource.of(FOLDER.resolve(file)), examples);
  }

  private static void requireSame(KerasSource source, JsonNode examples) {
    KerasModel model = KerasModel.read(source);
    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      int[] ids = ids(example, model.masked());
      TokenDistribution next = scorer(model.network()).next(ids);
      for (int id = 0; id < next.size(); id++) {
        assertThat(next.probability(id))
            .as("%s after %s", id, example.get("ids"))
            .isCloseTo(example.get("probabilities").get(id).asDouble(), within(CLOSE));
      }
    }
  }

  private static TokenScorer scorer(LanguageModel model) {
    return new TokenScorer(model, new ScalarKernels(), 5);
  }

  private static int[] ids(JsonNode example, boolean masked) {
    List<Integer> ids = new ArrayList<>();
    example.get("ids").forEach(id -> ids.add(id.asInt()));
    return ids.stream().mapToInt(Integer::intValue).filter(id -> !masked || id != 0).toArray();
  }

  @Test
  void everyKindOfModelIsThere() throws IOException {
    assertThat(files()).hasSize(44);
  }

  @Test
  void theTableNamesLayersOnBothSides() {
    KerasModel model = KerasModel.read(KerasSource.of(FOLDER.resolve("lstm_stacked.keras")));

    assertThat(model.rows())
        .extracting(KerasModel.Row::kind)
        .containsExactly("Embedding", "LSTM", "Dropout", "LSTM", "Dense", "Dense");
    assertThat(model.rows())
        .extracting(KerasModel.Row::shapes)
        .containsExactly(
            "7 x 3", "3 x 16, 4 x 16, 16", "", "4 x 12, 3 x 12, 12", "3 x 5, 5", "5 x 7, 7");
    assertThat(model.steps()).hasValue(5);
  }
}
