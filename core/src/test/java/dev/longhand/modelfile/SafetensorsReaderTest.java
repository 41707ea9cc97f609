package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `python.safetensors` was written by `tools/golden/small_safetensors.py`.
class SafetensorsReaderTest {
  @TempDir Path folder;
  private Path python;

  @BeforeEach
  void findFile() throws URISyntaxException {
    var resource = getClass().getResource("/dev/longhand/golden/python.safetensors");
    python = Path.of(Objects.requireNonNull(resource).toURI());
  }

  @Test
  void whatPythonWroteIsReadToTheBit() throws IOException {
    List<Tensor> tensors = RawFile.read(python);

    assertThat(tensors)
        .extracting(Tensor::name)
        .containsExactly("alpha", "nothing", "scalar", "zulu");
    assertThat(tensors)
        .extracting(Tensor::shape)
        .containsExactly(List.of(3), List.of(0, 4), List.of(), List.of(2, 3));
    assertThat(tensors.get(0).values()).containsExactly(Float.MAX_VALUE, -0f, Float.MIN_VALUE);
    assertThat(tensors.get(2).values()).containsExactly(0.1f);
    assertThat(tensors.get(3).values()).containsExactly(0f, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f);
  }

  @Test
  void metadataOfAnotherProgramIsRead() throws IOException {
    try (FileChannel channel = FileChannel.open(python)) {
      SafetensorsReader reader = SafetensorsReader.open(channel, FilePlace.of(python));

      assertThat(reader.header().metadata()).isEqualTo(Map.of("höhe", "\"1\"\n"));
    }
  }

  @Test
  void aTensorLongerThanABlockIsReadWhole() throws IOException {
    float[] values = new float[2 * FloatBlocks.LENGTH + 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Path path = folder.resolve("long.safetensors");
    Tensor tensor = new Tensor("t", List.of(values.length), values);

    new SealedFile(SealedFile.Kind.CHECKPOINT, "1", Map.of(), List.of(tensor))
        .write(AtomicFile.of(path), FilePlace.of(path));

    assertThat(RawFile.read(path).getFirst().values()).containsExactly(values);
  }

  @Test
  void aFileThatShrinksWhileItIsReadIsNoCrash() throws IOException {
    Path path = Files.copy(python, folder.resolve("shrinking.safetensors"));
    try (FileChannel channel = FileChannel.open(path)) {
      SafetensorsReader reader = SafetensorsReader.open(channel, FilePlace.of(path));
      List<TensorEntry> entries = reader.header().entries();
      Files.write(path, new byte[300]);

      assertThat(Refusals.messageOf(() -> reader.tensor(entries.getLast())))
          .startsWith("error[MODEL-035]: the file became shorter while it was read");
    }
  }
}
