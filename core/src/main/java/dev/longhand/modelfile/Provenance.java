package dev.longhand.modelfile;

import java.util.Objects;
import java.util.OptionalDouble;

/// Where a model comes from: enough to train it again to the same bits.
///
/// @param recipe the whole recipe as YAML
/// @param corpus the text that it learnt from
/// @param seed what all chance was drawn from
/// @param epochs how many passes over the text are in it
/// @param validationLoss nats a token on the text that it did not learn from, if some was kept
/// @param software what trained it
public record Provenance(
    String recipe,
    TrainingText corpus,
    long seed,
    int epochs,
    OptionalDouble validationLoss,
    Software software) {
  public Provenance {
    Objects.requireNonNull(recipe);
    Objects.requireNonNull(corpus);
    Objects.requireNonNull(software);
    if (epochs < 0) {
      throw new IllegalArgumentException("epochs are " + epochs);
    }
    EpochFigures.requireFinite("validation loss", validationLoss);
  }

  /// A text as a model remembers it.
  ///
  /// @param name of its files
  /// @param sha256 hash of the clean text in UTF-8, in small hexadecimal digits
  /// @param characters how many code points it has
  public record TrainingText(String name, String sha256, long characters) {
    public TrainingText {
      Objects.requireNonNull(name);
      Objects.requireNonNull(sha256);
    }
  }

  /// The program that trained a model.
  ///
  /// @param version of Longhand
  /// @param numerics version of its arithmetic: equal numbers mean equal bits
  public record Software(String version, int numerics) {
    /// This Longhand, with the arithmetic that `docs/numerics.md` describes.
    public static final Software CURRENT = new Software("0.1.0", 3);

    public Software {
      Objects.requireNonNull(version);
    }
  }

  static final String NAME = "provenance";

  String toJson() {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("recipe", recipe);
      json.writeName("corpus");
      json.writeStartObject();
      json.writeStringProperty("name", corpus.name);
      json.writeStringProperty("sha256", corpus.sha256);
      json.writeNumberProperty("characters", corpus.characters);
      json.writeEndObject();
      json.writeNumberProperty("seed", seed);
      json.writeNumberProperty("epochs", epochs);
      validationLoss.ifPresent(loss -> json.writeNumberProperty("validation_loss", loss));
      json.writeStringProperty("longhand_version", software.version);
      json.writeNumberProperty("numerics_version", software.numerics);
      json.writeEndObject();
    });
  }

  static Provenance read(String text, FilePlace place) {
    Document document = Document.parse(text, place, NAME);
    Document corpus = document.object("corpus");
    return new Provenance(
        document.text("recipe"),
        new TrainingText(corpus.text("name"), corpus.text("sha256"), corpus.whole("characters")),
        document.whole("seed"),
        document.count("epochs"),
        document.optionalNumber("validation_loss"),
        new Software(document.text("longhand_version"), document.count("numerics_version")));
  }
}
