package dev.longhand.recipe;

import dev.longhand.modelfile.StepFigures;
import dev.longhand.train.StepResult;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The figures of steps, one JSON object a line: every so many steps, the first step and the last
/// of each epoch. Mutable; one thread.
///
/// Lines wait in memory for a moment. They are on the disk before a checkpoint is, so the file of a
/// run that goes on has no hole and no step twice.
final class StepLog {
  /// About how many lines a run of some length has unless somebody wants otherwise.
  private static final long USUAL_LINES = 2000;

  private static final long WAITING_NANOS = 2_000_000_000L;
  private static final double NANOS = 1e9;
  private static final Pattern NUMBER = Pattern.compile("\\{\"step\":(\\d{1,18}),.*}");

  private final LineFile file;
  private final LongSupplier every;
  private final LongSupplier nanoTime;
  private final StringBuilder waiting = new StringBuilder();
  private long firstWaiting; // the step of its first line
  private long flushed;
  private long counted; // when the last line was made
  private long targetsThen; // of the epoch, at that time

  /// @param every how many steps apart lines are, if somebody said
  /// @param steps of the whole run, as planned
  StepLog(LineFile file, OptionalInt every, LongSupplier steps, LongSupplier nanoTime) {
    this.file = file;
    this.every =
        every.isPresent()
            ? every::getAsInt
            : () -> Math.max(1, Math.ceilDiv(steps.getAsLong(), USUAL_LINES));
    this.nanoTime = nanoTime;
    flushed = nanoTime.getAsLong();
    counted = flushed;
  }

  /// Cuts the file back to the steps that were taken.
  ///
  /// @param step the last of them; 0 for none
  /// @param targets of the epoch that are predicted already
  void repair(long step, long targets) {
    file.repair(linesTo(step));
    targetsThen = targets;
  }

  private String linesTo(long step) {
    return file.text()
        .lines()
        .takeWhile(line -> numberOf(line) <= step)
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /// The number of a line's step; beyond all steps where a kill left half a line.
  private static long numberOf(String line) {
    Matcher start = NUMBER.matcher(line);
    return start.matches() ? Long.parseLong(start.group(1)) : Long.MAX_VALUE;
  }

  /// Takes the figures of a step, if it is its turn.
  ///
  /// @return its figures then
  Optional<StepFigures> add(StepResult step) {
    boolean last = step.batch() == step.batches();
    boolean turn = step.step() == 1 || last || step.step() % every.getAsLong() == 0;
    Optional<StepFigures> figures = Optional.empty();
    if (turn) {
      if (waiting.isEmpty()) {
        firstWaiting = step.step();
      }
      figures = Optional.of(figures(step));
      waiting.append(figures.get().toJson()).append('\n');
    }
    if (counted - flushed >= WAITING_NANOS) {
      flush();
    }
    return figures;
  }

  private StepFigures figures(StepResult step) {
    long now = nanoTime.getAsLong();
    double seconds = (now - counted) / NANOS;
    double rate = seconds > 0 ? (step.targets() - targetsThen) / seconds : 0;
    counted = now;
    targetsThen = step.targets();
    return new StepFigures(
        step.step(),
        step.epoch(),
        step.loss(),
        step.learningRate(),
        step.gradientNorm(),
        Math.max(0, rate));
  }

  /// Brings all lines to the disk.
  void flush() {
    flushed = nanoTime.getAsLong();
    if (waiting.isEmpty()) {
      return;
    }
    if (!file.append(waiting.toString())) {
      file.replace(linesTo(firstWaiting - 1) + waiting); // or tells why it cannot be written
    }
    waiting.setLength(0);
  }

  /// Counts time and tokens from here on: what came between two epochs was no training.
  void beginEpoch() {
    counted = nanoTime.getAsLong();
    targetsThen = 0;
  }
}
