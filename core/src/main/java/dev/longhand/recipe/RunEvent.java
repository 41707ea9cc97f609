package dev.longhand.recipe;

import dev.longhand.error.Problem;
import dev.longhand.evaluate.TextLength;
import dev.longhand.evaluate.baseline.Baselines;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.Provenance;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.layer.BatchShape;
import dev.longhand.text.corpus.CorpusOptions;
import dev.longhand.text.survey.Checkup;
import dev.longhand.text.token.TokenizerConfig;
import dev.longhand.text.token.Vocabulary;
import dev.longhand.train.EarlyEnd;
import dev.longhand.train.StepResult;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// Something that happened in a run. A closed family, in the order of a run.
public sealed interface RunEvent {
  /// The text has been read.
  ///
  /// @param characters how many code points it has
  /// @param sha256 of the clean text
  record CorpusRead(String name, long characters, String sha256, List<Problem> notices)
      implements RunEvent {
    public CorpusRead {
      notices = List.copyOf(notices);
    }
  }

  /// The text has been looked through, before a new run learns from it.
  ///
  /// @param files that were read, as they were named; none for a text from memory
  /// @param options that they were read by
  record CorpusChecked(List<String> files, CorpusOptions options, Checkup checkup)
      implements RunEvent {
    public CorpusChecked {
      files = List.copyOf(files);
    }
  }

  /// The text has been cut into tokens.
  ///
  /// @param tokens how
  record VocabularyBuilt(TokenizerConfig tokens, Vocabulary vocabulary) implements RunEvent {}

  /// The tokens have been cut into examples.
  ///
  /// @param settings how they were cut
  /// @param tokens what they consist of
  /// @param batches of an epoch
  /// @param shape of a full batch
  /// @param count windows, streams, prefixes or documents
  /// @param targets that an epoch predicts
  /// @param validationTargets that are measured and not learnt from, if any are
  /// @param testTargets that are measured once, if any are
  record ExamplesCounted(
      ExampleSettings settings,
      TokenizerConfig tokens,
      int batches,
      BatchShape shape,
      long count,
      long targets,
      OptionalLong validationTargets,
      OptionalLong testTargets,
      List<Problem> notices)
      implements RunEvent {
    public ExamplesCounted {
      notices = List.copyOf(notices);
    }
  }

  /// The network is there.
  ///
  /// @param memory what training will take
  /// @param epochs that the run is to have
  record ModelBuilt(LanguageModel model, MemoryPlan memory, int epochs) implements RunEvent {}

  /// Models that only count have been measured on the validation part.
  ///
  /// @param length of that part, for bits a character
  record BaselinesMeasured(Baselines baselines, TextLength length) implements RunEvent {}

  /// It is known how long the run will take: before its first step, or before it goes on.
  ///
  /// @param secondsAStep of training
  /// @param secondsAnEpoch measuring included
  /// @param epochs that are left
  /// @param seconds that are left
  /// @param ending what decides when the run is over
  record Forecast(
      double secondsAStep, double secondsAnEpoch, int epochs, double seconds, Ending ending)
      implements RunEvent {
    /// What decides when a run is over.
    public enum Ending {
      /// A number of epochs.
      EPOCHS,
      /// A number of epochs, or early stopping.
      EPOCHS_AT_MOST,
      /// The time that it was given.
      TIME
    }
  }

  /// Something that a person should know.
  record Noticed(Problem problem) implements RunEvent {}

  /// A run goes on from a checkpoint.
  ///
  /// @param epoch epochs that are done
  /// @param batch batches of the next epoch that are done
  /// @param step steps taken in all
  record Resumed(int epoch, int batch, long step) implements RunEvent {}

  /// The weights are those of a trained model.
  ///
  /// @param origin where that model comes from
  record WeightsTaken(Provenance origin) implements RunEvent {}

  /// A step has been taken.
  ///
  /// @param epochs that the run is to have
  /// @param epochSeconds how long the epoch has taken so far
  record StepDone(StepResult result, int epochs, double epochSeconds) implements RunEvent {}

  /// A checkpoint is on the disk.
  ///
  /// @param epoch epochs that are done
  /// @param batch batches of the next epoch that are done
  /// @param step steps taken in all
  record CheckpointSaved(int epoch, int batch, long step) implements RunEvent {}

  /// A model is on the disk.
  ///
  /// @param epoch the epoch that its weights come from; 0 before the first is over
  record ModelSaved(Path file, int epoch) implements RunEvent {}

  /// An epoch is over and everything of it is on the disk.
  ///
  /// @param epochs that the run is to have
  /// @param best whether no epoch before was as good
  record EpochDone(EpochFigures figures, int epochs, boolean best) implements RunEvent {}

  /// Early stopping has ended the run; the model on the disk is the one of the best epoch.
  ///
  /// @param end what it says
  /// @param epoch epochs that are done
  /// @param bestEpoch the epoch whose weights are kept
  record StoppedEarly(EarlyEnd end, int epoch, int bestEpoch) implements RunEvent {}

  /// A sample of what the model writes now.
  record SampleWritten(int epoch, double temperature, String prompt, String text)
      implements RunEvent {}

  /// The run has ended, and its best weights have been measured on the test part.
  ///
  /// @param record what they gave
  /// @param file that keeps it
  record TestMeasured(TestRecord record, Path file) implements RunEvent {}

  /// The page about the run is on the disk, at the run's end.
  record ReportWritten(Path file) implements RunEvent {}
}
