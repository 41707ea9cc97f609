package dev.longhand.recipe;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.WarmingKernels;
import dev.longhand.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Takes the time of a few steps before a run begins: of the first ones, which the compiler has not
/// seen yet, only as many as a small share of the run leaves room for. Mutable, for one rehearsal.
final class Rehearsal implements BooleanSupplier {
  private static final int LEAST_STEPS = 3; // the first plans buffers, so two tell something
  private static final int MOST_STEPS = 10_000;
  private static final double SHARE_OF_THE_RUN = 0.03;
  private static final double SHARE_TO_WAIT = 0.25; // plain kernels would do little in it
  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private final RunOptions options;
  private final RunTime run;
  private final Limits limits;
  private final List<Double> seconds = new ArrayList<>(); // of each step
  private int cold; // steps that began before the kernels were fast
  private long begin;
  private long warmSince; // when the kernels became fast, as far as was seen
  private long last;
  private boolean begun;

  /// How long a run is to be, if its steps take so long each.
  @FunctionalInterface
  interface RunTime {
    double seconds(double step);
  }

  /// How long a rehearsal is at most.
  ///
  /// @param usual seconds
  /// @param cold seconds while the compiler is busy with the kernels
  record Limits(double usual, double cold) {
    /// Before a run.
    static final Limits RUN = new Limits(2, 20);

    /// Where somebody waits for an answer.
    static final Limits MOMENT = new Limits(0.5, 4);
  }

  private Rehearsal(RunOptions options, RunTime run, Limits limits) {
    this.options = options;
    this.run = run;
    this.limits = limits;
  }

  /// Seconds of a step.
  static double secondsOfAStep(Trainer trainer, RunOptions options, RunTime run, Limits limits) {
    var rehearsal = new Rehearsal(options, run, limits);
    trainer.rehearse(rehearsal);
    return rehearsal.secondsOfAStep();
  }

  /// Whether there is to be another step.
  @Override
  public boolean getAsBoolean() {
    long now = options.nanoTime().getAsLong();
    if (begun) {
      seconds.add(Math.max(0, now - last) / NANOS);
    } else {
      begun = true;
      begin = now;
      warmSince = now;
    }
    boolean another = seconds.size() < LEAST_STEPS || !enough(now);
    last = now;
    if (another && seconds.size() == 1 && awaitKernels((now - begin) / NANOS)) {
      last = options.nanoTime().getAsLong();
    }
    if (!warm(options.kernels())) {
      cold = seconds.size() + 1;
      warmSince = last;
    }
    return another;
  }

  /// Steps of the plain kernels would only keep the compiler from its work on the fast ones.
  ///
  /// @return whether time went by
  private boolean awaitKernels(double elapsed) {
    if (options.kernels() instanceof WarmingKernels warming && !warming.warm()) {
      double most = Math.min(limits.cold(), SHARE_TO_WAIT * run.seconds(fastest()));
      warming.await((long) (MILLIS * (most - elapsed)));
      warmSince = options.nanoTime().getAsLong();
      return true;
    }
    return false;
  }

  private double fastest() {
    return seconds.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }

  static boolean warm(Kernels kernels) {
    return !(kernels instanceof WarmingKernels warming) || warming.warm();
  }

  private boolean enough(long now) {
    double whole = (now - begin) / NANOS;
    double warmed = (now - warmSince) / NANOS;
    double share = SHARE_OF_THE_RUN * run.seconds(fastest());
    if (seconds.size() >= MOST_STEPS || whole >= limits.cold()) {
      return true;
    }
    if (!warm(options.kernels())) {
      return whole >= share;
    }
    return seconds.size() - cold >= LEAST_STEPS && warmed >= Math.min(limits.usual(), share);
  }

  /// The mean of the later half, and of that the steps with fast kernels if there are any.
  private double secondsOfAStep() {
    int count = seconds.size();
    int first = Math.max(count / 2, cold < count ? cold : 0);
    return seconds.subList(first, count).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(0);
  }
}
