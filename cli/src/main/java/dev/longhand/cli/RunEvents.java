package dev.longhand.cli;

import dev.longhand.error.Problem;
import dev.longhand.modelfile.EpochFigures;
import dev.longhand.recipe.RunEvent;
import dev.longhand.recipe.TestRecord;
import dev.longhand.text.survey.Checkup;
import dev.longhand.train.StepResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/// Writes how a run comes along for machines: one JSON object a line, its kind under `event`.
final class RunEvents implements RunFollower {
  private final PrintStream out;
  private final Reporter reporter;
  private final Strictness strictness;
  private final BooleanSupplier stop;
  private String piece = "token";

  RunEvents(Longhand longhand, Strictness strictness, BooleanSupplier stop) {
    out = longhand.console().out();
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
    switch (event) {
      case RunEvent.CorpusRead read -> {
        tell(read.notices());
        write(
            event("corpus")
                .put("name", read.name())
                .put("characters", read.characters())
                .put("sha256", read.sha256()));
      }
      case RunEvent.CorpusChecked checked -> writeFindings(checked.checkup());
      case RunEvent.VocabularyBuilt built -> {
        piece = built.tokens().piece();
        write(event("vocabulary").put("size", built.vocabulary().size()));
      }
      case RunEvent.ExamplesCounted counted -> writeExamples(counted);
      case RunEvent.ModelBuilt built ->
          write(
              event("model")
                  .put("parameters", built.model().parameterCount())
                  .put("bytes", built.memory().bytes())
                  .put("epochs", built.epochs()));
      case RunEvent.BaselinesMeasured measured -> writeBaselines(measured);
      case RunEvent.Forecast forecast -> writeForecast(forecast);
      case RunEvent.Noticed noticed -> tell(List.of(noticed.problem()));
      case RunEvent.Resumed resumed ->
          write(
              place(event("resumed"), resumed.epoch(), resumed.batch())
                  .put("step", resumed.step()));
      case RunEvent.WeightsTaken taken ->
          write(
              event("weights")
                  .put("corpus", taken.origin().corpus().name())
                  .put("epochs", taken.origin().epochs()));
      case RunEvent.StepDone step -> writeStep(step.result());
      case RunEvent.EpochDone epoch -> writeEpoch(epoch);
      case RunEvent.StoppedEarly stopped -> writeStopped(stopped);
      case RunEvent.SampleWritten sample ->
          write(
              event("sample")
                  .put("epoch", sample.epoch())
                  .put("temperature", sample.temperature())
                  .put("prompt", sample.prompt())
                  .put("text", sample.text()));
      case RunEvent.CheckpointSaved saved ->
          write(place(event("checkpoint"), saved.epoch(), saved.batch()).put("step", saved.step()));
      case RunEvent.TestMeasured measured -> writeTest(measured);
      case RunEvent.ModelSaved saved ->
          write(
              event("model_file").put("file", saved.file().toString()).put("epoch", saved.epoch()));
      case RunEvent.ReportWritten written ->
          write(event("report").put("file", written.file().toString()));
    }
  }

  private void writeFindings(Checkup checkup) {
    var object = event("checkup");
    var findings = object.putArray("findings");
    checkup
        .findings()
        .forEach(finding -> FindingText.fill(findings.addObject(), finding, reporter));
    write(object);
  }

  private void writeExamples(RunEvent.ExamplesCounted counted) {
    tell(counted.notices());
    var object =
        event("examples")
            .put("batches", counted.batches())
            .put("sequences", counted.shape().sequences())
            .put("steps", counted.shape().steps())
            .put("targets", counted.targets());
    counted.validationTargets().ifPresent(targets -> object.put("validation_targets", targets));
    counted.testTargets().ifPresent(targets -> object.put("test_targets", targets));
    write(object);
  }

  private void writeBaselines(RunEvent.BaselinesMeasured measured) {
    var object = event("baselines");
    BaselineText.fill(object, measured.baselines(), measured.length());
    write(object);
  }

  private void writeForecast(RunEvent.Forecast forecast) {
    write(
        event("forecast")
            .put("seconds_a_step", forecast.secondsAStep())
            .put("seconds_an_epoch", forecast.secondsAnEpoch())
            .put("epochs", forecast.epochs())
            .put("seconds", forecast.seconds())
            .put("ending", forecast.ending().name().toLowerCase(Locale.ROOT)));
  }

  private void writeStep(StepResult step) {
    var object =
        event("step")
            .put("epoch", step.epoch())
            .put("batch", step.batch())
            .put("batches", step.batches())
            .put("step", step.step());
    Json.put(object, "loss", OptionalDouble.of(step.loss()));
    Json.put(object, "mean_loss", OptionalDouble.of(step.meanLoss()));
    write(object);
  }

  private void writeEpoch(RunEvent.EpochDone event) {
    EpochFigures figures = event.figures();
    var object = event("epoch");
    figures
        .numbers(piece)
        .forEach((name, value) -> {
          switch (value) {
            case Integer count -> object.put(name, count);
            default -> object.put(name, value.doubleValue());
          }
        });
    write(
        object
            .put("epochs", event.epochs())
            .put("model_sha256", figures.modelSha256())
            .put("best", event.best()));
  }

  private void writeStopped(RunEvent.StoppedEarly stopped) {
    write(
        event("stopped_early")
            .put("epoch", stopped.epoch())
            .put("best_epoch", stopped.bestEpoch())
            .put("metric", key(stopped.end().rule().metric()))
            .put("best", stopped.end().figure())
            .put("reason", key(stopped.end().reason())));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void writeTest(RunEvent.TestMeasured event) {
    TestRecord record = event.record();
    var object =
        event("test").put("epoch", record.epoch()).put("targets", record.figures().targets());
    Json.put(object, "loss", OptionalDouble.of(record.figures().loss()));
    Json.put(object, "perplexity", OptionalDouble.of(record.figures().perplexity()));
    object
        .put("accuracy", record.figures().accuracy())
        .put("top_5_accuracy", record.figures().topFiveAccuracy());
    Json.put(object, "bits_per_character", record.bitsPerCharacter());
    write(object.put("times", record.times()).put("file", event.file().toString()));
  }

  private void tell(List<Problem> findings) {
    reporter.tell(findings, strictness);
  }

  private static ObjectNode event(String kind) {
    return Json.object().put("event", kind);
  }

  private static ObjectNode place(ObjectNode object, int epoch, int batch) {
    return object.put("epoch", epoch).put("batch", batch);
  }

  private void write(ObjectNode object) {
    out.println(Json.line(object));
    out.flush();
  }
}
