package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignFilesTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void nameFile() {
    path = folder.resolve("model.safetensors");
  }

  /// The first bytes as Latin-1, with `^` before a hexadecimal byte.
  @ParameterizedTest
  @CsvSource({
    "^80^04^95^10^00, a Python pickle",
    "PK^03^04^14^00^00^00metadata.json, a Keras model",
    "PK^03^04^00^00archive/data.pkl, a PyTorch file",
    "PK^03^04^14^00^00^00word/, a zip archive",
    "^1F^8B^08^00, a gzip file",
    "^FD7zXZ^00, an xz file",
    "^89HDF^0D^0A^1A^0A, an HDF5 file",
    "GGUF^03^00^00^00, a GGUF model",
    "^93NUMPY^01^00, a NumPy array",
    "^08^08^12^07pytorch, an ONNX model",
    "It was a dark and stormy night, a text"
  })
  void aFileOfAnotherKindIsCalledByItsName(String start, String kind) throws IOException {
    Files.write(path, bytes(start));

    var refusal = Refusals.refusalOf(() -> ModelFile.read(path));

    assertThat(refusal.code()).isEqualTo(ErrorCode.MODEL_FORMAT);
    assertThat(refusal.problems().getFirst().what()).startsWith("this is " + kind);
    assertThat(refusal.problems().getFirst().fix()).isNotEmpty();
  }

  private static byte[] bytes(String text) {
    var bytes = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '^') {
        bytes.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.append(text.charAt(i));
      }
    }
    return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aSafetensorsFileOfAnotherProgramIsForeign() throws IOException {
    Files.write(path, RawFile.of(RawFile.tensor("F32", "[1]", "[0,4]"), 4));

    assertThat(Refusals.messageOf(() -> ModelFile.read(path)))
        .startsWith("error[MODEL-009]: a safetensors file that Longhand did not write");
  }

  @Test
  void aFileOfANewerVersionSaysWhoWroteIt() throws IOException {
    Files.write(
        path,
        RawFile.of(
            "{\"__metadata__\":{\"format\":\"longhand\",\"format_version\":\"2\","
                + "\"longhand_version\":\"2.3.0\"}}",
            0));

    assertThat(Refusals.messageOf(() -> ModelFile.read(path)))
        .startsWith(
            "error[MODEL-010]: written by Longhand 2.3.0 in format 2; this Longhand reads format 1")
        .endsWith("fix: upgrade Longhand");
  }

  @Test
  void aFileOfOursThatSomebodyWroteAnewIsNotTrusted() throws IOException {
    Files.write(
        path,
        RawFile.of("{\"__metadata__\":{\"format\":\"longhand\",\"format_version\":\"1\"}}", 0));

    assertThat(Refusals.messageOf(() -> ModelFile.read(path)))
        .startsWith("error[MODEL-012]: the header is not as Longhand writes it");
  }

  @Test
  void aCheckpointIsNoModel() {
    var checkpoint = new Checkpoint("0.1.0", List.of(), Progress.NONE);
    checkpoint.sealed().write(AtomicFile.of(path), FilePlace.of(path));

    assertThat(Refusals.messageOf(() -> ModelFile.read(path)))
        .startsWith("error[MODEL-014]: this is a checkpoint of Longhand, not a model")
        .endsWith("fix: name model.safetensors of the run's folder instead");
  }

  @Test
  void aModelIsNoCheckpoint() {
    SmallModels.tiny().write(path);

    assertThat(Refusals.messageOf(() -> Checkpoint.read(path)))
        .startsWith("error[MODEL-014]: this is a model of Longhand, not a checkpoint");
  }

  @Test
  void aMissingFileLeadsToItsNeighbour() {
    SmallModels.tiny().write(path);

    assertThat(Refusals.messageOf(() -> ModelFile.read(folder.resolve("modle.safetensors"))))
        .startsWith("error[MODEL-001]: there is no such file")
        .endsWith("fix: did you mean " + path + "?");
  }

  @Test
  void aFolderLeadsToTheModelInIt() {
    SmallModels.tiny().write(path);

    assertThat(Refusals.messageOf(() -> ModelFile.read(folder)))
        .startsWith("error[MODEL-001]: this is a folder, not a file")
        .endsWith("fix: name the file in it: " + path);
  }

  @Test
  void aDeviceIsNotRead() {
    assertThat(Refusals.messageOf(() -> ModelFile.read(Path.of("/dev/zero"))))
        .startsWith("error[MODEL-014]: this is a device or a pipe, not a file");
  }
}
