package dev.longhand.recipe;

import dev.longhand.modelfile.EpochFigures;
import dev.longhand.modelfile.StepFigures;
import dev.longhand.nn.LanguageModel;
import dev.longhand.nn.layer.Parameter;
import dev.longhand.tensorboard.EventFile;
import dev.longhand.tensorboard.Spread;
import dev.longhand.tensorboard.SummaryValue;
import dev.longhand.tensorboard.SummaryValue.Histogram;
import dev.longhand.tensorboard.SummaryValue.Scalar;
import dev.longhand.tensorboard.SummaryValue.Text;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// What TensorBoard shows of a run. Everything has the number of steps as its place, so that what a
/// run writes again after a kill takes the place of what it wrote before. Mutable; one thread.
final class TensorBoardLog {
  private static final String VALIDATION = "validation_";

  private final EventFile file;
  private final String piece;
  private long step;

  /// @param piece what one token is, such as `character`
  TensorBoardLog(Path folder, InstantSource clock, String piece) {
    file = EventFile.create(folder, clock);
    this.piece = piece;
  }

  /// Goes on behind some steps.
  void resume(long steps) {
    step = steps;
    if (steps > 0) {
      file.resume(steps + 1);
    }
  }

  /// Notes that a step was taken.
  void count(long number) {
    step = number;
  }

  void add(StepFigures figures) {
    file.add(
        figures.step(),
        List.of(
            new Scalar("step/loss", figures.loss()),
            new Scalar("step/learning_rate", figures.learningRate()),
            new Scalar("step/gradient_norm", figures.gradientNorm()),
            new Scalar("step/tokens_per_second", figures.tokensPerSecond())));
  }

  /// Adds the figures of an epoch and the weights behind it.
  void add(EpochFigures figures, LanguageModel model) {
    var values = new ArrayList<SummaryValue>();
    figures
        .numbers(piece)
        .forEach((name, number) -> values.add(new Scalar(tag(name), number.doubleValue())));
    for (Parameter parameter : model.parameters()) {
      values.add(new Histogram("weights/" + parameter.name(), Spread.of(parameter.toRowMajor())));
    }
    file.add(step, values);
  }

  private static String tag(String name) {
    return name.startsWith(VALIDATION)
        ? "validation/" + name.substring(VALIDATION.length())
        : "epoch/" + name;
  }

  /// Adds a text; indented, so that its lines stay as they are.
  void addSample(double temperature, String text) {
    String shown = text.indent(4);
    file.add(step, List.of(new Text("sample/temperature_" + temperature, shown)));
  }

  void flush() {
    file.flush();
  }
}
