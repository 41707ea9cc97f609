package dev.longhand.cli;

import dev.longhand.error.Problem;
import dev.longhand.recipe.RunEvent;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Tells of a run what may be wrong, and nothing else.
final class RunNotices implements RunFollower {
  private final Reporter reporter;
  private final Strictness strictness;
  private final BooleanSupplier stop;

  RunNotices(Longhand longhand, Strictness strictness, BooleanSupplier stop) {
    reporter = longhand.reporter();
    this.strictness = strictness;
    this.stop = stop;
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  @Override
  public void accept(RunEvent event) {
    reporter.tell(
        findings(event).stream()
            .filter(finding -> Severity.of(finding) == Severity.WARNING)
            .toList(),
        strictness);
  }

  /// What an event says that a person should know.
  static List<Problem> findings(RunEvent event) {
    return switch (event) {
      case RunEvent.CorpusRead read -> read.notices();
      case RunEvent.ExamplesCounted counted -> counted.notices();
      case RunEvent.Noticed noticed -> List.of(noticed.problem());
      case RunEvent.CorpusChecked checked -> List.of();
      case RunEvent.VocabularyBuilt built -> List.of();
      case RunEvent.ModelBuilt built -> List.of();
      case RunEvent.BaselinesMeasured measured -> List.of();
      case RunEvent.Forecast forecast -> List.of();
      case RunEvent.Resumed resumed -> List.of();
      case RunEvent.WeightsTaken taken -> List.of();
      case RunEvent.StepDone step -> List.of();
      case RunEvent.EpochDone epoch -> List.of();
      case RunEvent.StoppedEarly stopped -> List.of();
      case RunEvent.SampleWritten sample -> List.of();
      case RunEvent.CheckpointSaved saved -> List.of();
      case RunEvent.ModelSaved saved -> List.of();
      case RunEvent.TestMeasured measured -> List.of();
      case RunEvent.ReportWritten written -> List.of();
    };
  }
}
