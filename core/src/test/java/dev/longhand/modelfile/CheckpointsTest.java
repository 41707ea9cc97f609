package dev.longhand.modelfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.modelfile.Checkpoints.Found;
import dev.longhand.modelfile.FaultyDisk.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  static Checkpoint checkpoint(long step) {
    Tensor weights = new Tensor("lstm.kernel", List.of(1, 2), new float[] {step, -0f});
    Tensor state = new Tensor("state/lstm/cell", List.of(1), new float[] {Float.MIN_VALUE});
    return new Checkpoint("0.1.0", List.of(weights, state), Progress.NONE.with("step", step));
  }

  private Found load() {
    return new Checkpoints(folder).load().orElseThrow();
  }

  private void damage(String name) throws IOException {
    Path path = folder.resolve(name);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length - 1] ^= 4;
    Files.write(path, bytes);
  }

  private static long stepOf(Found found) {
    return found.checkpoint().progress().count("step");
  }

  @Test
  void thereIsNoneBeforeTheFirst() {
    assertThat(new Checkpoints(folder).load()).isEmpty();
  }

  @Test
  void everythingComesBackToTheBit() {
    Progress progress =
        Progress.NONE
            .with("step", Long.MAX_VALUE)
            .with("best", Double.POSITIVE_INFINITY)
            .with("loss", 0.1)
            .with("corpus", "é\n");
    Checkpoint written = new Checkpoint("0.1.0", checkpoint(1).tensors(), progress);

    new Checkpoints(folder).save(written);
    Found found = load();

    assertThat(found.notices()).isEmpty();
    assertThat(found.checkpoint().progress()).isEqualTo(progress);
    assertThat(found.checkpoint().progress().figure("best")).isInfinite();
    assertThat(found.checkpoint().progress().figure("loss")).isEqualTo(0.1);
    assertThat(found.checkpoint().progress().words("corpus")).isEqualTo("é\n");
    assertThat(ModelHash.of(found.checkpoint().tensors()))
        .isEqualTo(ModelHash.of(written.tensors()));
  }

  @Test
  void theOneBeforeTheNewestIsKept() {
    Checkpoints checkpoints = new Checkpoints(folder);
    for (int step = 1; step <= 3; step++) {
      checkpoints.save(checkpoint(step));
    }

    assertThat(stepOf(load())).isEqualTo(3);
    assertThat(Checkpoint.read(folder.resolve(Checkpoints.PREVIOUS)).progress().count("step"))
        .isEqualTo(2);
  }

  @Test
  void aDamagedNewestFallsBackWithANotice() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.save(checkpoint(1));
    checkpoints.save(checkpoint(2));
    damage(Checkpoints.NEWEST);

    Found found = load();

    assertThat(stepOf(found)).isEqualTo(1);
    assertThat(found.notices()).extracting(Problem::code).containsExactly(ErrorCode.RUN_EARLIER);
    assertThat(found.notices().getFirst().what())
        .startsWith("the newest checkpoint cannot be used (tensor 'state/lstm/cell' is damaged");
  }

  @Test
  void aDamagedOneNeverTakesThePlaceOfAGoodOne() throws IOException {
    Checkpoints first = new Checkpoints(folder);
    first.save(checkpoint(1));
    first.save(checkpoint(2));
    damage(Checkpoints.NEWEST);

    new Checkpoints(folder).save(checkpoint(3));

    assertThat(stepOf(load())).isEqualTo(3);
    assertThat(Checkpoint.read(folder.resolve(Checkpoints.PREVIOUS)).progress().count("step"))
        .isEqualTo(1);
  }

  @Test
  void whenBothAreDamagedBothAreNamed() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.save(checkpoint(1));
    checkpoints.save(checkpoint(2));
    damage(Checkpoints.NEWEST);
    damage(Checkpoints.PREVIOUS);

    var refusal = Refusals.refusalOf(this::load);

    assertThat(refusal.problems())
        .extracting(Problem::code)
        .containsExactly(ErrorCode.MODEL_HASH, ErrorCode.MODEL_HASH);
    assertThat(refusal.problems().get(1).where()).contains(Checkpoints.PREVIOUS);
  }

  @Test
  void aCheckpointOfANewerVersionIsNotPassedOver() throws IOException {
    Checkpoints checkpoints = new Checkpoints(folder);
    checkpoints.save(checkpoint(1));
    checkpoints.save(checkpoint(2));
    Files.write(
        folder.resolve(Checkpoints.NEWEST),
        RawFile.of(
            "{\"__metadata__\":{\"format\":\"longhand-checkpoint\",\"format_version\":\"2\"}}", 0));

    assertThat(Refusals.refusalOf(this::load).code()).isEqualTo(ErrorCode.MODEL_VERSION);
  }

  private List<String> stepsOfASave() {
    new Checkpoints(folder).save(checkpoint(1));
    FaultyDisk healthy = FaultyDisk.healthy();
    new Checkpoints(folder, healthy).save(checkpoint(1));
    assertThat(healthy.steps()).containsSubsequence("force", "move", "move", "force folder");
    return healthy.steps();
  }

  @Test
  void aProcessKilledWhileSavingLeavesTheNewestOrTheOneBefore() {
    List<String> steps = stepsOfASave();
    for (int step = 0; step < steps.size(); step++) {
      for (When moment : When.values()) {
        new Checkpoints(folder).save(checkpoint(7));
        Checkpoints dying = new Checkpoints(folder, FaultyDisk.killing(step, moment));
        assertThat(catchThrowable(() -> dying.save(checkpoint(8))))
            .isInstanceOf(FaultyDisk.Killed.class);
        assertThat(stepOf(load())).as("%s %d", moment, step).isIn(7L, 8L);
      }
    }
  }

  @Test
  void aFailedSaveLeavesTheNewestInItsPlace() {
    List<String> steps = stepsOfASave();
    for (int step = 0; step <= steps.lastIndexOf("move"); step++) {
      new Checkpoints(folder).save(checkpoint(7));
      Checkpoints failing =
          new Checkpoints(folder, FaultyDisk.failingAt(step, "Input/output error"));
      Refusals.refusalOf(() -> failing.save(checkpoint(8)));
      Found found = load();
      assertThat(stepOf(found)).as("step %d", step).isEqualTo(7);
      assertThat(found.notices()).as("step %d", step).isEmpty();
    }
  }

  @Test
  void whatIsMissingOrMisshapenIsNamed() {
    Checkpoint checkpoint = checkpoint(1);

    assertThat(Refusals.messageOf(() -> checkpoint.tensor("lstm.kernel", List.of(2, 1))))
        .startsWith(
            "error[MODEL-011]: the checkpoint is of another network: 'lstm.kernel', expected"
                + " [2, 1], found [1, 2]");
    assertThat(Refusals.messageOf(() -> checkpoint.progress().count("epoch")))
        .contains("'epoch' is missing");
    assertThat(checkpoint.tensor("lstm.kernel", List.of(1, 2)).values()).containsExactly(1f, -0f);
  }

  @Test
  void twoTensorsOfOneNameAreTheCallersMistake() {
    Tensor tensor = new Tensor("t", List.of(), new float[1]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Checkpoint("0.1.0", List.of(tensor, tensor), Progress.NONE))
        .withMessage("two tensors are named t");
  }
}
