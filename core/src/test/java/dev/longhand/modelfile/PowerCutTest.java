package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// After a power cut at any moment there is the newest checkpoint that was saved, or the one that
/// was being saved.
class PowerCutTest {
  private static final int SAVES = 5;

  @TempDir Path folder;

  @Test
  void theNewestSavedCheckpointIsThere() throws IOException {
    cutPower(5);
  }

  @Test
  @Tag("campaign")
  void theNewestSavedCheckpointIsThereWhateverIsLost() throws IOException {
    cutPower(1_000);
  }

  private void cutPower(int seeds) throws IOException {
    boolean finished = false;
    for (int operation = 0; !finished; operation++) {
      for (int seed = 0; seed < seeds; seed++) {
        finished = cutPower(operation, seed);
      }
      assertThat(operation).isLessThan(1_000);
    }
  }

  /// Whether all saves were done before the power went.
  private boolean cutPower(int operation, int seed) throws IOException {
    CrashingDisk disk = new CrashingDisk(operation);
    int saved = save(disk);
    Path place = Files.createDirectories(folder.resolve("run"));
    disk.recover(place, new SplittableRandom(31L * operation + seed));

    Optional<Long> found =
        new Checkpoints(place).load().map(it -> it.checkpoint().progress().count("step"));
    assertThat(found.orElse(0L))
        .as("power cut before operation %d, seed %d", operation, seed)
        .isBetween((long) saved, saved + 1L);

    new Checkpoints(place).save(CheckpointsTest.checkpoint(99));
    assertThat(new Checkpoints(place).load().orElseThrow().notices()).isEmpty();
    empty(place);
    return saved == SAVES;
  }

  private int save(CrashingDisk disk) {
    Checkpoints checkpoints = new Checkpoints(folder.resolve("run"), disk);
    int saved = 0;
    try {
      while (saved < SAVES) {
        checkpoints.save(CheckpointsTest.checkpoint(saved + 1L));
        saved++;
      }
    } catch (CrashingDisk.PowerCut cut) {
      return saved;
    }
    return saved;
  }

  private static void empty(Path place) throws IOException {
    try (var files = Files.list(place)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
