package dev.longhand.train;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.BatchFeed;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.Evaluator;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.Checkpoint;
import dev.longhand.modelfile.Progress;
import dev.longhand.modelfile.Tensor;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.LayerState;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.nn.layer.State;
import dev.longhand.random.KeyedRandom;
import dev.longhand.random.Purpose;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.train.EarlyStopping.Metric;
import dev.longhand.train.TrainingOutcome.End;
import dev.longhand.train.optimizer.Optimizer;
import dev.longhand.train.optimizer.OptimizerConfig;
import dev.longhand.train.schedule.Horizon;
import dev.longhand.train.schedule.StepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/// Trains a model over epochs: batches in order, validation after each epoch, early stopping.
///
/// Stands between two steps whenever a listener is called; what {@link #checkpoint} then writes and
/// {@link #restore} reads goes on to the same bits, with any number of workers. Mutable; one caller
/// at a time.
public final class Trainer {
  private static final String LOSSES = "losses";

  /// Its multiples, without what stands before the point, spread evenly however many there are.
  private static final double GOLDEN = 0.6180339887498949;

  private final LanguageModel model;
  private final TrainingPlan plan;
  private final Examples examples;
  private final Optional<ValidationPart> validation;
  private final TrainingStep step;
  private int epochSteps;
  private Horizon horizon;
  private final Kept kept;
  private final Batch batch;
  private final State state;
  private final EpochTally tally = new EpochTally();
  private final BestEpoch best;
  private final Optional<Patience> patience;
  private final List<Double> losses = new ArrayList<>(); // what each epoch was compared by
  private int epoch;
  private int batchIndex;

  /// A trainer that stands before the first step.
  ///
  /// @param validation text that is measured after each epoch and never learnt from
  /// @throws IllegalArgumentException when examples have their targets at other steps than the
  ///   model, or early stopping watches bits a character of a text whose length is not known
  public Trainer(
      LanguageModel model,
      TrainingPlan plan,
      Examples examples,
      Optional<ValidationPart> validation,
      Kernels kernels,
      Workers workers) {
    Evaluator.requireSamePositions(model, examples);
    validation.ifPresent(kept -> requireFit(model, plan, kept));
    this.model = model;
    this.plan = plan;
    this.examples = examples;
    this.validation = validation;
    step = new TrainingStep(model, plan.rule(), kernels, workers, plan.seed());
    horizon = plan.length().horizon(examples.batchesPerEpoch());
    epochSteps = plan.length().epochSteps(examples.batchesPerEpoch());
    kept = new Kept(model, step.optimizer(), kernels, workers);
    batch = examples.newBatch();
    state = model.zeroState(examples.sequences());
    best = BestEpoch.chosenFor(plan.earlyStopping());
    patience = plan.earlyStopping().map(Patience::new);
  }

  private static void requireFit(LanguageModel model, TrainingPlan plan, ValidationPart kept) {
    Evaluator.requireSamePositions(model, kept.examples());
    boolean needsLength =
        plan.earlyStopping()
            .filter(rule -> rule.metric() == Metric.VALIDATION_BITS_PER_CHARACTER)
            .isPresent();
    if (needsLength && kept.length().isEmpty()) {
      throw new IllegalArgumentException(
          "early stopping watches bits a character, and the validation part has no length");
    }
  }

  /// Epochs finished.
  public int epoch() {
    return epoch;
  }

  /// Batches of the running epoch that are done.
  public int batch() {
    return batchIndex;
  }

  /// Predicted tokens of the running epoch so far.
  public long targets() {
    return tally.targets();
  }

  /// Steps taken in all.
  public long step() {
    return step.optimizer().steps();
  }

  /// How many epochs the run has as it is planned now, a last one of fewer steps included.
  public int epochs() {
    return Math.toIntExact((horizon.plan().steps() + epochSteps - 1) / epochSteps);
  }

  /// How many steps the run has.
  public StepPlan steps() {
    return horizon.plan();
  }

  /// How many steps there are from one measurement to the next.
  public int epochSteps() {
    return epochSteps;
  }

  /// Gives the run another length before its first step.
  ///
  /// @throws IllegalStateException when a step has been taken
  public void begin(RunLength length) {
    if (step() > 0) {
      throw new IllegalStateException("the run began " + step() + " steps ago");
    }
    horizon = length.horizon(examples.batchesPerEpoch());
    epochSteps = length.epochSteps(examples.batchesPerEpoch());
  }

  /// Makes the run longer or shorter from here on; the rates of the steps that are left change
  /// without a jump.
  ///
  /// @param count steps of the whole run, at least those that were taken
  public void revise(long count) {
    horizon = horizon.revised(step(), count);
  }

  /// The epoch with the best figures, from 1; 0 while there is none.
  public int bestEpoch() {
    return best.epoch();
  }

