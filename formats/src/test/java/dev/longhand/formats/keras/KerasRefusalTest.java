package dev.longhand.formats.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.ExitStatus;
import dev.longhand.error.LonghandException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not taken over: each gets an error of its own kind, and nothing of it is run.
class KerasRefusalTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "longhand", "formats", "keras");
  private static final int MUTANTS = 1_500;

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "refused_lambda, MODEL_KERAS_LAYER, 'it holds Python code'",
    "refused_convolution, MODEL_KERAS_LAYER, 'there is nothing for such a layer here'",
    "refused_activation, MODEL_KERAS_LAYER, 'its activation is relu'",
    "refused_backwards, MODEL_KERAS_LAYER, 'it has go_backwards'",
    "refused_sigmoid, MODEL_KERAS_LAYER, 'its activation is sigmoid'"
  })
  void whatThereIsNothingForIsNamed(String file, ErrorCode code, String what) {
    LonghandException refused = refusal(FOLDER.resolve(file + ".keras"));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.problems().getFirst().what()).contains(what);
    assertThat(refused.problems().getFirst().where()).contains("layer '");
    assertThat(refused.problems().getFirst().fix()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "80 04 95, MODEL_CODE",
    "47 47 55 46 03, MODEL_KERAS",
    "50 4b 03 04, MODEL_KERAS",
    "89 48 44 46 0d 0a 1a 0a, MODEL_KERAS",
    "00, MODEL_KERAS",
    "'', MODEL_KERAS"
  })
  void otherFilesAreRefused(String bytes, ErrorCode code) throws IOException {
    byte[] content = new byte[bytes.isEmpty() ? 0 : (bytes.length() + 1) / 3];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) Integer.parseInt(bytes.substring(3 * i, 3 * i + 2), 16);
    }

    assertThat(refusal(file(content)).code()).isEqualTo(code);
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    assertThat(refusal(temporary.resolve("none.keras")).code()).isEqualTo(ErrorCode.MODEL_MISSING);
    assertThat(refusal(temporary).code()).isEqualTo(ErrorCode.MODEL_KERAS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../config.json", "/config.json", "archive/data.pkl", "assets/x.py"})
  void anArchiveHoldsWhatKerasWritesAlone(String entry) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("{}".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(refusal(file(bytes.toByteArray())).code())
        .isIn(ErrorCode.MODEL_KERAS, ErrorCode.MODEL_CODE);
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("config.json"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(zeros);
      }
    }

    assertThat(refusal(file(bytes.toByteArray())).problems().getFirst().what())
        .contains("more than a hundred times the file");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"class_name\": \"Sequential\", \"config\": []}', 'no next token'",
    "'{\"class_name\": \"Custom\", \"config\": []}', 'of the kind Custom'",
    "'[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[', 'no JSON'",
    "'null', 'of the kind'",
    "'{', 'no JSON'"
  })
  void aDescriptionMayBeAnything(String config, String what) throws IOException {
    assertThat(refusal(file(archive(config))).problems().getFirst().what()).contains(what);
  }

  @Test
  void aRegisteredObjectIsRefused() throws IOException {
    String config =
        "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [{\"class_name\": \"LSTM\","
            + " \"registered_name\": \"mine>LSTM\", \"config\": {\"name\": \"x\"}}]}}";

    assertThat(refusal(file(archive(config))).problems().getFirst().what())
        .contains("no code of others is ever run");
  }

  private static byte[] archive(String config) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] whole = Files.readAllBytes(FOLDER.resolve("lstm.h5"));
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write("{\"keras_version\": \"3.15.1\"}".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(config.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      zip.write(whole);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm.keras", "lstm.h5", "gru.h5"})
  void anyDamageIsAnErrorOfTheFile(String name) throws IOException {
    byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
    var random = new SplittableRandom(20);
    for (int i = 0; i < MUTANTS; i++) {
      byte[] damaged = whole.clone();
      if (i % 4 == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(whole.length));
      }
      for (int flips = random.nextInt(4); flips >= 0 && damaged.length > 0; flips--) {
        damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      }
      readable(file(damaged));
    }
  }

  /// Reads a file; damage may have hit what is not read, and all else is an error of the file.
  private static void readable(Path file) {
    try {
      KerasModel.read(KerasSource.of(file));
    } catch (LonghandException refused) {
      assertThat(refused.code().exit()).isEqualTo(ExitStatus.MODEL_FILE);
    }
  }

  private Path file(byte[] bytes) throws IOException {
    Path file = temporary.resolve("model.keras");
    return Files.write(file, bytes);
  }

  private static LonghandException refusal(Path file) {
    return catchThrowableOfType(
        LonghandException.class, () -> KerasModel.read(KerasSource.of(file)));
  }
}
