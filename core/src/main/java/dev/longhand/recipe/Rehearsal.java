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
  private static final double USUAL_SECONDS = 2;
  private static final double MOST_SECONDS = 8; // while the compiler is busy with the kernels
  private static final double SHARE_OF_THE_RUN = 0.02;
  private static final double NANOS = 1e9;

  private final RunOptions options;
  private final RunTime run;
  private final List<Double> seconds = new ArrayList<>(); // of each step
  private int cold; // steps that began before the kernels were fast
  private long begin;
  private long last;
  private boolean begun;

  /// How long a run is to be, if its steps take so long each.
  @FunctionalInterface
  interface RunTime {
    double seconds(double step);
  }

  private Rehearsal(RunOptions options, RunTime run) {
    this.options = options;
    this.run = run;
  }

  /// Seconds of a step.
  static double secondsOfAStep(Trainer trainer, RunOptions options, RunTime run) {
    var rehearsal = new Rehearsal(options, run);
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
    }
    if (!warm(options.kernels())) {
      cold = seconds.size() + 1;
    }
    last = now;
    return seconds.size() < LEAST_STEPS || !enough((now - begin) / NANOS);
  }

  private static boolean warm(Kernels kernels) {
    return !(kernels instanceof WarmingKernels warming) || warming.warm();
  }

  private boolean enough(double elapsed) {
    double fastest = seconds.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    boolean settled = seconds.size() - cold >= LEAST_STEPS;
    return elapsed >= SHARE_OF_THE_RUN * run.seconds(fastest)
        || elapsed >= (settled ? USUAL_SECONDS : MOST_SECONDS);
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