  /// What early stopping says, once it ended the run.
  public Optional<EarlyEnd> earlyEnd() {
    return patience.filter(Patience::isOver).map(Patience::end);
  }

  /// The model that is measured and worth keeping: the one that is trained, or the mean of its
  /// weights where the optimizer averages. Good until the next step.
  public LanguageModel keptModel() {
    return kept.model();
  }

  /// The learning rate of the step that comes next.
  public double learningRate() {
    return rateOf(step());
  }

  /// The learning rate of a step of the running epoch by the number of steps before it.
  private double rateOf(long stepsBefore) {
    return plan.schedule().rateAt(plan.rule().optimizer().rate(), stepsBefore, horizon, losses);
  }

  /// Trains from where it stands until the run is as long as planned or something ends it.
  public TrainingOutcome run(TrainingListener listener) {
    while ((batchIndex > 0 || step() < horizon.plan().steps()) && earlyEnd().isEmpty()) {
      while (batchIndex < stepsOfEpoch()) {
        if (!takeStep()) {
          return diverged();
        }
        if (listener.stepDone(stepResult()) == Verdict.STOP) {
          return outcome(End.STOPPED);
        }
      }
      EpochResult result = finishEpoch();
      if (!Double.isFinite(result.comparedLoss())) {
        return diverged();
      }
      if (listener.epochDone(result) == Verdict.STOP) {
        return outcome(End.STOPPED);
      }
    }
    return outcome(earlyEnd().isPresent() ? End.EARLY : End.FINISHED);
  }

  /// Steps of the running epoch, fewer where the run ends within it.
  private int stepsOfEpoch() {
    long before = step() - batchIndex;
    return (int) Math.min(epochSteps, horizon.plan().steps() - before);
  }

  /// How often the text has been read.
  private long reading() {
    return step() / examples.batchesPerEpoch();
  }

  /// Batches of the text that are read since it was begun.
  private int batchOfText() {
    return (int) (step() % examples.batchesPerEpoch());
  }

  private TrainingOutcome diverged() {
    tally.noteFailure();
    return outcome(End.DIVERGED);
  }

  private TrainingOutcome outcome(End end) {
    return new TrainingOutcome(end, epoch, step(), tally.lastLoss());
  }

  private boolean takeStep() {
    ModelPass pass = load(reading(), batchOfText());
    if (!step.run(pass.shape())) {
      return false;
    }
    pass.save(state);
    tally.add(pass.loss(), step.gradientNorm());
    batchIndex++;
    return true;
  }

  /// The pass for a batch of a reading, with all that it takes to run it.
  private ModelPass load(long reading, int batchOfText) {
    examples.fill(reading, batchOfText, batch);
    ModelPass pass = step.pass(BatchFeed.shape(batch));
    BatchFeed.fill(pass, batch);
    prepareState();
    pass.load(state);
    step.optimizer().setRate(learningRate());
    return pass;
  }

  /// Takes steps that leave no trace, so that somebody can tell how long one takes. Whatever they
  /// change is put back, to the bit.
  ///
  /// @param another is asked before each step, whose batches come from all over the text
  public void rehearse(BooleanSupplier another) {
    Checkpoint before = checkpoint("");
    int batches = examples.batchesPerEpoch();
    double place = 0;
    while (another.getAsBoolean()) {
      ModelPass pass = load(reading(), (int) (place * batches));
      step.run(pass.shape());
      pass.save(state);
      place = (place + GOLDEN) % 1;
    }
    restore(before);
  }

  private void prepareState() {
    if (!batch.continues()) {
      state.clear();
    } else if (plan.stateReset() > 0) {
      KeyedRandom random =
          KeyedRandom.of(plan.seed(), Purpose.STATE_RESET, reading(), batchOfText());
      for (int b = 0; b < batch.sequences(); b++) {
        if (random.nextDouble() < plan.stateReset()) {
          state.clear(b);
        }
      }
    }
  }

  private StepResult stepResult() {
    return new StepResult(
        epoch + 1,
        batchIndex,
        stepsOfEpoch(),
        step(),
        tally.lastLoss(),
        tally.meanLoss(),
        tally.targets(),
        step.optimizer().rate(),
        step.gradientNorm());
  }

  /// Measures the epoch and moves to the start of the next.
  private EpochResult finishEpoch() {
    Optional<Evaluation> measured = validation.map(part -> kept.evaluate(part.examples()));
    var unranked =
        new EpochResult(
            epoch + 1,
            tally.meanLoss(),
            tally.accuracy(),
            tally.targets(),
            measured,
            bitsPerCharacter(measured),
            false,
            rateOf(step() - 1),
            tally.gradientNorm());
    EpochResult result = unranked.withBest(best.improve(unranked));
    patience.ifPresent(waiting -> waiting.note(result));
    losses.add(result.comparedLoss());
    averageWhenTriggered();
    epoch++;
    batchIndex = 0;
    tally.clear();
    return result;
  }

