package dev.longhand.recipe;

import dev.longhand.kernel.Kernels;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/// How a run is carried out; none of it changes a bit of the result.
///
/// @param threads how many threads work
/// @param kernels what does the arithmetic
/// @param nanoTime a clock that never goes back, such as `System::nanoTime`
/// @param checkpointEvery how much time may be lost in an epoch when the process is killed
/// @param memory how many bytes there are
public record RunOptions(
    int threads, Kernels kernels, LongSupplier nanoTime, Duration checkpointEvery, long memory) {
  /// How often a checkpoint is saved unless somebody wants otherwise.
  public static final Duration USUAL_CHECKPOINTS = Duration.ofMinutes(5);

  public RunOptions {
    Setting.THREADS.require(threads);
    Objects.requireNonNull(kernels);
    Objects.requireNonNull(nanoTime);
    if (checkpointEvery.isNegative()) {
      throw new IllegalArgumentException("checkpoints every " + checkpointEvery);
    }
  }

  /// With a checkpoint every five minutes and the memory that this Java may use.
  public static RunOptions of(int threads, Kernels kernels, LongSupplier nanoTime) {
    long memory = Runtime.getRuntime().maxMemory();
    return new RunOptions(threads, kernels, nanoTime, USUAL_CHECKPOINTS, memory);
  }

  /// The same with checkpoints at another distance.
  public RunOptions withCheckpointEvery(Duration distance) {
    return new RunOptions(threads, kernels, nanoTime, distance, memory);
  }

  /// The same with another limit of memory.
  public RunOptions withMemory(long bytes) {
    return new RunOptions(threads, kernels, nanoTime, checkpointEvery, bytes);
  }
}
