package dev.longhand.recipe;

import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.inspect.Yardstick;
import dev.longhand.modelfile.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What the validation part costs without a network: `baselines.json` of a run.
record BaselineFile(Path path) {
  private static final String UNIGRAM = "unigram";
  private static final String KNESER_NEY = "kneser_ney";
  private static final String BITS = "bits_per_character";
  private static final String LOSS = "loss";
  private static final String ORDER = "order";
  private static final String COUNTED = "counted_tokens";
  private static final String TRAINING = "training_tokens";

  void write(Baselines baselines, TextLength length) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put(TRAINING, baselines.training());
    put(json.putObject(UNIGRAM), baselines.unigram(), length);
    ObjectNode grams = json.putObject(KNESER_NEY);
    grams.put(ORDER, baselines.order()).put(COUNTED, baselines.counted());
    put(grams, baselines.kneserNey(), length);
    String text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json);
    AtomicFile.write(path, (text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The same for a report, with what a character costs; none where the file is missing or damaged.
  List<Yardstick> yardsticks() {
    return read()
        .map(baselines ->
            List.of(
                yardstick(baselines.order() + "-gram Kneser-Ney", KNESER_NEY),
                yardstick(UNIGRAM, UNIGRAM)))
        .orElse(List.of());
  }

  private Yardstick yardstick(String name, String key) {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(path)).required(key);
      JsonNode bits = json.get(BITS);
      return new Yardstick(
          name,
          json.required(LOSS).doubleValue(),
          bits == null ? OptionalDouble.empty() : OptionalDouble.of(bits.doubleValue()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void put(ObjectNode json, double loss, TextLength length) {
    json.put(LOSS, loss)
        .put("perplexity", StrictMath.exp(loss))
        .put(BITS, length.bitsPerCharacter(loss));
  }

  /// What was written; what is missing or damaged counts as nothing, and is measured anew.
  Optional<Baselines> read() {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(path));
      JsonNode grams = json.required(KNESER_NEY);
      return Optional.of(
          new Baselines(
              json.required(UNIGRAM).required(LOSS).doubleValue(),
              grams.required(LOSS).doubleValue(),
              grams.required(ORDER).intValue(),
              grams.required(COUNTED).longValue(),
              json.required(TRAINING).longValue()));
    } catch (IOException | JacksonException damaged) {
      return Optional.empty();
    }
  }
}
