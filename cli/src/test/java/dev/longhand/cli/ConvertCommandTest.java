package dev.longhand.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Models of Keras from the command line; the files are those of the module that reads them.
class ConvertCommandTest {
  private static final Path FILES =
      Path.of("..", "formats", "src", "test", "resources", "dev", "longhand", "formats", "keras");

  @TempDir Path temporary;

  @Test
  void theLayersAreListedAndTheModelForetells() throws IOException {
    Path model = temporary.resolve("model.safetensors");

    var converted = Shell.usual().run("convert", FILES.resolve("lstm_masked.keras"), model);
    var told = Shell.usual().run("predict", model, "--ids", "0,0,3,4,5", "--json");

    assertThat(converted.status()).isZero();
    assertThat(converted.out().lines().skip(1))
        .satisfiesExactly(
            row -> assertThat(row).contains("Embedding", "embedding", "21", "7 x 3"),
            row -> assertThat(row).contains("LSTM", "lstm", "128", "3 x 16, 4 x 16, 16"),
            row -> assertThat(row).contains("Dense", "dense", "35", "4 x 7, 7"));
    assertThat(converted.err()).contains("the model knows ids alone", "predict");
    JsonNode wanted =
        JsonMapper.shared()
            .readTree(Files.readString(FILES.resolve("models.json")))
            .at("/models/lstm_masked/3");
    assertThat(wanted.get("ids").toString()).isEqualTo("[0,0,3,4,5]");
    JsonNode found = JsonMapper.shared().readTree(told.out()).get("probabilities");
    for (int id = 0; id < 7; id++) {
      assertThat(found.get(id).asDouble())
          .isCloseTo(wanted.get("probabilities").get(id).asDouble(), within(1e-5));
    }
  }

  @Test
  void aVocabularyLetsItWriteAndLearnOn() throws IOException {
    Path model = temporary.resolve("model.safetensors");
    Path words = temporary.resolve("words.json");
    Files.writeString(words, "[\"<pad>\",\"the\",\"sea\",\"and\",\"hill\",\"bell\",\"snow\"]");
    Path text = temporary.resolve("text.txt");
    Files.writeString(text, "the sea and the hill and the bell and the snow\n".repeat(20));
    Path run = temporary.resolve("run");

    assertThat(
            Shell.usual()
                .run("convert", FILES.resolve("gru.h5"), model, "--vocabulary", words)
                .status())
        .isZero();
    var written = Shell.usual().run("generate", model, "the sea", "--tokens", 6, "--carry");
    var trained =
        Shell.usual()
            .run("train", text, "--from", model, "--epochs", 1, "--no-sample", "--out", run);

    assertThat(List.of(written.out().strip().split(" ", -1)))
        .isNotEmpty()
        .isSubsetOf("the", "sea", "and", "hill", "bell", "snow");
    assertThat(trained.status()).as(trained.err()).isZero();
    assertThat(trained.err()).contains("weights     of a model of gru.h5");
  }

  @Test
  void theTokenizerOfKerasComesAlong() throws IOException {
    Path model = temporary.resolve("model.safetensors");
    Path tokenizer = temporary.resolve("tokenizer.json");
    String index =
        IntStream.rangeClosed(1, 6)
            .mapToObj(id -> "\\\"w" + id + "\\\": " + id)
            .collect(Collectors.joining(", ", "{", "}"));
    Files.writeString(
        tokenizer,
        "{\"class_name\": \"Tokenizer\", \"config\": {\"num_words\": null, \"char_level\": false,"
            + " \"oov_token\": null, \"word_index\": \""
            + index
            + "\"}}");

    assertThat(
            Shell.usual()
                .run("convert", FILES.resolve("lstm.keras"), model, "--vocabulary", tokenizer)
                .status())
        .isZero();
    var told = Shell.usual().run("predict", model, "W3 w4, w5!", "--json");

    assertThat(JsonMapper.shared().readTree(told.out()).get("read").toString())
        .isEqualTo("[3,4,5]");
  }

  @ParameterizedTest
  @CsvSource({
    "'[\"a\",\"b\"]', 'the vocabulary has 2 tokens, and the model 7'",
    "'[\"t\",\"u\",\"v\",\"w\",\"x\",\"y\"]', 'one more than there are words'",
    "'[\"one\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\"]', 'id 0 is'",
    "'[1,2,3,4,5,6,7]', 'is no text'",
    "'{\"a\":1,\"b\":1,\"c\":2,\"d\":3,\"e\":4,\"f\":5}', 'given twice'",
    "'{\"a\":1,\"b\":9}', 'gaps'",
    "'{', 'no JSON'"
  })
  void aVocabularyThatDoesNotFitIsRefused(String json, String what) throws IOException {
    Path words = temporary.resolve("words.json");
    Files.writeString(words, json);
    Path model = temporary.resolve("model.safetensors");

    var result =
        Shell.usual().run("convert", FILES.resolve("lstm.h5"), model, "--vocabulary", words);

    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains("error[MODEL-044]", what);
    assertThat(model).doesNotExist();
  }

  @Test
  void weightsAloneNeedTheLayers() {
    Path model = temporary.resolve("model.safetensors");
    Path weights = FILES.resolve("lstm_stacked.weights.h5");

    var refused = Shell.usual().run("convert", weights, model);
    var converted =
        Shell.usual()
            .run("convert", weights, model, "--architecture", FILES.resolve("lstm_stacked.json"));

    assertThat(refused.status()).isEqualTo(5);
    assertThat(refused.err()).contains("weights only", "--architecture");
    assertThat(converted.status()).as(converted.err()).isZero();
    assertThat(model).exists();
  }

  @Test
  void anInputThatIsNoneIsRefused() {
    Path model = temporary.resolve("model.safetensors");

    assertThat(
            Shell.usual().run("convert", FILES.resolve("lstm.h5"), model, "--input", "words").err())
        .contains("error[USAGE-002]", "one-hot or scaled");
  }

  @Test
  void nothingIsReplacedUnasked() throws IOException {
    Path model = temporary.resolve("model.safetensors");
    Files.writeString(model, "mine");

    var refused = Shell.usual().run("convert", FILES.resolve("lstm.h5"), model);
    var forced = Shell.usual().run("convert", FILES.resolve("lstm.h5"), model, "--force");

    assertThat(refused.status()).isEqualTo(2);
    assertThat(forced.status()).isZero();
  }

  @Test
  void aModelIsWrittenInOurFormatAlone() {
    var result = Shell.usual().run("convert", FILES.resolve("lstm.h5"), "model.onnx");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("ends in .safetensors", "fix:");
  }

  @Test
  void whatMayBeCodeIsNotRun() {
    Path model = temporary.resolve("model.safetensors");

    var result = Shell.usual().run("convert", FILES.resolve("refused_lambda.keras"), model);

    assertThat(result.status()).isEqualTo(5);
    assertThat(result.err()).contains("error[MODEL-041]", "Python code", "layer 'lambda'");
    assertThat(model).doesNotExist();
  }

  @Test
  void paddingAloneIsNothingToRead() {
    Path model = temporary.resolve("model.safetensors");
    Shell.usual().run("convert", FILES.resolve("lstm_masked.h5"), model);

    assertThat(Shell.usual().run("predict", model, "--ids", "0,0").err())
        .contains("error[USAGE-002]", "padding");
  }
}
