package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.longhand.modelfile.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run that is killed between any two of its writes goes on to the files of the run that was not.
class KillPointsTest {
  private static final List<String> COMPARED =
      List.of(
          "checkpoint.safetensors",
          "metrics.csv",
          "metrics.jsonl",
          "model.safetensors",
          "steps.jsonl");

  /// The event of the first step, before which there is no run to go on with.
  private static final int FIRST_STEP = 5;

  @TempDir Path temporary;
  private Path unbroken;
  private int events;

  @BeforeEach
  void runUnbroken() {
    unbroken = temporary.resolve("unbroken");
    Recorder recorder = Recorder.keeping();
    TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), unbroken, SmallRuns.options(1), recorder);
    events = recorder.events().size();
  }

  @Test
  void afterAKillAtAnyEventTheRunGoesOnToTheSameFiles() throws IOException {
    for (int kill = FIRST_STEP; kill < events; kill++) {
      Path folder = killed(kill);

      TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

      assertSame(folder, "killed at event " + kill);
    }
  }

  /// The second kill comes before the first step, so figures and model must agree by then.
  @Test
  void afterAKillFiguresAndModelAgreeWithTheCheckpointAtOnce() throws IOException {
    for (int kill = FIRST_STEP + 6; kill < events; kill++) {
      Path folder = killed(kill);
      Recorder recorder = Recorder.keeping();

      killOnResume(folder, recorder);

      var where = recorder.events(RunEvent.Resumed.class);
      if (!where.isEmpty()) {
        int epochs = where.getFirst().epoch();
        assertThat(Files.readAllLines(folder.resolve("metrics.jsonl"))).hasSize(epochs);
        int model = ModelFile.read(folder.resolve("model.safetensors")).provenance().epochs();
        assertThat(model).isBetween(1, epochs);
      }
    }
  }

  @Test
  void aSecondKillChangesNothing() throws IOException {
    for (int kill = FIRST_STEP; kill < events; kill += 3) {
      Path folder = killed(kill);
      resumeUntilKilled(folder, Recorder.killingAt(FIRST_STEP + 5));

      TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

      assertSame(folder, "killed at event " + kill + " and again");
    }
  }

  private Path killed(int event) {
    Path folder = temporary.resolve("killed-" + event);
    Throwable end =
        catchThrowable(() ->
            TrainingRun.start(
                SmallRuns.streams(),
                SmallRuns.ferry(),
                folder,
                SmallRuns.options(1),
                Recorder.killingAt(event)));
    assertThat(end).isInstanceOf(Recorder.Killed.class);
    return folder;
  }

  private static void killOnResume(Path folder, Recorder recorder) {
    resumeUntilKilled(
        folder,
        event -> {
          recorder.accept(event);
          if (event instanceof RunEvent.Resumed) {
            throw new Recorder.Killed();
          }
        });
  }

  /// Goes on until the listener kills it, or to the end when there is less to do.
  private static void resumeUntilKilled(Path folder, RunListener listener) {
    try {
      TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(2), listener);
    } catch (Recorder.Killed expected) {
      assertThat(folder).isNotEmptyDirectory();
    }
  }

  private void assertSame(Path folder, String when) throws IOException {
    var expected = SmallRuns.files(unbroken);
    var found = SmallRuns.files(folder);
    for (String name : COMPARED) {
      assertThat(found.get(name)).as(name + ", " + when).isEqualTo(expected.get(name));
    }
  }
}
