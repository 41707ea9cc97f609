package dev.longhand.recipe;

import dev.longhand.error.Wording;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.modelfile.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a model gave on the test part of its text: the file `test.json` of a run.
///
/// @param epoch the epoch whose weights were measured, from 1
/// @param figures what they gave
/// @param bitsPerCharacter of the same, with a charge for what the vocabulary does not have
/// @param modelSha256 the hash of the model
/// @param times how often the part has been measured, this time included: more than once where the
///   run went on after its end
public record TestRecord(
    int epoch, Evaluation figures, OptionalDouble bitsPerCharacter, String modelSha256, int times) {
  public TestRecord {
    Objects.requireNonNull(figures);
    Objects.requireNonNull(bitsPerCharacter);
    Objects.requireNonNull(modelSha256);
  }

  void write(Path file) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("epoch", epoch)
        .put("targets", figures.targets())
        .put("loss", figures.loss())
        .put("perplexity", figures.perplexity())
        .put("accuracy", figures.accuracy())
        .put("top_5_accuracy", figures.topFiveAccuracy());
    bitsPerCharacter.ifPresent(bits -> json.put("bits_per_character", bits));
    json.put("hits", figures.hits())
        .put("top_5", figures.topFive())
        .put("model_sha256", modelSha256)
        .put("times", times);
    String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    AtomicFile.write(file, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Reads a record; what is missing or damaged counts as none, and is written anew.
  static Optional<TestRecord> read(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
      var figures =
          new Evaluation(
              json.required("targets").longValue(),
              json.required("loss").doubleValue(),
              json.required("hits").longValue(),
              json.required("top_5").longValue());
      JsonNode bits = json.get("bits_per_character");
      return Optional.of(
          new TestRecord(
              json.required("epoch").intValue(),
              figures,
              bits == null ? OptionalDouble.empty() : OptionalDouble.of(bits.doubleValue()),
              json.required("model_sha256").stringValue(),
              json.required("times").intValue()));
    } catch (IOException | JacksonException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /// What it says, in a few words.
  String words() {
    return String.format(Locale.ROOT, "epoch %s, loss %.3f", Wording.number(epoch), figures.loss());
  }
}
