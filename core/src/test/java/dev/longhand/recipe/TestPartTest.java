package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.text.corpus.HeldOutShares;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPartTest {
  private Path folder = Path.of("");

  @BeforeEach
  void chooseFolder(@TempDir Path temporary) {
    folder = temporary.resolve("run");
  }

  @Test
  void theBestWeightsAreMeasuredOnceWhenTheRunHasEnded() {
    Recorder recorder = Recorder.keeping();
    RunOutcome outcome =
        TrainingRun.start(measured(), SmallRuns.ferry(), folder, SmallRuns.options(1), recorder);

    List<RunEvent.TestMeasured> events = recorder.events(RunEvent.TestMeasured.class);
    assertThat(events).hasSize(1);
    TestRecord record = events.getFirst().record();
    assertThat(TestRecord.read(folder.resolve("test.json"))).contains(record);
    assertThat(record.epoch()).isEqualTo(outcome.best().orElseThrow().epoch());
    assertThat(record.modelSha256())
        .isEqualTo(ModelHash.of(ModelFile.read(outcome.model()).model()));
    assertThat(record.times()).isEqualTo(1);
    assertThat(record.bitsPerCharacter()).isPresent();
    long targets =
        recorder.events(RunEvent.ExamplesCounted.class).getFirst().testTargets().orElse(0);
    assertThat(record.figures().targets()).isEqualTo(targets).isPositive();
  }

  @Test
  void aRunThatWasStoppedMeasuresItAtItsEndOnly() throws IOException {
    Path whole = folder.resolveSibling("whole");
    TrainingRun.start(
        measured(), SmallRuns.ferry(), whole, SmallRuns.options(1), Recorder.keeping());
    TrainingRun.start(
        measured(), SmallRuns.ferry(), folder, SmallRuns.options(1), Recorder.stoppingAfterStep(2));
    assertThat(folder.resolve("test.json")).doesNotExist();
    TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

    assertThat(SmallRuns.files(folder)).containsKey("test.json");
    assertThat(SmallRuns.files(folder)).isEqualTo(SmallRuns.files(whole));
  }

  @Test
  void aRunWithNothingToDoMeasuresNothingAnew() {
    TrainingRun.start(
        measured(), SmallRuns.ferry(), folder, SmallRuns.options(1), Recorder.keeping());
    Recorder again = Recorder.keeping();
    TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), again);

    assertThat(again.events(RunEvent.TestMeasured.class)).isEmpty();
    assertThat(TestRecord.read(folder.resolve("test.json")).orElseThrow().times()).isEqualTo(1);
  }

  @Test
  void aKillBetweenTheLastEpochAndTheMeasureCostsNothing() throws IOException {
    TrainingRun.start(
        measured(), SmallRuns.ferry(), folder, SmallRuns.options(1), Recorder.keeping());
    byte[] record = Files.readAllBytes(folder.resolve("test.json"));
    Files.delete(folder.resolve("test.json"));
    TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

    assertThat(Files.readAllBytes(folder.resolve("test.json"))).isEqualTo(record);
  }

  @Test
  void goingOnAfterTheMeasureIsSaidAndCounted() {
    TrainingRun.start(
        measured(), SmallRuns.ferry(), folder, SmallRuns.options(1), Recorder.keeping());
    Recorder longer = Recorder.keeping();
    TrainingRun.resume(folder, OptionalInt.of(6), SmallRuns.options(1), longer);

    assertThat(longer.events(RunEvent.Noticed.class))
        .extracting(event -> event.problem().code())
        .contains(ErrorCode.RUN_TEST_SEEN);
    assertThat(TestRecord.read(folder.resolve("test.json")).orElseThrow().times()).isEqualTo(2);
  }

  @Test
  void withoutAShareThereIsNoFile() {
    TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), folder, SmallRuns.options(1), Recorder.keeping());
    assertThat(folder.resolve("test.json")).doesNotExist();
  }

  private static Recipe measured() {
    Recipe small = SmallRuns.streams();
    return small.with(small.examples().withShares(new HeldOutShares(0.2, 0.2)), small.training());
  }
}
