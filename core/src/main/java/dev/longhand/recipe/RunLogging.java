package dev.longhand.recipe;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// What a run writes down beside the figures of each epoch.
///
/// @param every how many steps apart the lines of `steps.jsonl` are; empty for about two thousand
///   of them in a whole run
/// @param tensorBoard the clock that events for TensorBoard have their time from; empty for none
/// @param measures figures of a program's own
public record RunLogging(
    OptionalInt every, Optional<InstantSource> tensorBoard, List<EpochMeasure> measures) {
  /// Some lines of steps, and nothing else.
  public static final RunLogging DEFAULTS =
      new RunLogging(OptionalInt.empty(), Optional.empty(), List.of());

  public RunLogging {
    Objects.requireNonNull(tensorBoard);
    every.ifPresent(Setting.LOG_EVERY::require);
    measures = List.copyOf(measures);
  }

  /// The same with a line every so many steps.
  public RunLogging withEvery(int steps) {
    return new RunLogging(OptionalInt.of(steps), tensorBoard, measures);
  }

  /// The same with event files for TensorBoard.
  ///
  /// @param clock of their times, such as `InstantSource.system()`
  public RunLogging withTensorBoard(InstantSource clock) {
    return new RunLogging(every, Optional.of(clock), measures);
  }

  /// The same and more figures of a program's own.
  public RunLogging withMeasure(EpochMeasure measure) {
    var more = new ArrayList<EpochMeasure>(measures);
    more.add(measure);
    return new RunLogging(every, tensorBoard, more);
  }
}
