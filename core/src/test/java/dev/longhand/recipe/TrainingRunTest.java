package dev.longhand.recipe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.generate.Continuation;
import dev.longhand.generate.Prompt;
import dev.longhand.generate.sampling.Sampling;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.InitialiserConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.recipe.RunOutcome.End;
import dev.longhand.train.EarlyStopping;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
  private static final String EVENTS = "events.out.tfevents.0000000000.longhand.";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("run");
  }

  @Test
  void aRunLeavesRecipeFiguresCheckpointsAndModel() throws IOException {
    RunOutcome outcome = start(SmallRuns.streams(), Recorder.keeping());

    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(outcome.epoch()).isEqualTo(3);
    assertThat(SmallRuns.files(folder).keySet())
        .containsExactly(
            "baselines.json",
            "checkpoint.previous.safetensors",
            "checkpoint.safetensors",
            "corpus.json",
            "metrics.csv",
            "metrics.jsonl",
            "model.safetensors",
            "recipe.yaml",
            "run.lock",
            "samples.jsonl",
            "steps.jsonl",
            "text.txt");
    assertThat(Recipe.read(folder.resolve("recipe.yaml"))).isEqualTo(SmallRuns.streams());
  }

  @Test
  void theModelFileHoldsTheBestWeightsAndWhereTheyComeFrom() throws IOException {
    RunOutcome outcome = start(SmallRuns.streams(), Recorder.keeping());

    EpochFigures best = outcome.best().orElseThrow();
    ModelFile model = ModelFile.read(outcome.model());
    assertThat(ModelHash.of(model.model())).isEqualTo(best.modelSha256());
    assertThat(model.provenance().epochs()).isEqualTo(best.epoch());
    assertThat(model.provenance().validationLoss()).isEqualTo(best.validationLoss());
    assertThat(model.provenance().corpus().name()).isEqualTo("ferry");
    assertThat(model.history().getLast()).isEqualTo(best);
    assertThat(Recipe.parse(model.provenance().recipe(), "x")).isEqualTo(SmallRuns.streams());
  }

  /// The model is built before anything is learnt, so its first weights can still be seen.
  @Test
  void weightsBeginAsTheRecipeSays() {
    Initialisers zeros = Initialisers.ofWeights(new InitialiserConfig.Zeros());
    Recipe recipe = SmallRuns.streams();
    var first = new ArrayList<Float>();
    RunListener listener =
        event -> {
          if (event instanceof RunEvent.ModelBuilt built) {
            Parameter kernel = built.model().parameters().get(1);
            for (float weight : kernel.toRowMajor()) {
              first.add(weight);
            }
          }
        };
    start(recipe.withModel(recipe.model().withInitialisers(zeros)), listener);

    assertThat(first).isNotEmpty().containsOnly(0f);
  }

  @Test
  void theFiguresStandInOneLineAnEpoch() throws IOException {
    start(SmallRuns.streams(), Recorder.keeping());

    List<String> lines = Files.readAllLines(folder.resolve("metrics.jsonl"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst())
        .startsWith("{\"epoch\":1,\"loss\":")
        .contains(
            "\"accuracy\":",
            "\"validation_loss\":",
            "\"validation_accuracy\":",
            "\"validation_bits_per_character\":",
            "\"seconds\":",
            "\"tokens_per_second\":",
            "\"model_sha256\":\"");
  }

  @Test
  void theFiguresStandInATableToo() throws IOException {
    start(SmallRuns.streams(), Recorder.keeping());

    List<String> rows = Files.readAllLines(folder.resolve("metrics.csv"));
    assertThat(rows).hasSize(4);
    assertThat(rows.getFirst())
        .isEqualTo(
            "epoch,loss,accuracy,gradient_norm,learning_rate,validation_loss,"
                + "validation_perplexity,validation_accuracy,validation_top_5_accuracy,"
                + "validation_bits_per_character,seconds,tokens_per_second,model_sha256");
    assertThat(rows).allMatch(row -> row.split(",", -1).length == 13);
  }

  @Test
  void theHistoryComesBackWithTheFiguresThatAProgramMeasured() {
    RunOptions options =
        SmallRuns.options(1)
            .withMeasure(model -> Map.of("square", (double) model.epoch() * model.epoch()))
            .withMeasure(model -> {
              Prompt prompt = model.generator().prompt("The ");
              Continuation few = new Continuation(3, Sampling.GREEDY, model.seed());
              return Map.of("written", (double) model.generator().generate(prompt, few).length());
            });
    RunOutcome outcome =
        TrainingRun.start(
            SmallRuns.streams(), SmallRuns.ferry(), folder, options, Recorder.keeping());

    assertThat(outcome.history())
        .extracting(EpochFigures::own)
        .containsExactly(
            new TreeMap<>(Map.of("square", 1.0, "written", 3.0)),
            new TreeMap<>(Map.of("square", 4.0, "written", 3.0)),
            new TreeMap<>(Map.of("square", 9.0, "written", 3.0)));
    assertThat(ModelFile.read(outcome.model()).history())
        .isEqualTo(outcome.history().subList(0, outcome.best().orElseThrow().epoch()));
    assertThat(folder.resolve("metrics.csv")).content().contains(",own.square,own.written,");
  }

  @Test
  void eventsForTensorBoardHoldSamplesAndWeightsOfEveryEpoch() throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.EPOCH);
    RunOptions options =
        SmallRuns.options(1).withLogging(RunLogging.DEFAULTS.withTensorBoard(clock));
    TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), folder, options, Recorder.stoppingAfterEpoch(2));
    TrainingRun.resume(folder, OptionalInt.empty(), options, Recorder.keeping());

    Path events = folder.resolve("tensorboard");
    String first = Files.readString(events.resolve(EVENTS + "0000"), ISO_8859_1);
    String second = Files.readString(events.resolve(EVENTS + "0001"), ISO_8859_1);
    assertThat(first.split("sample/temperature_1.0", -1)).hasSize(3);
    assertThat(second.split("sample/temperature_1.0", -1)).hasSize(2);
    assertThat(second).contains("weights/lstm.kernel", "validation/loss", "step/gradient_norm");
  }

  @Test
  void theHistoryOfARunThatGoesOnBeginsWithItsFirstEpoch() {
    start(SmallRuns.streams(), Recorder.stoppingAfterEpoch(2));
    RunOutcome outcome =
        TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

    assertThat(outcome.history()).extracting(EpochFigures::epoch).containsExactly(1, 2, 3);
  }

  @Test
  void eventsComeInTheOrderOfTheRun() {
    Recorder recorder = Recorder.keeping();
    start(SmallRuns.streams(), recorder);

    assertThat(recorder.events().stream().map(event -> event.getClass().getSimpleName()).toList())
        .startsWith(
            "CorpusRead",
            "CorpusChecked",
            "VocabularyBuilt",
            "ExamplesCounted",
            "ModelBuilt",
            "BaselinesMeasured",
            "Forecast",
            "StepDone",
            "StepDone",
            "StepDone",
            "StepDone",
            "StepDone",
            "StepDone",
            "CheckpointSaved",
            "ModelSaved",
            "EpochDone",
            "SampleWritten",
            "StepDone");
    assertThat(recorder.events(RunEvent.SampleWritten.class))
        .hasSize(3)
        .allSatisfy(sample -> {
          assertThat(sample.prompt()).isEqualTo("The ");
          assertThat(sample.text()).hasSize(5);
        });
  }

  @Test
  void withoutASampleNothingIsWritten() {
    Recorder recorder = Recorder.keeping();
    start(SmallRuns.streams().withSampleLength(0), recorder);

    assertThat(recorder.events(RunEvent.SampleWritten.class)).isEmpty();
  }

  /// PRODUCT's facts of the notebook: 27 symbols, 129 windows, 9 steps, 83,355 parameters.
  @Test
  void thePoemRecipeHasTheFactsOfItsNotebook() {
    Recorder recorder = Recorder.stoppingAfterStep(1);
    start(Recipes.faithful("poem"), recorder);

    var examples = recorder.events(RunEvent.ExamplesCounted.class).getFirst();
    assertThat(examples.count()).isEqualTo(129);
    assertThat(examples.targets()).isEqualTo(129);
    assertThat(examples.batches()).isEqualTo(9);
    assertThat(examples.validationTargets()).isEqualTo(OptionalLong.empty());
    var model = recorder.events(RunEvent.ModelBuilt.class).getFirst();
    assertThat(model.model().config().vocabulary()).isEqualTo(27);
    assertThat(model.model().parameterCount()).isEqualTo(83_355);
    var first = recorder.events(RunEvent.StepDone.class).getFirst();
    assertThat(first.result().loss()).isCloseTo(StrictMath.log(27), within(0.05));
  }

  @Test
  void stoppingEarlyByTheTrainingLossIsNoticed() {
    Recorder recorder = Recorder.stoppingAfterStep(1);
    start(Recipes.faithful("poem"), recorder);

    assertThat(recorder.noticeCodes()).containsExactly(ErrorCode.USAGE_STOPPING);
  }

  @Test
  void stoppingEarlyByAValidationPartThatCouldNotBeKeptIsNoticed() {
    Recipe small = SmallRuns.streams();
    TrainingSettings training = small.training();
    Recorder recorder = Recorder.stoppingAfterStep(1);
    start(
        new Recipe(
            small.name(),
            small.about(),
            small.tokens(),
            small.text(),
            new ExampleSettings.Streams(8, 3, 0.125, 0.02),
            small.model(),
            training.withEarlyStopping(new EarlyStopping(Metric.VALIDATION_LOSS, 2)),
            small.sample(),
            small.seed()),
        recorder);

    assertThat(recorder.events(RunEvent.ExamplesCounted.class).getFirst().validationTargets())
        .isEmpty();
    assertThat(recorder.noticeCodes()).containsExactly(ErrorCode.USAGE_STOPPING);
  }

  @Test
  void beforeTheFirstEpochIsOverAStopStillLeavesAModel() {
    RunOutcome outcome = start(SmallRuns.streams(), Recorder.stoppingAfterStep(2));

    assertThat(outcome.end()).isEqualTo(End.STOPPED);
    assertThat(outcome.best()).isEmpty();
    assertThat(ModelFile.read(outcome.model()).provenance().epochs()).isZero();
  }

  @Test
  void aCheckpointIsSavedWheneverTheClockSaysSo() {
    assertThat(checkpointsOfSixSteps(new CheckpointInterval.Time(Duration.ofSeconds(1))))
        .containsExactly(4L, 6L);
  }

  @Test
  void checkpointsAreSavedEverySoManySteps() {
    assertThat(checkpointsOfSixSteps(new CheckpointInterval.Steps(2))).containsExactly(2L, 4L, 6L);
  }

  /// Steps that are stopped after the sixth, each 0.3 seconds long.
  private List<Long> checkpointsOfSixSteps(CheckpointInterval interval) {
    var clock = new AtomicLong();
    RunOptions options =
        RunOptions.of(1, new ScalarKernels(), clock::get)
            .withCheckpoints(interval)
            .withMemory(Long.MAX_VALUE);
    Recorder recorder = Recorder.stoppingAfterStep(6);
    RunListener listener =
        new RunListener() {
          @Override
          public void accept(RunEvent event) {
            recorder.accept(event);
            if (event instanceof RunEvent.StepDone) {
              clock.addAndGet(300_000_000);
            }
          }

          @Override
          public boolean stopRequested() {
            return recorder.stopRequested();
          }
        };
    TrainingRun.start(SmallRuns.streams(), SmallRuns.ferry(), folder, options, listener);
    return recorder.events(RunEvent.CheckpointSaved.class).stream()
        .map(RunEvent.CheckpointSaved::step)
        .toList();
  }

  /// The best weights are those of the last epoch of three, by a loss that falls all the time.
  @Test
  void checkpointsBehindEpochsStandBehindTheBestAndTheLastToo() {
    Recorder recorder = Recorder.keeping();
    RunOutcome outcome =
        TrainingRun.start(
            SmallRuns.streams(),
            SmallRuns.ferry(),
            folder,
            SmallRuns.options(1).withCheckpoints(new CheckpointInterval.Epochs(5)),
            recorder);

    List<Integer> best =
        recorder.events(RunEvent.EpochDone.class).stream()
            .filter(RunEvent.EpochDone::best)
            .map(event -> event.figures().epoch())
            .toList();
    assertThat(recorder.events(RunEvent.CheckpointSaved.class))
        .extracting(RunEvent.CheckpointSaved::epoch)
        .containsAll(best)
        .endsWith(outcome.epoch())
        .doesNotHaveDuplicates();
  }

  @Test
  void tooLittleMemoryIsSaidBeforeItIsTaken() {
    Recipe large = SmallRuns.streams().withUnits(2000);
    RunOptions options = SmallRuns.options(1).withMemory(500 << 20);

    LonghandException refusal =
        SmallRuns.refusal(
            ErrorCode.MEMORY_PLAN,
            () -> TrainingRun.start(large, SmallRuns.ferry(), folder, options, Recorder.keeping()));

    assertThat(refusal.problems().getFirst().fix()).contains("LONGHAND_JAVA_OPTIONS=-Xmx");
    assertThat(folder).doesNotExist();
  }

  @Test
  void aLearningRateThatBreaksTheNetworkIsNamed() {
    Recipe small = SmallRuns.streams();
    var layer = new DenseConfig(8, Activation.LINEAR);
    var wild =
        new Recipe(
            small.name(),
            small.about(),
            small.tokens(),
            small.text(),
            small.examples(),
            new NetworkSettings(
                new InputCoding.Embedding(4), List.of(new LstmConfig(6), layer, layer, layer)),
            TrainingSettings.of(400, UpdateRule.of(new OptimizerConfig.Sgd(1000))),
            small.sample().withLength(0),
            small.seed());

    LonghandException refusal =
        SmallRuns.refusal(ErrorCode.TRAINING_DIVERGED, () -> start(wild, Recorder.keeping()));

    assertThat(refusal.problems().getFirst().fix())
        .contains("--learning-rate (now 1000.0)", "clip_norm (now none; 1 is usual)");
  }

  @Test
  void aNetworkThatReadsBothWaysLearnsAndWritesByWindows() {
    Recipe windows = SmallRuns.windows().withValidation(0.2);
    Recipe both = windows.withModel(windows.model().withBidirectional(Merge.CONCAT));
    Recorder recorder = Recorder.keeping();

    RunOutcome outcome = start(both, recorder);

    List<EpochFigures> epochs =
        recorder.events(RunEvent.EpochDone.class).stream()
            .map(RunEvent.EpochDone::figures)
            .toList();
    assertThat(epochs.getLast().loss()).isLessThan(epochs.getFirst().loss());
    assertThat(epochs.getLast().validationLoss()).isPresent();
    assertThat(recorder.events(RunEvent.SampleWritten.class)).hasSameSizeAs(outcome.history());
  }

  @Test
  void aStreamIsKeptSoThatTheRunCanGoOn() {
    var in = new ByteArrayInputStream(SmallRuns.FERRY.getBytes(StandardCharsets.UTF_8));
    TrainingRun.start(
        SmallRuns.streams(),
        new TextInput.Stream(in, "standard input"),
        folder,
        SmallRuns.options(1),
        Recorder.stoppingAfterStep(2));

    assertThat(folder.resolve("text.txt")).hasContent(SmallRuns.FERRY);
  }

  @Test
  void aListenerThatThrowsBeforeTheFirstStepLeavesNothingBehind() {
    assertThatExceptionOfType(Recorder.Killed.class)
        .isThrownBy(() -> start(SmallRuns.streams(), Recorder.killingAt(0)));

    assertThat(folder).doesNotExist();
  }

  private RunOutcome start(Recipe recipe, RunListener listener) {
    return TrainingRun.start(recipe, SmallRuns.ferry(), folder, SmallRuns.options(1), listener);
  }
}
