package dev.longhand.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.ScalarKernels;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Tensor;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.WindowOptions;
import dev.longhand.text.example.Windows;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.TrainingOutcome.End;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.optimizer.UpdateRule;
import dev.longhand.train.schedule.Schedule;
import dev.longhand.train.schedule.StepPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
  private static final int VOCABULARY = 11;
  private static final int UNITS = 9;
  private static final int EPOCHS = 3;
  private static final String VERSION = "0.1.0";

  private final Kernels kernels = new ScalarKernels();

  /// Hears everything, and stops after a step of a given number.
  private static final class Notes implements TrainingListener {
    private final List<EpochResult> epochs = new ArrayList<>();
    private final List<StepResult> steps = new ArrayList<>();
    private final long lastStep;

    Notes(long lastStep) {
      this.lastStep = lastStep;
    }

    @Override
    public Verdict stepDone(StepResult step) {
      steps.add(step);
      return step.step() == lastStep ? Verdict.STOP : Verdict.CONTINUE;
    }

    @Override
    public Verdict epochDone(EpochResult epoch) {
      epochs.add(epoch);
      return Verdict.CONTINUE;
    }
  }

  private static LanguageModel model(LossPositions positions, long seed) {
    return LanguageModel.initialise(
        new ModelConfig(
            List.of(
                new EmbeddingConfig(VOCABULARY, 5),
                new LstmConfig(UNITS),
                new DropoutConfig(0.2),
                new DenseConfig(VOCABULARY, Activation.SOFTMAX)),
            positions),
        seed);
  }

  /// Random tokens below a bound.
  private static TokenSequence text(int length, int tokens, long index) {
    KeyedRandom random = KeyedRandom.of(3, Purpose.SAMPLE, 0, index);
    return TokenSequence.of(random.ints(length, 0, tokens).toArray());
  }

  /// Seven batches of streams, the last of one step; nine of windows, the last of one window.
  private static Examples examples(LossPositions positions) {
    TokenSequence tokens = text(200, VOCABULARY, 0);
    return switch (positions) {
      case EVERY -> Streams.of(tokens, 8, 4);
      case LAST -> Windows.of(tokens, new WindowOptions(5, 3, 8, Shuffle.EACH_EPOCH, 5));
    };
  }

  private static Examples validation(LossPositions positions) {
    TokenSequence tokens = text(40, VOCABULARY, 1);
    return switch (positions) {
      case EVERY -> Streams.of(tokens, 8, 2);
      case LAST -> Windows.of(tokens, new WindowOptions(5, 1, 8, Shuffle.NONE, 0));
    };
  }

  private static TrainingPlan plan(int epochs, Optional<EarlyStopping> stopping) {
    return new TrainingPlan(
        epochs,
        7,
        UpdateRule.of(OptimizerConfig.Adam.DEFAULTS.withRate(0.02)).withClipNorm(0.2),
        new Schedule.Constant(),
        0.3,
        stopping);
  }

  private Trainer trainer(LossPositions positions, long seed, Workers workers) {
    return new Trainer(
        model(positions, seed),
        plan(EPOCHS, Optional.of(new EarlyStopping(Metric.LOSS, EPOCHS))),
        examples(positions),
        Optional.of(new ValidationPart(validation(positions))),
        kernels,
        workers);
  }

  /// Stops after a few steps, goes on in a new trainer around a model of other weights with another
  /// number of workers, and so on to the end.
  @ParameterizedTest
  @EnumSource
  void goesOnToTheBitsOfTheRunThatNeverStopped(LossPositions positions) {
    try (var alone = new Workers(1)) {
      Trainer unbroken = trainer(positions, 1, alone);
      var heard = new Notes(0);
      assertThat(unbroken.run(heard).end()).isEqualTo(End.FINISHED);

      KeyedRandom random = KeyedRandom.of(1, Purpose.SAMPLE, 0, 2);
      var epochs = new ArrayList<EpochResult>();
      var steps = new ArrayList<StepResult>();
      Checkpoint last = trainer(positions, 1, alone).checkpoint(VERSION);
      End end = End.STOPPED;
      for (int workerCount = 1; end == End.STOPPED; workerCount = workerCount % 5 + 1) {
        try (var workers = new Workers(workerCount)) {
          Trainer resumed = trainer(positions, 99, workers);
          resumed.restore(last);
          var notes = new Notes(resumed.step() + random.nextInt(1, 6));
          end = resumed.run(notes).end();
          epochs.addAll(notes.epochs);
          steps.addAll(notes.steps);
          last = resumed.checkpoint(VERSION);
        }
      }

      assertThat(end).isEqualTo(End.FINISHED);
      assertThat(steps).isEqualTo(heard.steps);
      assertThat(epochs).isEqualTo(heard.epochs);
      assertSame(last, unbroken.checkpoint(VERSION));
    }
  }

  /// The plan clips at 0.2.
  @Test
  void anEpochsGradientNormIsTheMeanOfItsStepsBeforeClipping() {
    try (var workers = new Workers(1)) {
      var notes = new Notes(0);
      trainer(LossPositions.EVERY, 1, workers).run(notes);

      int batches = examples(LossPositions.EVERY).batchesPerEpoch();
      double sum = 0;
      for (StepResult step : notes.steps.subList(0, batches)) {
        sum += step.gradientNorm();
      }
      assertThat(notes.epochs.getFirst().gradientNorm()).isEqualTo(sum / batches);
      assertThat(notes.steps).extracting(StepResult::gradientNorm).anyMatch(norm -> norm > 0.2);
      assertThat(notes.steps).extracting(StepResult::learningRate).containsOnly(0.02);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aStopAfterTheLastBatchLeavesTheEpochToBeMeasured(LossPositions positions) {
    try (var workers = new Workers(1)) {
      int batches = examples(positions).batchesPerEpoch();
      Trainer stopped = trainer(positions, 1, workers);
      var before = new Notes(batches);
      assertThat(stopped.run(before)).returns(End.STOPPED, TrainingOutcome::end);
      assertThat(before.epochs).isEmpty();
      assertThat(stopped.batch()).isEqualTo(batches);

      Trainer resumed = trainer(positions, 99, workers);
      resumed.restore(stopped.checkpoint(VERSION));
      var after = new Notes(batches + 1);
      resumed.run(after);

      assertThat(after.epochs).singleElement().returns(1, EpochResult::epoch);
      assertThat(after.epochs.getFirst().targets())
          .isEqualTo(examples(positions).targetsPerEpoch());
    }
  }

  @Test
  void whatAListenerStopsAfterAnEpochGoesOnWithTheNext() {
    try (var workers = new Workers(1)) {
      Trainer trainer = trainer(LossPositions.EVERY, 1, workers);
      var stopping =
          new TrainingListener() {
            @Override
            public Verdict stepDone(StepResult step) {
              return Verdict.CONTINUE;
            }

            @Override
            public Verdict epochDone(EpochResult epoch) {
              return Verdict.STOP;
            }
          };

      assertThat(trainer.run(stopping)).returns(End.STOPPED, TrainingOutcome::end);
      assertThat(trainer.epoch()).isEqualTo(1);
      assertThat(trainer.batch()).isZero();
      assertThat(trainer.run(new Notes(0))).returns(End.FINISHED, TrainingOutcome::end);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsRehearsedChangesNoBit(LossPositions positions) {
    try (var workers = new Workers(2)) {
      Trainer plain = trainer(positions, 1, workers);
      Trainer rehearsed = trainer(positions, 1, workers);
      rehearse(rehearsed, 25);
      assertSame(rehearsed.checkpoint(VERSION), plain.checkpoint(VERSION));
      var expected = new Notes(0);
      var found = new Notes(0);
      plain.run(new Notes(9));
      rehearsed.run(new Notes(9));
      rehearse(rehearsed, 3); // in the midst of a later epoch
      plain.run(expected);
      rehearsed.run(found);

      assertThat(found.steps).isEqualTo(expected.steps);
      assertThat(found.epochs).isEqualTo(expected.epochs);
      assertSame(rehearsed.checkpoint(VERSION), plain.checkpoint(VERSION));
    }
  }

  private static void rehearse(Trainer trainer, int steps) {
    var taken = new AtomicInteger();
    trainer.rehearse(() -> taken.getAndIncrement() < steps);
    assertThat(taken).hasValue(steps + 1);
  }

  private Trainer ofSteps(StepPlan steps, int epochSteps, long seed, Workers workers) {
    TrainingPlan epochs = plan(1, Optional.empty());
    var plan =
        new TrainingPlan(
            new RunLength.Steps(steps, epochSteps),
            epochs.seed(),
            epochs.rule(),
            Schedule.Cosine.DEFAULTS,
            epochs.stateReset(),
            Optional.empty());
    return new Trainer(
        model(LossPositions.EVERY, seed),
        plan,
        examples(LossPositions.EVERY),
        Optional.of(new ValidationPart(validation(LossPositions.EVERY))),
        kernels,
        workers);
  }

  @Test
  void aRunOfStepsIsMeasuredAfterSoManyAndAtItsEnd() {
    try (var workers = new Workers(1)) {
      Trainer trainer = ofSteps(StepPlan.of(18), 4, 1, workers);
      var notes = new Notes(0);

      assertThat(trainer.run(notes)).returns(End.FINISHED, TrainingOutcome::end);
      assertThat(trainer.step()).isEqualTo(18);
      assertThat(trainer.epochs()).isEqualTo(5);
      assertThat(notes.epochs).extracting(EpochResult::epoch).containsExactly(1, 2, 3, 4, 5);
      assertThat(notes.steps).extracting(StepResult::batches).contains(4, 2);
      assertThat(notes.steps.getLast()).returns(2, StepResult::batch).returns(5, StepResult::epoch);
    }
  }

  /// Seven batches are a reading, so the tenth step has the third batch, wherever epochs end.
  @Test
  void epochsOfAnyLengthReadTheTextInTheSameOrder() {
    try (var workers = new Workers(1)) {
      var longer = new Notes(0);
      var shorter = new Notes(0);
      ofSteps(StepPlan.of(14), 7, 1, workers).run(longer);
      ofSteps(StepPlan.of(14), 3, 1, workers).run(shorter);

      assertThat(shorter.steps)
          .extracting(StepResult::loss)
          .isEqualTo(longer.steps.stream().map(StepResult::loss).toList());
    }
  }

  @Test
  void aRunThatWasMadeLongerAndShorterOnTheWayIsTheOneThatWasPlannedSo() {
    try (var workers = new Workers(2)) {
      Trainer changed = ofSteps(StepPlan.of(12), 4, 1, workers);
      changed.run(new Notes(5));
      changed.revise(25);
      Trainer resumed = ofSteps(changed.steps(), 4, 99, workers);
      resumed.restore(changed.checkpoint(VERSION));
      resumed.run(new Notes(11));
      resumed.revise(17);
      resumed.run(new Notes(0));

      Trainer planned = ofSteps(StepPlan.of(12).revised(5, 25).revised(11, 17), 4, 1, workers);
      planned.run(new Notes(0));

      assertThat(planned.step()).isEqualTo(17);
      assertSame(resumed.checkpoint(VERSION), planned.checkpoint(VERSION));
    }
  }

  @Test
  void aRunThatIsToEndWithinAnEpochIsMeasuredThere() {
    try (var workers = new Workers(1)) {
      Trainer trainer = ofSteps(StepPlan.of(12), 4, 1, workers);
      trainer.run(new Notes(6));
      trainer.revise(6);
      var notes = new Notes(0);

      assertThat(trainer.run(notes)).returns(End.FINISHED, TrainingOutcome::end);
      assertThat(notes.steps).isEmpty();
      assertThat(notes.epochs).singleElement().returns(2, EpochResult::epoch);
      assertThat(trainer.epochs()).isEqualTo(2);
    }
  }

  /// Random text can be learnt by heart only, so the loss on other random text must rise.
  @Test
  void stopsWhenTheValidationLossHasNotFallenForSoManyEpochs() {
    try (var workers = new Workers(1)) {
      Trainer trainer =
          new Trainer(
              model(LossPositions.EVERY, 1),
              plan(200, Optional.of(new EarlyStopping(Metric.VALIDATION_LOSS, 4))),
              examples(LossPositions.EVERY),
              Optional.of(new ValidationPart(validation(LossPositions.EVERY))),
              kernels,
              workers);
      var notes = new Notes(0);

      assertThat(trainer.run(notes)).returns(End.EARLY, TrainingOutcome::end);
      EpochResult best =
          notes.epochs.stream()
              .min(Comparator.comparingDouble(EpochResult::comparedLoss))
              .orElseThrow();
      assertThat(notes.epochs.getLast().epoch()).isEqualTo(best.epoch() + 4);
      assertThat(trainer.bestEpoch()).isEqualTo(best.epoch());
      assertThat(notes.epochs.stream().filter(EpochResult::best).toList()).endsWith(best);
      assertThat(trainer.run(notes)).returns(End.EARLY, TrainingOutcome::end);
    }
  }

  @Test
  void divergenceChangesNoParameterAndTellsNobodyOfAStep() {
    try (var workers = new Workers(2)) {
      LanguageModel model = model(LossPositions.EVERY, 1);
      Parameter kernel = model.parameters().get(4);
      assertThat(kernel.name()).isEqualTo("dense.kernel");
      var values = new float[(int) kernel.size()];
      Arrays.fill(values, Float.MAX_VALUE);
      kernel.setRowMajor(values);
      String before = hash(model);
      Trainer trainer = everyStep(model, workers);
      var notes = new Notes(0);

      TrainingOutcome outcome = trainer.run(notes);

      assertThat(outcome.end()).isEqualTo(End.DIVERGED);
      assertThat(outcome.step()).isZero();
      assertThat(outcome.lastLoss()).isNaN();
      assertThat(hash(model)).isEqualTo(before);
      assertThat(notes.steps).isEmpty();
    }
  }

  /// A token that only the validation part holds, with a vector that is not a number.
  @Test
  void aValidationLossThatIsNotFiniteIsDivergence() {
    try (var workers = new Workers(1)) {
      LanguageModel model = model(LossPositions.EVERY, 1);
      Parameter vectors = model.parameters().getFirst();
      float[] values = vectors.toRowMajor();
      values[values.length - 1] = Float.NaN;
      vectors.setRowMajor(values);
      Trainer trainer =
          new Trainer(
              model,
              plan(EPOCHS, Optional.empty()),
              Streams.of(text(200, VOCABULARY - 1, 0), 8, 4),
              Optional.of(new ValidationPart(validation(LossPositions.EVERY))),
              kernels,
              workers);
      var notes = new Notes(0);

      TrainingOutcome outcome = trainer.run(notes);

      assertThat(outcome.end()).isEqualTo(End.DIVERGED);
      assertThat(outcome.lastLoss()).isNaN();
      assertThat(notes.steps).isNotEmpty();
      assertThat(notes.epochs).isEmpty();
      assertThat(trainer.bestEpoch()).isZero();
    }
  }

  /// An LSTM that keeps its cell for ever shows which states were cleared before a batch.
  @Test
  void aShareOfTheCarriedStatesIsClearedByChanceThatDependsOnTheBatch() {
    int streams = 20;
    int batches = 100;
    var patterns = new HashSet<Set<Integer>>();
    int cleared = 0;
    try (var workers = new Workers(1)) {
      Examples examples = Streams.of(text(streams * batches + 1, VOCABULARY, 0), 1, streams);
      for (int batch = 1; batch < batches; batch++) {
        Trainer trainer = keepsItsCells(examples, workers);
        trainer.restore(withCellsOfOne(trainer.checkpoint(VERSION), batch));
        trainer.run(new Notes(batch + 1));
        Set<Integer> gone = streamsWithoutCells(trainer.checkpoint(VERSION));
        patterns.add(gone);
        cleared += gone.size();
      }
    }

    int draws = streams * (batches - 1);
    double threeDeviations = 3 * Math.sqrt(0.3 * 0.7 / draws);
    assertThat(cleared / (double) draws).isCloseTo(0.3, within(threeDeviations));
    assertThat(patterns).hasSizeGreaterThan(batches / 2);
  }

  private Trainer keepsItsCells(Examples examples, Workers workers) {
    LanguageModel model = model(LossPositions.EVERY, 1);
    for (Parameter parameter : model.parameters()) {
      parameter.value().clear();
    }
    Parameter bias = model.parameters().get(3);
    assertThat(bias.name()).isEqualTo("lstm.bias");
    var values = new float[4 * UNITS];
    Arrays.fill(values, 0, UNITS, -100f); // the input gate is 0
    Arrays.fill(values, UNITS, 2 * UNITS, 100f); // the forget gate is 1
    bias.setRowMajor(values);
    return new Trainer(
        model, plan(1, Optional.empty()), examples, Optional.empty(), kernels, workers);
  }

  private static Checkpoint withCellsOfOne(Checkpoint checkpoint, int batch) {
    var tensors = new ArrayList<Tensor>();
    for (Tensor tensor : checkpoint.tensors()) {
      var values = tensor.values().clone();
      if (tensor.name().equals("state.1.cell")) {
        Arrays.fill(values, 1f);
      }
      tensors.add(new Tensor(tensor.name(), tensor.shape(), values));
    }
    return new Checkpoint(
        VERSION, tensors, checkpoint.progress().with("batch", batch).with("step", batch));
  }

  private static Set<Integer> streamsWithoutCells(Checkpoint checkpoint) {
    float[] cells = // [B, H]
        checkpoint.tensors().stream()
            .filter(tensor -> tensor.name().equals("state.1.cell"))
            .findFirst()
            .orElseThrow()
            .values();
    var found = new HashSet<Integer>();
    for (int b = 0; b < cells.length / UNITS; b++) {
      if (cells[b * UNITS] == 0f) {
        found.add(b);
      }
    }
    return found;
  }

  @Test
  void examplesWithTargetsAtOtherStepsThanTheModelAreRefused() {
    try (var workers = new Workers(1)) {
      for (LossPositions positions : LossPositions.values()) {
        LossPositions other =
            positions == LossPositions.LAST ? LossPositions.EVERY : LossPositions.LAST;
        assertThatIllegalArgumentException()
            .isThrownBy(() ->
                new Trainer(
                    model(positions, 1),
                    plan(EPOCHS, Optional.empty()),
                    examples(other),
                    Optional.empty(),
                    kernels,
                    workers))
            .withMessageContaining("targets");
      }
    }
  }

  @Test
  void aCheckpointOfALongerEpochIsRefused() {
    try (var workers = new Workers(1)) {
      Trainer trainer = everyStep(model(LossPositions.EVERY, 1), workers);
      Checkpoint fresh = trainer.checkpoint(VERSION);
      var longer = new Checkpoint(VERSION, fresh.tensors(), fresh.progress().with("batch", 8));

      assertThatThrownBy(() -> trainer.restore(longer))
          .isInstanceOfSatisfying(
              LonghandException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.RUN_CHANGED));
    }
  }

  private Trainer everyStep(LanguageModel model, Workers workers) {
    return new Trainer(
        model,
        plan(EPOCHS, Optional.empty()),
        examples(LossPositions.EVERY),
        Optional.empty(),
        kernels,
        workers);
  }

  private static String hash(LanguageModel model) {
    return ModelHash.of(model);
  }

  private static void assertSame(Checkpoint found, Checkpoint expected) {
    assertThat(found.progress()).isEqualTo(expected.progress());
    assertThat(ModelHash.of(found.tensors())).isEqualTo(ModelHash.of(expected.tensors()));
  }
}
