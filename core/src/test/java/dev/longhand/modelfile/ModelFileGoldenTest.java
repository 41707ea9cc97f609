package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `model_format_1.safetensors` is {@link SmallModels#tiny} as the first version wrote it. It is
/// never written anew: files of that format lie on people's disks.
class ModelFileGoldenTest {
  @TempDir Path folder;
  private Path golden;

  @BeforeEach
  void findFile() throws URISyntaxException {
    var resource = getClass().getResource("/dev/longhand/golden/model_format_1.safetensors");
    golden = Path.of(Objects.requireNonNull(resource).toURI());
  }

  @Test
  void aFileOfTheFirstFormatIsRead() {
    ModelFile model = ModelFile.read(golden);

    assertThat(ModelHash.of(model.model()))
        .isEqualTo("d6f2af802835316ebfcf9b7bee0d49107b4a731f806ebcf6c2d30f7c529fb325");
    assertThat(model.model().config()).isEqualTo(SmallModels.architectures().get(2));
    assertThat(model.tokenizer().vocabulary()).isEqualTo(SmallModels.TOKENIZER.vocabulary());
    assertThat(model.provenance()).isEqualTo(SmallModels.provenance());
    assertThat(model.history()).isEqualTo(SmallModels.history());
  }

  @Test
  void theFirstFormatIsStillWrittenByteForByte() throws IOException {
    Path written = folder.resolve("model.safetensors");

    ModelFile.read(golden).write(written);

    assertThat(Files.readAllBytes(written)).isEqualTo(Files.readAllBytes(golden));
  }
}
