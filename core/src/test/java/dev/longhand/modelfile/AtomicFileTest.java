package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.modelfile.FaultyDisk.When;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  private static final byte[] OLD = "the old text".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "a new and longer text".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private Path target;

  @BeforeEach
  void writeOld() throws IOException {
    target = Files.write(folder.resolve("file"), OLD);
  }

  private static void replace(Path target, FileOperations disk) {
    AtomicFile.on(target, disk)
        .replace(
            NEW.length,
            sink -> {
              sink.write(ByteBuffer.wrap(NEW, 0, 5));
              sink.write(ByteBuffer.wrap(NEW, 5, NEW.length - 5));
            });
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void theFileIsReplaced() throws IOException {
    AtomicFile.write(target, NEW);

    assertThat(Files.readAllBytes(target)).isEqualTo(NEW);
    assertThat(names()).containsExactly("file");
  }

  @Test
  void aNewFileIsMade() throws IOException {
    AtomicFile.write(folder.resolve("new"), NEW);

    assertThat(names()).containsExactly("file", "new");
  }

  @Test
  void bytesReachTheDiskBeforeTheNameAndTheNameBeforeTheEnd() {
    FaultyDisk disk = FaultyDisk.healthy();

    replace(target, disk);

    assertThat(disk.steps().stream().distinct())
        .containsExactly("list", "create", "write", "force", "move", "force folder");
    assertThat(Collections.frequency(disk.steps(), "force")).isEqualTo(1);
  }

  @Test
  void whicheverStepFailsTheFileIsWholeAndNothingIsLeftBehind() throws IOException {
    FaultyDisk healthy = FaultyDisk.healthy();
    replace(target, healthy);
    int last = healthy.steps().lastIndexOf("move");

    for (int step = 0; step < healthy.steps().size(); step++) {
      Files.write(target, OLD);
      FaultyDisk disk = FaultyDisk.failingAt(step, "Input/output error");

      LonghandException refusal = Refusals.refusalOf(() -> replace(target, disk));

      assertThat(refusal.code()).isEqualTo(ErrorCode.DISK_IO);
      assertThat(refusal.getMessage()).isEqualTo("writing failed: Input/output error");
      assertThat(Files.readAllBytes(target)).as("step %d", step).isEqualTo(step > last ? NEW : OLD);
      assertThat(names()).as("step %d", step).containsExactly("file");
    }
  }

  @Test
  void afterAFailedForceTheSameFileIsNotTriedAgain() {
    int force = stepOf("force");
    FaultyDisk disk = FaultyDisk.failingAt(force, "Input/output error");

    Refusals.refusalOf(() -> replace(target, disk));

    assertThat(disk.steps().subList(force, disk.steps().size())).containsExactly("force", "delete");
  }

  private int stepOf(String name) {
    FaultyDisk healthy = FaultyDisk.healthy();
    replace(target, healthy);
    return healthy.steps().indexOf(name);
  }

  @Test
  void evenWhenNothingWorksAnyMoreTheOldFileIsThere() throws IOException {
    int steps = stepOf("force folder");
    for (int step = 0; step <= steps; step++) {
      Files.write(target, OLD);
      FaultyDisk disk = FaultyDisk.failingFrom(step, "Read-only file system");

      Refusals.refusalOf(() -> replace(target, disk));

      assertThat(Files.readAllBytes(target)).as("step %d", step).isIn(OLD, NEW);
    }
  }

  @Test
  void aProcessKilledAtAnyMomentLeavesAWholeFileAndTheNextOneCleansUp() throws IOException {
    int steps = stepOf("force folder");
    for (int step = 0; step <= steps; step++) {
      for (When moment : When.values()) {
        Files.write(target, OLD);
        FaultyDisk disk = FaultyDisk.killing(step, moment);

        assertThat(catchThrowable(() -> replace(target, disk)))
            .isInstanceOf(FaultyDisk.Killed.class);

        assertThat(Files.readAllBytes(target)).as("%s %d", moment, step).isIn(OLD, NEW);
        AtomicFile.write(target, NEW);
        assertThat(names()).as("%s %d", moment, step).containsExactly("file");
      }
    }
  }

  @Test
  void leftoversOfADeadProcessGoAndThoseOfOthersStay() throws IOException {
    String init = ".file.1.tmp";
    List.of(init, ".file.999999999.tmp", ".other.999999999.tmp", ".file.x.tmp")
        .forEach(name -> create(folder.resolve(name)));

    AtomicFile.write(target, NEW);

    assertThat(names()).containsExactly(init, ".file.x.tmp", ".other.999999999.tmp", "file");
  }

  private static void create(Path path) {
    AtomicFile.write(path, OLD);
  }

  @Test
  void aFullDiskSaysHowMuchIsMissing() throws IOException {
    FaultyDisk disk = FaultyDisk.failingAt(stepOf("write"), "No space left on device").withFree(3);

    Files.write(target, OLD);

    assertThat(Refusals.messageOf(() -> replace(target, disk)))
        .isEqualTo(
            "error[DISK-001]: 21 bytes are needed, 3 bytes are free (No space left on device)\n"
                + "  in:  "
                + target
                + "\n  fix: make room, then go on; df -h "
                + folder
                + " shows it");
    assertThat(Files.readAllBytes(target)).isEqualTo(OLD);
  }

  @Test
  void aFullDiskIsKnownInAnyLanguage() {
    FaultyDisk disk = FaultyDisk.failingAt(stepOf("force"), "Aygıtta yer kalmadı").withFree(20);

    assertThat(Refusals.refusalOf(() -> replace(target, disk)).code())
        .isEqualTo(ErrorCode.DISK_FULL);
  }

  @Test
  void aQuotaIsAFullDiskToo() {
    FaultyDisk disk = FaultyDisk.failingAt(stepOf("write"), "Disk quota exceeded");

    assertThat(Refusals.refusalOf(() -> replace(target, disk)).code())
        .isEqualTo(ErrorCode.DISK_FULL);
  }

  @Test
  void aMissingFolderIsToBeMade() {
    Path missing = folder.resolve("a b/file");

    assertThat(Refusals.messageOf(() -> AtomicFile.write(missing, NEW)))
        .startsWith("error[DISK-002]: writing failed: the folder is not there")
        .endsWith("fix: mkdir -p '" + folder + "/a b'");
  }
}
