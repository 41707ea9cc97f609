package dev.longhand.cli;

import dev.longhand.experiment.ExperimentEvent;
import dev.longhand.experiment.ExperimentEvent.Found;
import dev.longhand.experiment.ExperimentListener;
import dev.longhand.experiment.TrialResult;
import dev.longhand.recipe.RunEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.node.ObjectNode;

/// Writes how an experiment comes along for machines: one JSON object a line. Between the beginning
/// and the end of a trial come the lines of its run, without its steps.
final class ExperimentLines implements ExperimentListener {
  private final Longhand longhand;
  private final Strictness strictness;
  private final RunEvents runs;
  private final BooleanSupplier stop;

  ExperimentLines(Longhand longhand, Strictness strictness, BooleanSupplier stop) {
    this.longhand = longhand;
    this.strictness = strictness;
    this.stop = stop;
    runs = new RunEvents(longhand, strictness, stop);
  }

  @Override
  public boolean stopRequested() {
    return stop.getAsBoolean();
  }

  @Override
  public void accept(ExperimentEvent event) {
    switch (event) {
      case ExperimentEvent.Noticed noticed ->
          longhand.reporter().tell(List.of(noticed.problem()), strictness);
      case ExperimentEvent.Began began ->
          write(
              event("trial_begins")
                  .put("trial", began.trial().name())
                  .put("number", began.number())
                  .put("count", began.count()));
      case ExperimentEvent.InRun run -> {
        if (!(run.event() instanceof RunEvent.StepDone)) {
          runs.accept(run.event());
        }
      }
      case ExperimentEvent.Ended ended ->
          write(
              fill(event("trial_ends"), ended.result())
                  .put("done_before", ended.found() == Found.DONE_BEFORE));
      case ExperimentEvent.RungEnded rung -> {
        ObjectNode object = event("rung").put("epochs", rung.epochs());
        var kept = object.putArray("kept");
        rung.kept().forEach(result -> kept.add(result.name()));
        write(object);
      }
    }
  }

  /// What a trial came to.
  static ObjectNode fill(ObjectNode object, TrialResult result) {
    object.put("trial", result.name());
    var changes = object.putArray("changes");
    result.trial().changes().forEach(changes::add);
    object
        .put("end", result.end().name().toLowerCase(Locale.ROOT))
        .put("parameters", result.parameters())
        .put("memory_bytes", result.memory())
        .put("epochs", result.history().size())
        .put("seconds", result.seconds())
        .put("tokens_per_second", result.tokensPerSecond());
    result
        .best()
        .ifPresent(best -> {
          object.put("best_epoch", best.epoch());
          Json.put(object, "validation_loss", best.validationLoss());
          best.validation()
              .ifPresent(part -> Json.put(object, "validation_accuracy", part.accuracy()));
        });
    Json.put(object, "validation_bits_per_character", result.bitsPerCharacter());
    return object;
  }

  private static ObjectNode event(String kind) {
    return Json.object().put("event", kind);
  }

  private void write(ObjectNode object) {
    longhand.console().out().println(Json.line(object));
    longhand.console().out().flush();
  }
}
