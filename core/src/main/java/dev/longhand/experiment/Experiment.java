package dev.longhand.experiment;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import dev.longhand.experiment.ExperimentEvent.Found;
import dev.longhand.experiment.ExperimentRecord.Done;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.recipe.RunFolder;
import dev.longhand.recipe.RunOptions;
import dev.longhand.recipe.RunOptions.TestPart;
import dev.longhand.recipe.TextInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Trials at work in one folder: begins those that are new, goes on with those that were stopped,
/// reads what the others came to. Mutable; one thread.
final class Experiment {
  private static final int SHOWN = 400;

  private final Path folder;
  private final TextInput input;
  private final RunOptions options;
  private final ExperimentListener listener;
  private final ExperimentRecord record;
  private final Map<String, TrialResult> results = new LinkedHashMap<>();

  private Experiment(
      Path folder,
      TextInput input,
      RunOptions options,
      ExperimentListener listener,
      ExperimentRecord record) {
    this.folder = folder;
    this.input = input;
    this.options = options.withTestPart(TestPart.UNSEEN); // or trials would be chosen by it
    this.listener = listener;
    this.record = record;
  }

  /// Begins an experiment, or goes on with the one that the folder holds.
  ///
  /// @param name of the file that tells what is planned
  /// @param plan its settings by name
  /// @throws LonghandException `RUN_CHANGED` when the folder was begun with other settings,
  ///   `RUN_UNUSABLE` when it holds something else
  static Experiment open(
      Path folder,
      String name,
      Map<String, String> plan,
      List<Trial> trials,
      TextInput input,
      RunOptions options,
      ExperimentListener listener) {
    Path file = folder.resolve(name);
    ExperimentRecord record;
    if (Files.exists(file)) {
      record = ExperimentRecord.read(file);
    } else {
      prepare(folder);
      record = ExperimentRecord.empty(file, plan);
    }
    record.take(plan, trials);
    record.write();
    return new Experiment(folder, input, options, listener, record);
  }

  private static void prepare(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> entries = Files.list(folder)) {
        Optional<Path> other = entries.sorted().findFirst();
        if (other.isPresent()) {
          throw unusable(
              folder,
              "the folder holds other files, such as "
                  + Wording.escaped(String.valueOf(other.get().getFileName()), SHOWN));
        }
      }
    } catch (IOException failed) {
      throw unusable(folder, "the folder cannot be made or read").causedBy(failed);
    }
  }

  private static LonghandException unusable(Path folder, String what) {
    return new LonghandException(
        ErrorCode.RUN_UNUSABLE,
        what,
        Wording.escaped(folder.toString(), SHOWN),
        "choose another folder with --out");
  }

  /// Trains some trials, one after the other.
  ///
  /// @param epochs that each has in all afterwards; 0 for as many as its recipe says
  /// @return whether all of them are over; else the listener asked for a stop
  boolean run(List<Trial> trials, int epochs) {
    for (int i = 0; i < trials.size(); i++) {
      if (listener.stopRequested()) {
        return false;
      }
      if (!run(trials.get(i), epochs, i + 1, trials.size())) {
        return false;
      }
    }
    return true;
  }

  private boolean run(Trial trial, int epochs, int number, int count) {
    Optional<Done> before = record.done(trial).filter(done -> isOver(done, epochs));
    Found found = before.isPresent() ? Found.DONE_BEFORE : Found.TRAINED;
    Path place = folder.resolve(trial.name());
    if (before.isEmpty()) {
      listener.accept(new ExperimentEvent.Began(trial, number, count));
      var run = new TrialRun(trial, place, listener, record.done(trial));
      Optional<Done> done = run.train(input, epochs, options);
      if (done.isEmpty()) {
        return false;
      }
      record.note(trial, done.get());
      before = done;
    }
    var result = result(trial, place, before.get());
    results.put(trial.name(), result);
    listener.accept(new ExperimentEvent.Ended(result, number, count, found, standings()));
    return true;
  }

  /// Whether another try would change nothing; there may be more memory than before.
  private static boolean isOver(Done done, int epochs) {
    return switch (done.end()) {
      case FINISHED -> done.planned() >= epochs;
      case EARLY, DIVERGED -> true;
      case TOO_LARGE -> false;
    };
  }

  private static TrialResult result(Trial trial, Path place, Done done) {
    List<EpochFigures> history =
        done.end() == TrialResult.End.TOO_LARGE ? List.of() : RunFolder.history(place);
    return new TrialResult(
        trial,
        done.end(),
        done.parameters(),
        done.memory(),
        history,
        done.bestEpoch(),
        done.references());
  }

  /// What is known so far, the best first.
  List<TrialResult> standings() {
    var sorted = new ArrayList<TrialResult>(results.values());
    sorted.sort(TrialResult.BEST_FIRST);
    return sorted;
  }

  /// What a trial came to that is over.
  TrialResult result(String name) {
    return Optional.ofNullable(results.get(name)).orElseThrow();
  }

  ExperimentOutcome outcome(ExperimentOutcome.End end) {
    return new ExperimentOutcome(end, folder, standings());
  }
}
