package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.experiment.ExperimentRecord.Done;
import dev.longhand.experiment.TrialResult.End;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.RunFolder;
import dev.longhand.recipe.RunListener;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.RunOutcome;
import dev.longhand.recipe.TextInput;
import dev.longhand.recipe.TrainingRun;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The run of one trial. Notes on the way what its result needs. Mutable, for one run.
final class TrialRun implements RunListener {
  private final Trial trial;
  private final Path folder;
  private final ExperimentListener listener;
  private long parameters;
  private long memory;
  private int bestBefore;
  private List<Reference> references = List.of();

  TrialRun(Trial trial, Path folder, ExperimentListener listener, Optional<Done> before) {
    this.trial = trial;
    this.folder = folder;
    this.listener = listener;
    before.ifPresent(done -> {
      parameters = done.parameters();
      memory = done.memory();
      bestBefore = done.bestEpoch();
      references = done.references();
    });
  }

  /// Trains until the end; a trial that diverges or is too large is over, too.
  ///
  /// @param epochs in all; 0 for as many as the recipe says
  /// @return empty when the listener asked for a stop
  Optional<Done> train(TextInput input, int epochs, RunOptions options) {
    try {
      RunOutcome outcome =
          RunFolder.isRun(folder)
              ? TrainingRun.resume(folder, wanted(epochs), options, this)
              : TrainingRun.start(
                  epochs > 0 ? trial.recipe().withEpochs(epochs) : trial.recipe(),
                  input,
                  folder,
                  options,
                  this);
      int best = outcome.best().map(EpochFigures::epoch).orElse(bestBefore);
      return switch (outcome.end()) {
        case FINISHED -> Optional.of(done(End.FINISHED, epochs, best));
        case EARLY -> Optional.of(done(End.EARLY, epochs, best));
        case NOTHING_TO_DO -> Optional.of(done(wasEarly(outcome, epochs), epochs, best));
        case STOPPED -> Optional.empty();
      };
    } catch (LonghandException failed) {
      return Optional.of(done(endOf(failed), epochs, 0));
    }
  }

  private static OptionalInt wanted(int epochs) {
    return epochs > 0 ? OptionalInt.of(epochs) : OptionalInt.empty();
  }

  /// Fewer epochs than the recipe has are early stopping's doing.
  private static End wasEarly(RunOutcome outcome, int epochs) {
    return outcome.epoch() < epochs ? End.EARLY : End.FINISHED;
  }

  private static End endOf(LonghandException failed) {
    if (failed.code() == ErrorCode.TRAINING_DIVERGED) {
      return End.DIVERGED;
    }
    if (failed.code() == ErrorCode.MEMORY_PLAN) {
      return End.TOO_LARGE;
    }
    throw failed;
  }

  private Done done(End end, int epochs, int best) {
    int kept = end == End.DIVERGED ? bestOf(RunFolder.history(folder)) : best;
    return new Done(end, epochs, parameters, memory, kept, references);
  }

  /// The epoch with the least loss on held-out text; 0 if there is none.
  private static int bestOf(List<EpochFigures> history) {
    return history.stream()
        .filter(figures -> figures.validationLoss().isPresent())
        .min(Comparator.comparingDouble(figures -> figures.validationLoss().getAsDouble()))
        .map(EpochFigures::epoch)
        .orElse(0);
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.ModelBuilt built) {
      parameters = built.model().parameterCount();
      memory = built.memory().bytes();
    }
    if (event instanceof RunEvent.BaselinesMeasured measured) {
      references = references(measured);
    }
    listener.accept(new ExperimentEvent.InRun(trial, event));
  }

  private static List<Reference> references(RunEvent.BaselinesMeasured measured) {
    Baselines baselines = measured.baselines();
    TextLength length = measured.length();
    return List.of(
        new Reference(
            baselines.order() + "-gram",
            baselines.kneserNey(),
            length.bitsPerCharacter(baselines.kneserNey())),
        new Reference(
            "unigram", baselines.unigram(), length.bitsPerCharacter(baselines.unigram())));
  }

  @Override
  public boolean stopRequested() {
    return listener.stopRequested();
  }
}
