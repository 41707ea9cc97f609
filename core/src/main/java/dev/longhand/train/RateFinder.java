package dev.longhand.train;

import dev.longhand.evaluate.BatchFeed;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.ModelPass;
import dev.longhand.nn.layer.State;
import dev.longhand.text.example.Batch;
import dev.longhand.text.example.Examples;
import dev.longhand.train.RateCurve.Point;
import dev.longhand.train.optimizer.UpdateRule;
import java.util.ArrayList;
import java.util.List;

/// Tries learning rates from far too small to far too large, one a step, and keeps the loss of each
/// (Smith 2017, the learning rate range test).
///
/// Mutable, for one search; the model it learns with is good for nothing afterwards.
public final class RateFinder {
  /// Rates below do nothing in a few steps.
  public static final double LEAST_RATE = 1e-6;

  /// Rates above make every network diverge.
  public static final double MOST_RATE = 10;

  /// How many steps tell enough.
  public static final int USUAL_STEPS = 150;

  private static final double SMOOTHING = 0.9; // how much of the mean stays at each step
  private static final double DIVERGED = 3; // times the least smoothed loss
  private static final int FIRST_STEPS = 5; // whose mean is no mean yet

  private final TrainingStep step;
  private final Examples examples;
  private final Batch batch;
  private final State state;

  /// A finder around a new model.
  ///
  /// @param rule what a step does but for its rate
  /// @param seed of dropout
  public RateFinder(
      LanguageModel model,
      UpdateRule rule,
      long seed,
      Examples examples,
      Kernels kernels,
      Workers workers) {
    step = new TrainingStep(model, rule, kernels, workers, seed);
    this.examples = examples;
    batch = examples.newBatch();
    state = model.zeroState(examples.sequences());
  }

  /// The losses at rising rates, up to where they diverge.
  ///
  /// @param steps at most, at least 10
  public RateCurve find(int steps) {
    if (steps < 10) {
      throw new IllegalArgumentException(steps + " steps; at least 10 are needed");
    }
    var points = new ArrayList<Point>();
    double mean = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      double rate = rate(i, steps);
      double loss = loss(i, rate);
      if (!Double.isFinite(loss)) {
        return new RateCurve(points, RateCurve.End.DIVERGED);
      }
      mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
      double smooth = mean / (1 - StrictMath.pow(SMOOTHING, i + 1.0));
      points.add(new Point(rate, loss, smooth));
      if (i >= FIRST_STEPS && smooth > DIVERGED * best) {
        return new RateCurve(points, RateCurve.End.DIVERGED);
      }
      best = Math.min(best, smooth);
    }
    return new RateCurve(List.copyOf(points), RateCurve.End.ALL_TRIED);
  }

  /// Each rate is the same factor above the one before.
  private static double rate(int index, int steps) {
    double share = (double) index / (steps - 1);
    return LEAST_RATE * StrictMath.pow(MOST_RATE / LEAST_RATE, share);
  }

  /// The loss of a batch before its step, or no number where no step can be taken.
  private double loss(int index, double rate) {
    int batches = examples.batchesPerEpoch();
    examples.fill(index / batches, index % batches, batch);
    ModelPass pass = step.pass(BatchFeed.shape(batch));
    BatchFeed.fill(pass, batch);
    if (!batch.continues()) {
      state.clear();
    }
    pass.load(state);
    step.optimizer().setRate(rate);
    if (!step.run(pass.shape())) {
      return Double.NaN;
    }
    pass.save(state);
    return pass.loss().lossSum() / pass.loss().rows();
  }
}
