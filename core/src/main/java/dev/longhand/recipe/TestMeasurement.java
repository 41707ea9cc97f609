package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.Problem;
import dev.longhand.error.Wording;
import dev.longhand.evaluate.Evaluation;
import dev.longhand.evaluate.Evaluator;
import dev.longhand.evaluate.TextLength;
import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Workers;
import dev.longhand.modelfile.ModelFile;
import dev.longhand.modelfile.ModelHash;
import dev.longhand.text.example.Examples;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/// Measures the test part of a text when a run has ended, by its best weights.
///
/// That happens once. A run that goes on after its end changes its weights in the knowledge of the
/// figure: it is told so, and its new weights are measured again, which the record counts.
record TestMeasurement(PreparedRun prepared, RunFolder folder, RunListener listener) {
  /// Says of a run that goes on that its test part has been measured.
  static void noteSeen(RunFolder folder, RunListener listener) {
    Path file = folder.test();
    TestRecord.read(file)
        .ifPresent(record ->
            listener.accept(
                new RunEvent.Noticed(
                    new Problem(
                        ErrorCode.RUN_TEST_SEEN,
                        "the test part has been measured before ("
                            + record.words()
                            + "): whoever goes on in the knowledge of that chooses by it",
                        RunFolder.shown(file),
                        "longhand evaluate "
                            + Wording.shellWord(folder.path().toString())
                            + " OTHER.txt measures a text that nobody has seen"))));
  }

  /// Measures the part, unless these weights have been measured or the run only paused.
  void measureAfter(RunOutcome outcome, Kernels kernels, Workers workers) {
    switch (outcome.end()) {
      case FINISHED, EARLY, NOTHING_TO_DO ->
          prepared.test().ifPresent(examples -> measure(examples, kernels, workers));
      case STOPPED -> {}
    }
  }

  private void measure(Examples examples, Kernels kernels, Workers workers) {
    ModelFile best = ModelFile.read(folder.model());
    String hash = ModelHash.of(best.model());
    Optional<TestRecord> earlier = TestRecord.read(folder.test());
    if (earlier.isPresent() && earlier.get().modelSha256().equals(hash)) {
      return;
    }
    Evaluation figures = new Evaluator(best.model(), kernels, workers).evaluate(examples);
    Optional<TextLength> length = prepared.testLength();
    var record =
        new TestRecord(
            best.provenance().epochs(),
            figures,
            length
                .map(part -> OptionalDouble.of(part.bitsPerCharacter(figures.loss())))
                .orElse(OptionalDouble.empty()),
            hash,
            1 + earlier.map(TestRecord::times).orElse(0));
    record.write(folder.test());
    listener.accept(new RunEvent.TestMeasured(record, folder.test()));
  }
}
