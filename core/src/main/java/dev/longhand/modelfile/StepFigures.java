package dev.longhand.modelfile;

import java.nio.file.Path;
import java.util.OptionalDouble;

/// What one training step came to: a line of `steps.jsonl`.
///
/// @param step its number, from 1
/// @param epoch the epoch that it belongs to, from 1
/// @param loss of its batch in nats a token
/// @param learningRate that it was taken with
/// @param gradientNorm of all gradients together, before clipping
/// @param tokensPerSecond training tokens a second since the line before
public record StepFigures(
    long step,
    int epoch,
    double loss,
    double learningRate,
    double gradientNorm,
    double tokensPerSecond) {
  private static final String NAME = "step";

  public StepFigures {
    if (step < 1 || epoch < 1) {
      throw new IllegalArgumentException(
          "step " + step + " of epoch " + epoch + "; the first of both is 1");
    }
    EpochFigures.requireFinite("loss", OptionalDouble.of(loss));
    EpochFigures.requireFinite("learning rate", OptionalDouble.of(learningRate));
    EpochFigures.requireFinite("gradient norm", OptionalDouble.of(gradientNorm));
    EpochFigures.requireFinite("tokens a second", OptionalDouble.of(tokensPerSecond));
  }

  /// One JSON object without a line end.
  public String toJson() {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeNumberProperty(NAME, step);
      json.writeNumberProperty("epoch", epoch);
      json.writeNumberProperty("loss", loss);
      json.writeNumberProperty("learning_rate", learningRate);
      json.writeNumberProperty("gradient_norm", gradientNorm);
      json.writeNumberProperty("tokens_per_second", tokensPerSecond);
      json.writeEndObject();
    });
  }

  /// The figures that {@link #toJson} wrote, bit for bit.
  ///
  /// @param where the file that the text stands in, for messages
  /// @throws dev.longhand.error.LonghandException `MODEL_DOCUMENT` for anything else
  public static StepFigures parse(String json, Path where) {
    Document line = Document.parse(json, FilePlace.of(where), NAME);
    return line.accepted(() ->
        new StepFigures(
            line.whole(NAME),
            line.count("epoch"),
            line.number("loss"),
            line.number("learning_rate"),
            line.number("gradient_norm"),
            line.number("tokens_per_second")));
  }
}