  private OptionalDouble bitsPerCharacter(Optional<Evaluation> measured) {
    return measured.isPresent()
        ? validation.orElseThrow().bitsPerCharacter(measured.get())
        : OptionalDouble.empty();
  }

  private void averageWhenTriggered() {
    if (plan.rule().optimizer() instanceof OptimizerConfig.AveragedSgd averaged) {
      new NonMonotoneTrigger(averaged.nonMonotone())
          .firedAfter(losses)
          .ifPresent(fired -> step.optimizer().averageAfter((long) fired * epochSteps));
    }
  }

  /// All that is needed to go on from here.
  ///
  /// @param longhandVersion the version that writes it
  public Checkpoint checkpoint(String longhandVersion) {
    var tensors = new ArrayList<Tensor>();
    for (Parameter parameter : model.parameters()) {
      tensors.add(tensor(parameter.name(), parameter, parameter.value()));
    }
    for (Optimizer.Slot slot : step.optimizer().slots()) {
      tensors.add(tensor(slot.name(), slot.parameter(), slot.value()));
    }
    for (int i = 0; i < state.layers().size(); i++) {
      LayerState layer = state.layers().get(i);
      tensors.add(tensor(stateName(i, "hidden"), layer.hidden()));
      int index = i;
      layer.cell().ifPresent(cell -> tensors.add(tensor(stateName(index, "cell"), cell)));
    }
    Progress progress =
        Progress.NONE
            .with("epoch", epoch)
            .with("batch", batchIndex)
            .with("step", step())
            .with(LOSSES, losses);
    Progress chosen = best.writeTo(tally.writeTo(progress));
    Progress all = patience.map(waiting -> waiting.writeTo(chosen)).orElse(chosen);
    return new Checkpoint(longhandVersion, tensors, all);
  }

  private static String stateName(int layer, String what) {
    return "state." + (layer + 1) + "." + what;
  }

  private static Tensor tensor(String name, Parameter parameter, Matrix packed) {
    return new Tensor(
        name, List.of(parameter.rows(), parameter.columns()), parameter.toRowMajor(packed));
  }

  private static Tensor tensor(String name, Matrix matrix) {
    return new Tensor(name, List.of(matrix.rows(), matrix.columns()), matrix.toRowMajor());
  }

  /// Goes on from a checkpoint of the same network and the same examples.
  ///
  /// @throws LonghandException `MODEL_MISMATCH` when the checkpoint is of another network,
  ///   `RUN_CHANGED` when its epochs had more batches
  public void restore(Checkpoint checkpoint) {
    requirePossible(checkpoint.progress());
    for (Parameter parameter : model.parameters()) {
      restore(checkpoint, parameter.name(), parameter, parameter.value());
    }
    for (Optimizer.Slot slot : step.optimizer().slots()) {
      restore(checkpoint, slot.name(), slot.parameter(), slot.value());
    }
    for (int i = 0; i < state.layers().size(); i++) {
      LayerState layer = state.layers().get(i);
      restore(checkpoint, stateName(i, "hidden"), layer.hidden());
      int index = i;
      layer.cell().ifPresent(cell -> restore(checkpoint, stateName(index, "cell"), cell));
    }
    step.refreshTransposes();
    Progress progress = checkpoint.progress();
    epoch = Math.toIntExact(progress.count("epoch"));
    batchIndex = Math.toIntExact(progress.count("batch"));
    step.optimizer().resumeAt(progress.count("step"));
    tally.readFrom(progress);
    best.readFrom(progress);
    patience.ifPresent(waiting -> waiting.readFrom(progress));
    losses.clear();
    progress.figures(LOSSES).forEach(losses::add);
    averageWhenTriggered();
  }

  private void requirePossible(Progress progress) {
    long batches = epochSteps;
    long done = progress.count("batch");
    if (done < 0 || done > batches) {
      throw new LonghandException(
          ErrorCode.RUN_CHANGED,
          "the checkpoint stands after batch "
              + Wording.number(done)
              + " of an epoch, and there are only "
              + Wording.number(batches),
          "",
          "go on with the text and the settings that the run began with");
    }
  }

  private static void restore(
      Checkpoint checkpoint, String name, Parameter parameter, Matrix packed) {
    Tensor tensor = checkpoint.tensor(name, List.of(parameter.rows(), parameter.columns()));
    parameter.setRowMajor(tensor.values(), packed);
  }

  private static void restore(Checkpoint checkpoint, String name, Matrix matrix) {
    Tensor tensor = checkpoint.tensor(name, List.of(matrix.rows(), matrix.columns()));
    matrix.setRowMajor(tensor.values());
  }
}
