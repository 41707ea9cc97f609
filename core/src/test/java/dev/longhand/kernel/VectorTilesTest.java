package dev.longhand.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VectorTilesTest {
  @Test
  void isWhatTileSourceWrites() throws IOException {
    Path checkedIn = Path.of("src/main/java/dev/longhand/kernel/VectorTiles.java");

    assertThat(TileSource.write()).isEqualTo(Files.readString(checkedIn));
  }
}
