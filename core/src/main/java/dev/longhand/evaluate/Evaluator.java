package dev.longhand.evaluate;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.nn.layer.State;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.text.example.Shuffle;
import dev.longhand.text.example.Streams;
import dev.longhand.text.example.TargetPositions;
import dev.longhand.text.example.TokenSequence;
import dev.longhand.text.example.WindowOptions;
import dev.longhand.text.example.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Measures a model on texts, again and again while it learns.
///
/// Passes are planned once for each shape of batch and reused; a batch allocates nothing. Workers
/// share the sequences of a batch and never a sum, so their number changes no bit. For one caller
/// at a time.
public final class Evaluator {
  private final LanguageModel model;
  private final Kernels kernels;
  private final Workers workers;
  private final List<PlannedPass> planned = new ArrayList<>();
  private final Batch batch = new Batch(1, 1);
  private long evaluations;
  private long readBefore; // tokens of each sequence in the batches that this one goes on from
  private long readLast; // tokens of each sequence in the batch before

  /// An evaluator that follows the model: it measures the parameters as they are at each call.
  public Evaluator(LanguageModel model, Kernels kernels, Workers workers) {
    this.model = model;
    this.kernels = kernels;
    this.workers = workers;
  }

  /// A text in the form that a model is measured on: streams with carried state where it foretells
  /// at every step, windows one token apart where only after the last.
  ///
  /// @throws dev.longhand.error.LonghandException `DATA_EMPTY` with fewer than two tokens
  public static Examples examples(LanguageModel model, TokenSequence tokens, BatchShape shape) {
    return switch (model.config().lossPositions()) {
      case EVERY -> Streams.of(tokens, shape.steps(), shape.sequences());
      case LAST ->
          Windows.of(
              tokens, new WindowOptions(shape.steps(), 1, shape.sequences(), Shuffle.NONE, 0));
    };
  }

  /// The model's figures over every target of the examples.
  ///
  /// @throws IllegalArgumentException when the examples have their targets at other steps than the
  ///   model
  public Evaluation evaluate(Examples examples) {
    return evaluate(examples, Optional.empty());
  }

  /// The same, with a consumer that hears of every target.
  public Evaluation evaluate(Examples examples, TargetConsumer consumer) {
    return evaluate(examples, Optional.of(consumer));
  }

  private Evaluation evaluate(Examples examples, Optional<TargetConsumer> consumer) {
    requireSamePositions(model, examples);
    evaluations++;
    State state = model.zeroState(examples.sequences());
    double lossSum = 0;
    long hits = 0;
    long topFive = 0;
    for (int index = 0; index < examples.batchesPerEpoch(); index++) {
      examples.fill(0, index, batch);
      ModelPass pass = run(state);
      readBefore = batch.continues() ? readBefore + readLast : 0;
      readLast = batch.steps();
      if (consumer.isPresent()) {
        tell(pass, consumer.get());
      }
      lossSum += pass.loss().lossSum();
      hits += pass.loss().hits();
      topFive += pass.loss().ranksUpTo(Evaluation.FIVE);
    }
    long targets = examples.targetsPerEpoch();
    return new Evaluation(targets, lossSum / targets, hits, topFive);
  }

  /// Tells of every target of the batch.
  private void tell(ModelPass pass, TargetConsumer consumer) {
    int steps = batch.steps();
    int sequences = batch.sequences();
    for (int b = 0; b < sequences; b++) {
      int length = batch.length(b);
      int targets =
          switch (batch.targetPositions()) {
            case LAST -> 1;
            case EVERY -> length;
          };
      for (int back = targets - 1; back >= 0; back--) {
        int row =
            switch (batch.targetPositions()) {
              case LAST -> b;
              case EVERY -> (steps - 1 - back) * sequences + b;
            };
        consumer.target(
            batch.lastTarget(b) - back,
            readBefore + length - back,
            pass.loss().loss(row),
            pass.loss().rankAt(row));
      }
    }
  }

  /// Makes sure that a model foretells at the steps where the examples have their targets.
  ///
  /// @throws IllegalArgumentException when it does not
  public static void requireSamePositions(LanguageModel model, Examples examples) {
    TargetPositions expected =
        switch (model.config().lossPositions()) {
          case LAST -> TargetPositions.LAST;
          case EVERY -> TargetPositions.EVERY;
        };
    if (examples.targetPositions() != expected) {
      throw new IllegalArgumentException(
          "examples have their targets at "
              + examples.targetPositions()
              + ", the model at "
              + expected);
    }
  }

  /// Runs the batch, from zero or from where the batch before stopped.
  private ModelPass run(State state) {
    PlannedPass run = passForBatch();
    ModelPass pass = run.pass;
    BatchFeed.fill(pass, batch);
    if (!batch.continues()) {
      state.clear();
    }
    pass.load(state);
    pass.forwardPadding(kernels);
    workers.runRanges(run.cut, run.throughTime);
    pass.save(state);
    return pass;
  }

  private PlannedPass passForBatch() {
    for (int i = 0; i < planned.size(); i++) {
      if (BatchFeed.fits(planned.get(i).pass.shape(), batch)) {
        return current(planned.get(i));
      }
    }
    var fresh = new PlannedPass(BatchFeed.shape(batch));
    planned.add(fresh);
    return current(fresh);
  }

  /// The pass with its tables worked out for the parameters of this evaluation.
  private PlannedPass current(PlannedPass run) {
    if (run.tablesOf != evaluations) {
      run.pass.fillTables(kernels, workers);
      run.tablesOf = evaluations;
    }
    return run;
  }

  /// A pass for one shape of batch, and what workers do of it; mutable.
  private final class PlannedPass {
    final ModelPass pass;
    final Workers.Cut cut;
    final Workers.Range throughTime = this::runThroughTime;
    long tablesOf; // the number of the evaluation that the tables were worked out in

    PlannedPass(BatchShape shape) {
      pass = ModelPass.evaluation(model, shape);
      cut = pass::cut;
    }

    private void runThroughTime(int from, int to) {
      pass.forward(kernels, from, to);
      pass.rankTargets(from, to);
      pass.runLoss(kernels, from, to);
    }
  }
}
