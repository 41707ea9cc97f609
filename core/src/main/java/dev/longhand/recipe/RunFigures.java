package dev.longhand.recipe;

import dev.longhand.evaluate.Evaluation;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.modelfile.Progress;
import dev.longhand.train.EpochResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// The figures of all epochs that are done, and the time that the running one takes. Mutable.
final class RunFigures {
  private static final String HISTORY = "run_history";
  private static final String SECONDS = "run_epoch_seconds";
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final String piece;
  private final List<EpochMeasure> measures;
  private final List<EpochFigures> history = new ArrayList<>();
  private double secondsBefore; // of the epoch, before the clock below was started
  private long epochStart;
  private double trainingSeconds; // of the epoch, to its last step

  /// @param piece what one token is, such as `character`
  RunFigures(RunOptions options, String piece) {
    nanoTime = options.nanoTime();
    measures = options.logging().measures();
    this.piece = piece;
    startClock();
  }

  /// The epochs that are done.
  List<EpochFigures> history() {
    return Collections.unmodifiableList(history);
  }

  /// Counts the time of the epoch from here on.
  void startClock() {
    epochStart = nanoTime.getAsLong();
  }

  /// Notes that a step was taken, and says how long the epoch has taken so far.
  double stepTaken() {
    trainingSeconds = epochSeconds();
    return trainingSeconds;
  }

  /// Notes the end of an epoch.
  EpochFigures add(EpochResult result, EpochModel model) {
    var training =
        new EpochFigures.Training(
            result.loss(),
            OptionalDouble.of(result.accuracy()),
            OptionalDouble.of(result.gradientNorm()),
            OptionalDouble.of(result.learningRate()),
            epochSeconds(),
            trainingSeconds > 0 ? result.targets() / trainingSeconds : 0);
    var figures =
        new EpochFigures(
            result.epoch(),
            training,
            result.validation().map(part -> validation(part, result.bitsPerCharacter())),
            own(model),
            ModelHash.of(model.model()));
    history.add(figures);
    secondsBefore = 0;
    startClock();
    return figures;
  }

  private static EpochFigures.Validation validation(Evaluation part, OptionalDouble bits) {
    return new EpochFigures.Validation(
        part.loss(),
        OptionalDouble.of(part.accuracy()),
        OptionalDouble.of(part.topFiveAccuracy()),
        bits);
  }

  private SortedMap<String, Double> own(EpochModel model) {
    var own = new TreeMap<String, Double>();
    measures.forEach(measure -> own.putAll(measure.measure(model)));
    return own;
  }

  /// How long the epoch has taken, never less than nothing.
  private double epochSeconds() {
    return secondsBefore + Math.max(0, nanoTime.getAsLong() - epochStart) / NANOS;
  }

  /// @param withinEpoch whether the running epoch has begun
  Progress writeTo(Progress progress, boolean withinEpoch) {
    return progress
        .with(HISTORY, MetricsFile.text(history, piece))
        .with(SECONDS, withinEpoch ? epochSeconds() : 0);
  }

  /// @param where the file that the progress is of, for messages
  void readFrom(Progress progress, Path where) {
    secondsBefore = progress.figure(SECONDS);
    trainingSeconds = secondsBefore; // no step may be left of this epoch
    progress
        .words(HISTORY)
        .lines()
        .map(line -> EpochFigures.parse(line, where))
        .forEach(history::add);
  }
}
