package dev.longhand.formats.keras;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file that Keras wrote, of either kind: `.keras` or HDF5 with a whole model in it.
///
/// @param model the description of the model
/// @param version of the Keras that wrote it; 0 where it does not say
record KerasFile(JsonNode model, int version, WeightFile weights, WeightPlaces places) {
  private static final long LARGEST = 2L << 30;
  private static final int KERAS_3 = 3; // the first with weights by class
  private static final int DEEPEST = 64;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  /// Reads a file.
  ///
  /// @throws LonghandException `MODEL_MISSING`, `MODEL_KERAS`, `MODEL_CODE` or `DISK_IO`
  static KerasFile read(KerasSource source) {
    String name = source.name();
    byte[] bytes = bytes(source.file());
    return switch (FileStart.of(bytes)) {
      case ZIP -> archive(bytes, name);
      case HDF5 -> hdf5(bytes, source);
      case PICKLE ->
          throw new LonghandException(
              ErrorCode.MODEL_CODE,
              "this is a pickle, which runs code of its own when it is opened; it is not opened",
              Refusal.shown(name),
              "in Python, where you trust it: model.save(\"model.keras\")");
      case GGUF, OTHER -> throw Refusal.unreadable("this is no model that Keras wrote", name);
    };
  }

  private static byte[] bytes(Path path) {
    try {
      if (Files.isDirectory(path)) {
        throw Refusal.unreadable(
            "this is a folder, such as TensorFlow's SavedModel", path.toString());
      }
      if (Files.size(path) > LARGEST - 8) {
        throw Refusal.unreadable("the file is larger than 2 GiB", path.toString());
      }
      return Files.readAllBytes(path);
    } catch (NoSuchFileException missing) {
      throw new LonghandException(
              ErrorCode.MODEL_MISSING,
              "there is no such file",
              Refusal.shown(path.toString()),
              "name a model.keras or model.h5 that Keras wrote")
          .causedBy(missing);
    } catch (IOException failed) {
      throw new LonghandException(
              ErrorCode.DISK_IO,
              "the file cannot be read: " + Refusal.shown(String.valueOf(failed.getMessage())),
              Refusal.shown(path.toString()),
              "")
          .causedBy(failed);
    }
  }

  private static KerasFile archive(byte[] bytes, String name) {
    var archive = Archive.of(bytes, name);
    JsonNode model = json(archive.entry("config.json"), name);
    int version = version(json(archive.entry("metadata.json"), name).path("keras_version"));
    WeightFile weights = WeightFile.of(archive.entry("model.weights.h5"), name);
    return new KerasFile(model, version, weights, new WeightPlaces.ByClass());
  }

  private static KerasFile hdf5(byte[] bytes, KerasSource source) {
    String name = source.name();
    WeightFile weights = WeightFile.of(bytes, name);
    int version = weights.text("keras_version").map(KerasFile::major).orElse(0);
    Optional<String> config = weights.text("model_config");
    if (config.isPresent()) {
      JsonNode model = json(config.get().getBytes(StandardCharsets.UTF_8), name);
      return new KerasFile(model, version, weights, WeightPlaces.ByName.OF_WHOLE_MODELS);
    }
    Path architecture = source.architecture().orElseThrow(() -> weightsOnly(name));
    JsonNode model = json(bytes(architecture), architecture.toString());
    return weights.has("layers")
        ? new KerasFile(model, KERAS_3, weights, new WeightPlaces.ByClass())
        : new KerasFile(model, version, weights, WeightPlaces.ByName.OF_WEIGHTS_ALONE);
  }

  private static LonghandException weightsOnly(String name) {
    return new LonghandException(
        ErrorCode.MODEL_KERAS,
        "the file holds weights only, and not the layers that they belong to",
        Refusal.shown(name),
        "--architecture config.json, which model.to_json() gives in Keras");
  }

  private static JsonNode json(byte[] text, String name) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException damaged) {
      throw Refusal.unreadable("its description is no JSON that can be read", name)
          .causedBy(damaged);
    }
  }

  private static int version(JsonNode text) {
    return major(text.asString(""));
  }

  private static int major(String version) {
    return version.matches("[0-9]{1,3}\\..*") ? Integer.parseInt(version.split("\\.", 2)[0]) : 0;
  }

  /// What a file is by its first bytes.
  private enum FileStart {
    ZIP("PK\u0003\u0004"),
    HDF5("\u0089HDF\r\n\u001a\n"),
    PICKLE("\u0080"),
    GGUF("GGUF"),
    OTHER("");

    private final byte[] start;

    FileStart(String start) {
      this.start = start.getBytes(StandardCharsets.ISO_8859_1);
    }

    static FileStart of(byte[] bytes) {
      return Arrays.stream(values())
          .filter(kind ->
              Arrays.equals(
                  kind.start, Arrays.copyOf(bytes, Math.min(bytes.length, kind.start.length))))
          .findFirst()
          .orElse(OTHER);
    }
  }
}
