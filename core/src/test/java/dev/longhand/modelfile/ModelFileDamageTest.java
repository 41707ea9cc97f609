package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens to one file of ours is found, and found by its own kind of error.
class ModelFileDamageTest {
  @TempDir Path folder;
  private Path path;
  private byte[] good;

  @BeforeEach
  void writeModel() throws IOException {
    path = folder.resolve("model.safetensors");
    SmallModels.tiny().write(path);
    good = Files.readAllBytes(path);
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "cut to " + length);
    }
  }

  @Test
  void everyChangedByteIsFound() throws IOException {
    for (int at = 0; at < good.length; at++) {
      byte[] bytes = good.clone();
      bytes[at] ^= (byte) (1 << (at % 8));
      assertRefused(bytes, "bit " + at % 8 + " of byte " + at);
    }
  }

  @Test
  void aLongerFileIsRefused() throws IOException {
    assertRefused(Arrays.copyOf(good, good.length + 1), "one byte more");
  }

  private void assertRefused(byte[] bytes, String what) throws IOException {
    Files.write(path, bytes);
    var refusal = Refusals.refusalOf(() -> ModelFile.read(path));
    assertThat(refusal.code().exit()).as(what).isEqualTo(ExitStatus.MODEL_FILE);
    assertThat(refusal.getMessage()).as(what).isNotBlank().doesNotContain("Exception");
  }
}
