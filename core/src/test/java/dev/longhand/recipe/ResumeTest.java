package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.SimpleRnnConfig;
import dev.longhand.recipe.RunOutcome.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {
  @TempDir Path temporary;
  private Path folder;
  private Path text;

  @BeforeEach
  void writeText() throws IOException {
    folder = temporary.resolve("run");
    text = temporary.resolve("ferry.txt");
    Files.writeString(text, SmallRuns.FERRY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 5, 6, 7, 13, 17, 18})
  void streamsGoOnToTheBitsOfTheRunThatNeverStopped(long step) throws IOException {
    goesOnToTheSameBits(SmallRuns.streams(), step);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 5, 11})
  void windowsGoOnToTheBitsOfTheRunThatNeverStopped(long step) throws IOException {
    goesOnToTheSameBits(SmallRuns.windows(), step);
  }

  /// Networks in which everything that can be carried on or dropped is.
  static Stream<NetworkSettings> networks() {
    var all = new Recurrence(Optional.of(new Projection(4, Bias.PRESENT)), 0.25, 0.5);
    var embedding = new InputCoding.Embedding(4, 0.25);
    return Stream.of(
        new NetworkSettings(
            embedding,
            List.of(new GruConfig(6).withRecurrence(all), new DropoutConfig(0.2)),
            Kernel.TIED),
        new NetworkSettings(
            embedding,
            List.of(
                new LstmConfig(5).withPeepholes().withCellNorm().withRecurrence(all),
                new DropoutConfig(0.25, Mask.EACH_SEQUENCE),
                new LstmConfig(3).withCoupledGates())),
        new NetworkSettings(
            new InputCoding.OneHot(),
            List.of(
                new SimpleRnnConfig(6).withRecurrence(all),
                new LayerNormConfig(0.01),
                new GruConfig(4).withReset(Reset.BEFORE))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyCellGoesOnToTheBitsOfTheRunThatNeverStopped(NetworkSettings network)
      throws IOException {
    goesOnToTheSameBits(SmallRuns.streams().withModel(network), 8);
  }

  @Test
  void layersThatReadBothWaysGoOnToTheBitsOfTheRunThatNeverStopped() throws IOException {
    Recipe windows = SmallRuns.windows();
    NetworkSettings both = windows.model().withRecurrentLayers(2).withBidirectional(Merge.CONCAT);

    goesOnToTheSameBits(windows.withModel(both), 5);
  }

  private void goesOnToTheSameBits(Recipe recipe, long step) throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    start(recipe, unbroken, 1, Recorder.keeping());
    start(recipe, folder, 1, Recorder.stoppingAfterStep(step));

    RunOutcome outcome = resume(3, OptionalInt.empty(), Recorder.keeping());

    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    var expected = SmallRuns.files(unbroken);
    var found = SmallRuns.files(folder);
    for (String name :
        List.of(
            "checkpoint.safetensors",
            "model.safetensors",
            "metrics.jsonl",
            "metrics.csv",
            "steps.jsonl")) {
      assertThat(found.get(name)).as(name).isEqualTo(expected.get(name));
    }
  }

  @Test
  void withoutItsCheckpointsARunStartsAnewAndNoFiguresAreDoubled() throws IOException {
    start(SmallRuns.streams(), folder, 1, Recorder.keeping());
    var before = SmallRuns.files(folder);
    Files.delete(folder.resolve("checkpoint.safetensors"));
    Files.delete(folder.resolve("checkpoint.previous.safetensors"));
    Recorder recorder = Recorder.keeping();

    resume(1, OptionalInt.empty(), recorder);

    assertThat(recorder.noticeCodes()).containsExactly(ErrorCode.RUN_ANEW);
    assertThat(SmallRuns.files(folder)).isEqualTo(before);
  }

  @Test
  void theSpeedOfAnEpochWhoseLastStepWasDoneBeforeIsKnown() {
    var clock = new AtomicLong();
    RunOptions ticking =
        RunOptions.of(1, new ScalarKernels(), () -> clock.addAndGet(1_000_000))
            .withCheckpointEvery(Duration.ofDays(1))
            .withMemory(Long.MAX_VALUE);
    TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), folder, ticking, Recorder.stoppingAfterStep(6));
    Recorder recorder = Recorder.keeping();

    TrainingRun.resume(folder, OptionalInt.empty(), ticking, recorder);

    assertThat(
            recorder
                .events(RunEvent.EpochDone.class)
                .getFirst()
                .figures()
                .training()
                .tokensPerSecond())
        .isPositive();
  }

  @Test
  void aStopAfterAnEpochGoesOnWithTheNext() {
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterEpoch(2));
    Recorder recorder = Recorder.keeping();

    resume(1, OptionalInt.empty(), recorder);

    assertThat(recorder.events(RunEvent.Resumed.class))
        .containsExactly(new RunEvent.Resumed(2, 0, 12));
    assertThat(recorder.events(RunEvent.EpochDone.class)).hasSize(1);
  }

  @Test
  void theTextIsCheckedOnceAndNotAgainWhenTheRunGoesOn() {
    Recorder first = Recorder.stoppingAfterEpoch(2);
    start(SmallRuns.streams(), folder, 1, first);
    Recorder second = Recorder.keeping();

    resume(1, OptionalInt.empty(), second);

    assertThat(first.events(RunEvent.CorpusChecked.class)).hasSize(1);
    assertThat(second.events(RunEvent.CorpusChecked.class)).isEmpty();
  }

  @Test
  void aFinishedRunHasNothingToDo() {
    start(SmallRuns.streams(), folder, 1, Recorder.keeping());
    Recorder recorder = Recorder.keeping();

    RunOutcome outcome = resume(1, OptionalInt.empty(), recorder);

    assertThat(outcome.end()).isEqualTo(End.NOTHING_TO_DO);
    assertThat(recorder.notices())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(ErrorCode.RUN_FINISHED);
          assertThat(problem.what()).isEqualTo("nothing to do: 3 of 3 epochs are done");
        });
  }

  @Test
  void moreEpochsGoOnToTheBitsOfALongerRun() throws IOException {
    Path longer = temporary.resolve("longer");
    start(SmallRuns.streams().withEpochs(5), longer, 1, Recorder.keeping());
    start(SmallRuns.streams(), folder, 1, Recorder.keeping());

    resume(2, OptionalInt.of(5), Recorder.keeping());

    assertThat(SmallRuns.files(folder).get("checkpoint.safetensors"))
        .isEqualTo(SmallRuns.files(longer).get("checkpoint.safetensors"));
    assertThat(Recipe.read(folder.resolve("recipe.yaml")).training().epochs()).isEqualTo(5);
  }

  @Test
  void fewerEpochsThanAreDoneAreRefused() {
    start(SmallRuns.streams(), folder, 1, Recorder.keeping());

    SmallRuns.refusal(
        ErrorCode.USAGE_VALUE, () -> resume(1, OptionalInt.of(2), Recorder.keeping()));
  }

  @Test
  void anotherTextIsRefused() throws IOException {
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(3));
    Files.writeString(text, "!", StandardOpenOption.APPEND);

    LonghandException refusal =
        SmallRuns.refusal(
            ErrorCode.RUN_CHANGED, () -> resume(1, OptionalInt.empty(), Recorder.keeping()));

    assertThat(refusal).hasMessageContaining("it had 179 characters");
    assertThat(refusal.problems().getFirst().where()).endsWith("ferry.txt");
  }

  @Test
  void aTextThatIsGoneIsNamed() throws IOException {
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(3));
    Files.delete(text);

    SmallRuns.refusal(
        ErrorCode.DATA_MISSING, () -> resume(1, OptionalInt.empty(), Recorder.keeping()));
  }

  @Test
  void aChangedSettingIsNamedWithBothValues() throws IOException {
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(3));
    changeRecipe("learning_rate: 0.01", "learning_rate: 0.02");

    LonghandException refusal =
        SmallRuns.refusal(
            ErrorCode.RUN_CHANGED, () -> resume(1, OptionalInt.empty(), Recorder.keeping()));

    assertThat(refusal).hasMessageContaining("was learning_rate: 0.01, is learning_rate: 0.02");
  }

  @Test
  void anotherLayerIsNamed() throws IOException {
    start(SmallRuns.windows(), folder, 1, Recorder.stoppingAfterStep(3));
    changeRecipe(
        "    - kind: lstm\n      units: 5\n", "    - kind: lstm\n      units: 5\n".repeat(2));

    LonghandException refusal =
        SmallRuns.refusal(
            ErrorCode.RUN_CHANGED, () -> resume(1, OptionalInt.empty(), Recorder.keeping()));

    assertThat(refusal).hasMessageEndingWith("with - kind: lstm; with units: 5");
  }

  @Test
  void otherSamplesAreNoChangeOfTheRun() throws IOException {
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(3));
    changeRecipe("length: 5", "length: 9");
    Recorder recorder = Recorder.keeping();

    resume(1, OptionalInt.empty(), recorder);

    assertThat(recorder.events(RunEvent.SampleWritten.class).getFirst().text()).hasSize(9);
  }

  @Test
  void withoutACheckpointTheRunStartsAnew() throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    start(SmallRuns.streams(), unbroken, 1, Recorder.keeping());
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(1));
    Files.delete(folder.resolve("checkpoint.safetensors"));
    Recorder recorder = Recorder.keeping();

    resume(1, OptionalInt.empty(), recorder);

    assertThat(recorder.noticeCodes()).containsExactly(ErrorCode.RUN_ANEW);
    assertThat(SmallRuns.files(folder).get("checkpoint.safetensors"))
        .isEqualTo(SmallRuns.files(unbroken).get("checkpoint.safetensors"));
  }

  @Test
  void aDamagedCheckpointGivesWayToTheOneBefore() throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    start(SmallRuns.streams(), unbroken, 1, Recorder.keeping());
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(16));
    flipAByte(folder.resolve("checkpoint.safetensors"));
    Recorder recorder = Recorder.keeping();

    resume(1, OptionalInt.empty(), recorder);

    assertThat(recorder.noticeCodes()).containsExactly(ErrorCode.RUN_EARLIER);
    assertThat(SmallRuns.files(folder).get("checkpoint.safetensors"))
        .isEqualTo(SmallRuns.files(unbroken).get("checkpoint.safetensors"));
  }

  @Test
  void aLostModelIsWrittenAnewWhereTheBestWeightsAreStillThere() throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    start(SmallRuns.streams(), unbroken, 1, Recorder.keeping());
    start(SmallRuns.streams(), folder, 1, Recorder.keeping());
    Files.delete(folder.resolve("model.safetensors"));

    resume(1, OptionalInt.empty(), Recorder.keeping());

    assertThat(SmallRuns.files(folder).get("model.safetensors"))
        .isEqualTo(SmallRuns.files(unbroken).get("model.safetensors"));
  }

  @Test
  void halfALineOfFiguresIsCutAndNoneIsDoubled() throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    start(SmallRuns.streams(), unbroken, 1, Recorder.keeping());
    start(SmallRuns.streams(), folder, 1, Recorder.stoppingAfterStep(8));
    Path metrics = folder.resolve("metrics.jsonl");
    Files.writeString(metrics, "{\"epoch\":2,\"loss\":1.5,", StandardOpenOption.APPEND);

    resume(1, OptionalInt.empty(), Recorder.keeping());

    assertThat(metrics).hasSameTextualContentAs(unbroken.resolve("metrics.jsonl"));
  }

  @Test
  void aTextFromMemoryIsReadFromTheFoldersCopy() {
    TrainingRun.start(
        SmallRuns.streams(),
        SmallRuns.ferry(),
        folder,
        SmallRuns.options(1),
        Recorder.stoppingAfterStep(3));

    assertThat(resume(1, OptionalInt.empty(), Recorder.keeping()).end()).isEqualTo(End.FINISHED);
  }

  @Test
  void aRunThatStoppedEarlyStaysSo() {
    Recipe impatient =
        Recipe.parse(
            SmallRuns.streams()
                .withLearningRate(5)
                .withEpochs(50)
                .toYaml()
                .replace("early_stopping: none", "early_stopping: {metric: loss, patience: 1}"),
            "x");
    RunOutcome stopped = start(impatient, folder, 1, Recorder.keeping());
    assertThat(stopped.end()).isEqualTo(End.EARLY);
    Recorder recorder = Recorder.keeping();

    RunOutcome outcome = resume(1, OptionalInt.empty(), recorder);

    assertThat(outcome.end()).isEqualTo(End.NOTHING_TO_DO);
    assertThat(recorder.notices().getLast().what()).contains("early stopping ended the run");
  }

  private RunOutcome start(Recipe recipe, Path out, int threads, RunListener listener) {
    return TrainingRun.start(
        recipe, new TextInput.Files(List.of(text)), out, SmallRuns.options(threads), listener);
  }

  private RunOutcome resume(int threads, OptionalInt epochs, RunListener listener) {
    return TrainingRun.resume(folder, epochs, SmallRuns.options(threads), listener);
  }

  private void changeRecipe(String from, String to) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, Files.readString(file).replace(from, to));
  }

  private static void flipAByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
