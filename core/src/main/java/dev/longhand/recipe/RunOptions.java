package dev.longhand.recipe;

import dev.longhand.kernel.Kernels;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/// How a run is carried out; none of it changes a bit of the weights.
///
/// @param threads how many threads work
/// @param kernels what does the arithmetic
/// @param nanoTime a clock that never goes back, such as `System::nanoTime`
/// @param checkpoints how much may be lost when the process is killed
/// @param memory how many bytes there are
/// @param logging what is written down beside the figures of each epoch
/// @param testPart whether a test part is measured when the run ends
public record RunOptions(
    int threads,
    Kernels kernels,
    LongSupplier nanoTime,
    CheckpointInterval checkpoints,
    long memory,
    RunLogging logging,
    TestPart testPart) {
  /// What happens to a test part when a run ends.
  public enum TestPart {
    /// It is measured.
    MEASURED,
    /// Nobody sees it: the run is one of several, and which is the best must not be chosen by it.
    UNSEEN
  }

  public RunOptions {
    Setting.THREADS.require(threads);
    Objects.requireNonNull(kernels);
    Objects.requireNonNull(nanoTime);
    Objects.requireNonNull(checkpoints);
    Objects.requireNonNull(logging);
    Objects.requireNonNull(testPart);
  }

  /// With checkpoints at a distance in time and the usual notes.
  public RunOptions(
      int threads, Kernels kernels, LongSupplier nanoTime, Duration checkpointEvery, long memory) {
    this(
        threads,
        kernels,
        nanoTime,
        new CheckpointInterval.Time(checkpointEvery),
        memory,
        RunLogging.DEFAULTS,
        TestPart.MEASURED);
  }

  /// With a checkpoint every five minutes and the memory that this Java may use.
  public static RunOptions of(int threads, Kernels kernels, LongSupplier nanoTime) {
    long memory = MachineMemory.present().usable();
    return new RunOptions(
        threads,
        kernels,
        nanoTime,
        new CheckpointInterval.Time(CheckpointInterval.USUAL),
        memory,
        RunLogging.DEFAULTS,
        TestPart.MEASURED);
  }

  /// The same with checkpoints at another distance in time.
  public RunOptions withCheckpointEvery(Duration distance) {
    return withCheckpoints(new CheckpointInterval.Time(distance));
  }

  /// The same with checkpoints at another distance.
  public RunOptions withCheckpoints(CheckpointInterval interval) {
    return new RunOptions(threads, kernels, nanoTime, interval, memory, logging, testPart);
  }

  /// The same with another limit of memory.
  public RunOptions withMemory(long bytes) {
    return new RunOptions(threads, kernels, nanoTime, checkpoints, bytes, logging, testPart);
  }

  /// The same with other notes.
  public RunOptions withLogging(RunLogging value) {
    return new RunOptions(threads, kernels, nanoTime, checkpoints, memory, value, testPart);
  }

  /// The same with figures of one's own behind each epoch.
  public RunOptions withMeasure(EpochMeasure measure) {
    return withLogging(logging.withMeasure(measure));
  }

  /// The same with something else that happens to a test part.
  public RunOptions withTestPart(TestPart value) {
    return new RunOptions(threads, kernels, nanoTime, checkpoints, memory, logging, value);
  }
}
