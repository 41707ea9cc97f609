package dev.longhand.modelfile;

import java.nio.file.Path;
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
/// @param validationAccuracy share of the tokens of that part that were the likeliest
/// @param seconds how long it took
/// @param tokensPerSecond training tokens a second
/// @param modelSha256 the {@link ModelHash} of the model after it
/// @param learningRate of its last step, if it was kept
public record EpochFigures(
    int epoch,
    double loss,
    OptionalDouble accuracy,
    OptionalDouble validationLoss,
    OptionalDouble validationAccuracy,
    double seconds,
    double tokensPerSecond,
    String modelSha256,
    OptionalDouble learningRate) {
  static final String HISTORY = "history";

  private static final String EPOCHS = "epochs";

  public EpochFigures {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch is " + epoch + "; the first is 1");
    }
    requireFinite("loss", OptionalDouble.of(loss));
    requireFinite("accuracy", accuracy);
    requireFinite("validation loss", validationLoss);
    requireFinite("validation accuracy", validationAccuracy);
    requireFinite("seconds", OptionalDouble.of(seconds));
    requireFinite("tokens a second", OptionalDouble.of(tokensPerSecond));
    Objects.requireNonNull(modelSha256);
    requireFinite("learning rate", learningRate);
  }

  /// One JSON object without a line end; the validation loss stands in it in bits as well.
  ///
  /// @param piece what one token is, such as `character`
  public String toJson(String piece) {
    return Json.text(json -> {
      json.writeStartObject();
      writeProperties(json);
      validationLoss.ifPresent(loss ->
          json.writeNumberProperty("validation_bits_per_" + piece, loss / StrictMath.log(2)));
      json.writeEndObject();
    });
  }

  /// The figures that {@link #toJson} wrote, bit for bit.
  ///
  /// @param where the file that the text stands in, for messages
  /// @throws dev.longhand.error.LonghandException `MODEL_DOCUMENT` for anything else
  public static EpochFigures parse(String json, Path where) {
    Document epoch = Document.parse(json, FilePlace.of(where), HISTORY);
    return epoch.accepted(() -> read(epoch));
  }

  private void write(JsonGenerator json) {
    json.writeStartObject();
    writeProperties(json);
    json.writeEndObject();
  }

  private void writeProperties(JsonGenerator json) {
    json.writeNumberProperty("epoch", epoch);
    json.writeNumberProperty("loss", loss);
    accuracy.ifPresent(value -> json.writeNumberProperty("accuracy", value));
    validationLoss.ifPresent(value -> json.writeNumberProperty("validation_loss", value));
    validationAccuracy.ifPresent(value -> json.writeNumberProperty("validation_accuracy", value));
    json.writeNumberProperty("seconds", seconds);
    json.writeNumberProperty("tokens_per_second", tokensPerSecond);
    json.writeStringProperty("model_sha256", modelSha256);
    learningRate.ifPresent(value -> json.writeNumberProperty("learning_rate", value));
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
        epoch.optionalNumber("validation_accuracy"),
        epoch.number("seconds"),
        epoch.number("tokens_per_second"),
        epoch.text("model_sha256"),
        epoch.optionalNumber("learning_rate"));
  }

  static void requireFinite(String what, OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(what + " is " + value.getAsDouble());
    }
  }
}
