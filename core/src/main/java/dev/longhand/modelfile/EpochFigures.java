package dev.longhand.modelfile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// What one pass over the text came to: a line of `metrics.jsonl`, and of the history in a model.
///
/// @param epoch its number, from 1
/// @param training what learning came to
/// @param validation what the model gave on the validation part, if there is one
/// @param own figures that a program worked out itself, by name; only these have names of their own
/// @param modelSha256 the {@link ModelHash} of the model after it
public record EpochFigures(
    int epoch,
    Training training,
    Optional<Validation> validation,
    SortedMap<String, Double> own,
    String modelSha256) {
  static final String HISTORY = "history";

  private static final String EPOCHS = "epochs";
  private static final String OWN = "own";
  private static final String HASH = "model_sha256";

  /// What learning came to in an epoch.
  ///
  /// @param loss mean in nats a token, while the weights moved
  /// @param accuracy share of the tokens that were the likeliest, if it was counted
  /// @param gradientNorm mean over the steps of the norm of all gradients together, before clipping
  /// @param learningRate of the last step, if it was kept
  /// @param seconds how long it took
  /// @param tokensPerSecond training tokens a second
  public record Training(
      double loss,
      OptionalDouble accuracy,
      OptionalDouble gradientNorm,
      OptionalDouble learningRate,
      double seconds,
      double tokensPerSecond) {
    public Training {
      requireFinite("loss", OptionalDouble.of(loss));
      requireFinite("accuracy", accuracy);
      requireFinite("gradient norm", gradientNorm);
      requireFinite("learning rate", learningRate);
      requireFinite("seconds", OptionalDouble.of(seconds));
      requireFinite("tokens a second", OptionalDouble.of(tokensPerSecond));
    }
  }

  /// What a model gave on text that it does not learn from.
  ///
  /// @param loss nats a token
  /// @param accuracy share of the tokens that were the likeliest
  /// @param topFiveAccuracy share of the tokens that were among the five likeliest
  /// @param bitsPerCharacter what a character of the text costs, whatever the tokens are
  public record Validation(
      double loss,
      OptionalDouble accuracy,
      OptionalDouble topFiveAccuracy,
      OptionalDouble bitsPerCharacter) {
    public Validation {
      requireFinite("validation loss", OptionalDouble.of(loss));
      requireFinite("validation accuracy", accuracy);
      requireFinite("validation top-5 accuracy", topFiveAccuracy);
      requireFinite("validation bits a character", bitsPerCharacter);
    }
  }

  public EpochFigures {
    if (epoch < 1) {
      throw new IllegalArgumentException("epoch is " + epoch + "; the first is 1");
    }
    Objects.requireNonNull(training);
    Objects.requireNonNull(validation);
    own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    own.forEach(EpochFigures::requireOwn);
    Objects.requireNonNull(modelSha256);
  }

  private static void requireOwn(String name, double value) {
    if (!name.matches("[A-Za-z0-9_.-]{1,64}")) {
      throw new IllegalArgumentException(
          "a figure is named " + name + "; letters, digits, _, - and . make a name");
    }
    requireFinite(name, OptionalDouble.of(value));
  }

  /// Without figures of one's own.
  public EpochFigures(
      int epoch, Training training, Optional<Validation> validation, String modelSha256) {
    this(epoch, training, validation, Collections.emptySortedMap(), modelSha256);
  }

  /// The mean training loss in nats a token.
  public double loss() {
    return training.loss();
  }

  /// Nats a token on the validation part, if there is one.
  public OptionalDouble validationLoss() {
    return validation.map(part -> OptionalDouble.of(part.loss())).orElse(OptionalDouble.empty());
  }

  /// All numbers by the names of `metrics.jsonl`, those that follow from others too; an epoch is an
  /// `Integer` and all else a `Double`.
  ///
  /// @param piece what one token is, such as `word`
  public SequencedMap<String, Number> numbers(String piece) {
    var numbers = new LinkedHashMap<String, Number>();
    numbers.put("epoch", epoch);
    numbers.put("loss", training.loss());
    training.accuracy().ifPresent(value -> numbers.put("accuracy", value));
    training.gradientNorm().ifPresent(value -> numbers.put("gradient_norm", value));
    training.learningRate().ifPresent(value -> numbers.put("learning_rate", value));
    validation.ifPresent(part -> addDerived(numbers, part, piece));
    own.forEach((name, value) -> numbers.put(OWN + "." + name, value));
    numbers.put("seconds", training.seconds());
    numbers.put("tokens_per_second", training.tokensPerSecond());
    return numbers;
  }

  private static void addDerived(
      SequencedMap<String, Number> numbers, Validation part, String piece) {
    numbers.put("validation_loss", part.loss());
    double perplexity = StrictMath.exp(part.loss());
    if (Double.isFinite(perplexity)) {
      numbers.put("validation_perplexity", perplexity);
    }
    addMeasured(numbers, part);
    if (!piece.equals("character")) {
      numbers.put("validation_bits_per_" + piece, part.loss() / StrictMath.log(2));
    }
  }

  private static void addMeasured(SequencedMap<String, Number> numbers, Validation part) {
    part.accuracy().ifPresent(value -> numbers.put("validation_accuracy", value));
    part.topFiveAccuracy().ifPresent(value -> numbers.put("validation_top_5_accuracy", value));
    part.bitsPerCharacter().ifPresent(value -> numbers.put("validation_bits_per_character", value));
  }

  /// One JSON object without a line end.
  ///
  /// @param piece what one token is, such as `word`
  public String toJson(String piece) {
    return Json.text(json -> write(json, numbers(piece)));
  }

  /// The figures that {@link #toJson} wrote, bit for bit.
  ///
  /// @param where the file that the text stands in, for messages
  /// @throws dev.longhand.error.LonghandException `MODEL_DOCUMENT` for anything else
  public static EpochFigures parse(String json, Path where) {
    Document epoch = Document.parse(json, FilePlace.of(where), HISTORY);
    return epoch.accepted(() -> read(epoch));
  }

  private void write(JsonGenerator json, SequencedMap<String, Number> numbers) {
    json.writeStartObject();
    numbers.forEach((name, value) -> {
      switch (value) {
        case Integer count -> json.writeNumberProperty(name, count);
        default -> json.writeNumberProperty(name, value.doubleValue());
      }
    });
    json.writeStringProperty(HASH, modelSha256);
    json.writeEndObject();
  }

  /// What is needed to have the figures back; what follows from them is left out.
  private SequencedMap<String, Number> needed() {
    SequencedMap<String, Number> numbers = numbers("character");
    numbers.remove("validation_perplexity");
    return numbers;
  }

  static String writeAll(List<EpochFigures> history) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeName(EPOCHS);
      json.writeStartArray();
      history.forEach(figures -> figures.write(json, figures.needed()));
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
    var own = new TreeMap<String, Double>();
    String mark = OWN + ".";
    epoch.names().stream()
        .filter(name -> name.startsWith(mark))
        .forEach(name -> own.put(name.substring(mark.length()), epoch.number(name)));
    return new EpochFigures(
        epoch.count("epoch"),
        new Training(
            epoch.number("loss"),
            epoch.optionalNumber("accuracy"),
            epoch.optionalNumber("gradient_norm"),
            epoch.optionalNumber("learning_rate"),
            epoch.number("seconds"),
            epoch.number("tokens_per_second")),
        epoch.has("validation_loss") ? Optional.of(readValidation(epoch)) : Optional.empty(),
        own,
        epoch.text(HASH));
  }

  private static Validation readValidation(Document epoch) {
    return new Validation(
        epoch.number("validation_loss"),
        epoch.optionalNumber("validation_accuracy"),
        epoch.optionalNumber("validation_top_5_accuracy"),
        epoch.optionalNumber("validation_bits_per_character"));
  }

  static void requireFinite(String what, OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(what + " is " + value.getAsDouble());
    }
  }
}
