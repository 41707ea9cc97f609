package dev.longhand.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longhand.error.ErrorCode;
import dev.longhand.inspect.RunReport;
import dev.longhand.inspect.Sample;
import dev.longhand.recipe.RunOutcome.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportingTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void nameFolder() {
    folder = temporary.resolve("run");
  }

  private RunOutcome start(Recorder recorder) {
    return TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), folder, SmallRuns.options(1), recorder);
  }

  @Test
  void aRunLeavesAPageAndTellsOfItLast() throws IOException {
    Recorder recorder = Recorder.keeping();
    start(recorder);

    assertThat(recorder.events(RunEvent.ReportWritten.class))
        .extracting(RunEvent.ReportWritten::file)
        .containsExactly(folder.resolve("report.html"));
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("Finished after 3 epochs", "The network", "Machine and time");
  }

  @Test
  void thePageCanBeWrittenAgainFromTheFolderAlone() throws IOException {
    start(Recorder.keeping());
    String page = Files.readString(folder.resolve("report.html"));
    Files.delete(folder.resolve("report.html"));

    InspectedRun.writePage(folder);

    assertThat(Files.readString(folder.resolve("report.html"))).isEqualTo(page);
  }

  @Test
  void aPageThatCannotBeWrittenIsANoticeAndNoFailure() throws IOException {
    Recorder recorder = Recorder.stoppingAfterStep(1);
    start(recorder);
    Files.delete(folder.resolve("report.html"));
    Files.createDirectory(folder.resolve("report.html"));
    Files.createFile(folder.resolve("report.html").resolve("in the way"));
    Recorder resumed = Recorder.keeping();

    RunOutcome outcome =
        TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), resumed);

    assertThat(outcome.end()).isEqualTo(End.FINISHED);
    assertThat(resumed.noticeCodes()).contains(ErrorCode.RUN_REPORT);
  }

  @Test
  void theReportOfARunSaysWhatItsFilesSay() {
    start(Recorder.keeping());

    RunReport report = InspectedRun.read(folder);

    assertThat(report.name()).isEqualTo("run");
    assertThat(report.epochs()).hasSize(3);
    assertThat(report.samples()).extracting(Sample::epoch).containsExactly(1, 2, 3);
    assertThat(report.model()).isPresent();
    assertThat(report.seen().text()).isPresent();
    assertThat(report.seen().common()).isNotEmpty();
    assertThat(report.plan().settings())
        .anySatisfy(group -> assertThat(group.name()).isEqualTo("training"));
  }

  @Test
  void samplesThatAKillLeftHalfWrittenComeBack() throws IOException {
    Path unbroken = temporary.resolve("unbroken");
    TrainingRun.start(
        SmallRuns.streams(), SmallRuns.ferry(), unbroken, SmallRuns.options(1), Recorder.keeping());
    start(Recorder.keeping());
    Path samples = folder.resolve("samples.jsonl");
    String all = Files.readString(samples);
    Files.writeString(samples, all.substring(0, all.length() - 9));

    TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

    assertThat(samples).hasSameTextualContentAs(unbroken.resolve("samples.jsonl"));
  }

  @Test
  void samplesOfEpochsThatTheCheckpointDoesNotKnowGoAway() throws IOException {
    start(Recorder.keeping());
    Path samples = folder.resolve("samples.jsonl");
    String all = Files.readString(samples);
    String late = new Sample(9, 0.7, "", "from a later epoch").toJson() + "\n";
    Files.writeString(samples, late, StandardOpenOption.APPEND);

    TrainingRun.resume(folder, OptionalInt.empty(), SmallRuns.options(1), Recorder.keeping());

    assertThat(samples).hasContent(all.stripTrailing());
  }

  @Test
  void aFolderWithoutARunHasNoReport() {
    SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> InspectedRun.writePage(temporary));
    SmallRuns.refusal(ErrorCode.RUN_MISSING, () -> InspectedRun.writePage(folder));
  }
}
