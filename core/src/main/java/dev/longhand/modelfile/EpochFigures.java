package dev.longhand.modelfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/// What one pass over the text came to: a line of `metrics.jsonl`, and of the history in a model.
///
/// @param epoch its number, from 1
/// @param loss mean training loss in nats a token
/// @param accuracy share of training tokens that were the likeliest, if it was counted
/// @param validationLoss nats a token on the validation part, if there is one
/// @param seconds how long it took
/// @param tokensPerSecond training tokens a second
/// @param modelSha256 the {@link ModelHash} of the model after it
public record EpochFigures(
    int epoch,
    double loss,
    OptionalDouble accuracy,
    OptionalDouble validationLoss,
    double seconds,
    double tokensPerSecond,
    String modelSha256) {
  static final String HISTORY = "history";

  private static final String EPOCHS = "epochs";

  public EpochFigures {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch is " + epoch + "; the first is 1");
    }
    requireFinite("loss", OptionalDouble.of(loss));
    requireFinite("accuracy", accuracy);
    requireFinite("validation loss", validationLoss);
    requireFinite("seconds", OptionalDouble.of(seconds));
    requireFinite("tokens a second", OptionalDouble.of(tokensPerSecond));
    Objects.requireNonNull(modelSha256);
  }

  /// One JSON object without a line end.
  public String toJson() {
    return Json.text(this::write);
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("epoch", epoch);
    json.writeNumberProperty("loss", loss);
    accuracy.ifPresent(value -> json.writeNumberProperty("accuracy", value));
    validationLoss.ifPresent(value -> json.writeNumberProperty("validation_loss", value));
    json.writeNumberProperty("seconds", seconds);
    json.writeNumberProperty("tokens_per_second", tokensPerSecond);
    json.writeStringProperty("model_sha256", modelSha256);
    json.writeEndObject();
  }

  static String writeAll(List<EpochFigures> history) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeName(EPOCHS);
      json.writeStartArray();
      history.forEach(figures -> figures.write(json));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static List<EpochFigures> readAll(String text, FilePlace place) {
    var history = new ArrayList<EpochFigures>();
    for (Document epoch : Document.parse(text, place, HISTORY).objects(EPOCHS)) {
      history.add(epoch.accepted(() -> read(epoch)));
    }
    return history;
  }

  private static EpochFigures read(Document epoch) {
    return new EpochFigures(
        epoch.count("epoch"),
        epoch.number("loss"),
        epoch.optionalNumber("accuracy"),
        epoch.optionalNumber("validation_loss"),
        epoch.number("seconds"),
        epoch.number("tokens_per_second"),
        epoch.text("model_sha256"));
  }

  static void requireFinite(String what, OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(what + " is " + value.getAsDouble());
    }
  }
}
