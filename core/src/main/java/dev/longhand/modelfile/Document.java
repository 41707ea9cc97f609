package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A JSON object out of a file, of which every part is asked for by name and type.
///
/// Each refusal is a `MODEL_DOCUMENT` with the JSON pointer of the part.
final class Document {
  private final JsonNode node;
  private final FilePlace place;
  private final String pointer;

  private Document(JsonNode node, FilePlace place, String pointer) {
    this.node = node;
    this.place = place;
    this.pointer = pointer;
    if (!node.isObject()) {
      throw refuse(pointer, "is not an object");
    }
  }

  /// The object that a text is.
  ///
  /// @param name what the document is called, for messages
  static Document parse(String text, FilePlace file, String name) {
    FilePlace place = file.inDocument(name);
    try {
      return new Document(Json.tree(text), place, "");
    } catch (JacksonException broken) {
      throw place
          .damaged(ErrorCode.MODEL_DOCUMENT, "this description is not valid JSON")
          .causedBy(broken);
    }
  }

  String text(String name) {
    JsonNode value = value(name);
    if (!value.isString()) {
      throw refuse(at(name), "is not a string");
    }
    return value.stringValue();
  }

  int count(String name) {
    long value = whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw refuse(at(name), "is " + value + ", outside of 0 to 2147483647");
    }
    return (int) value;
  }

  long whole(String name) {
    JsonNode value = value(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refuse(at(name), "is not a whole number of 64 bits");
    }
    return value.longValue();
  }

  double number(String name) {
    JsonNode value = value(name);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw refuse(at(name), "is not a number");
    }
    return value.doubleValue();
  }

  /// Whether there is a part of this name.
  boolean has(String name) {
    return node.has(name);
  }

  /// A number that may be left out.
  OptionalDouble optionalNumber(String name) {
    return has(name) ? OptionalDouble.of(number(name)) : OptionalDouble.empty();
  }

  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (JsonNode element : array(name)) {
      if (!element.isString()) {
        throw refuse(at(name) + "/" + texts.size(), "is not a string");
      }
      texts.add(element.stringValue());
    }
    return texts;
  }

  List<Long> wholes(String name) {
    var wholes = new ArrayList<Long>();
    for (JsonNode element : array(name)) {
      if (!element.isIntegralNumber() || !element.canConvertToLong()) {
        throw refuse(at(name) + "/" + wholes.size(), "is not a whole number of 64 bits");
      }
      wholes.add(element.longValue());
    }
    return wholes;
  }

  List<Document> objects(String name) {
    var objects = new ArrayList<Document>();
    for (JsonNode element : array(name)) {
      objects.add(new Document(element, place, at(name) + "/" + objects.size()));
    }
    return objects;
  }

  Document object(String name) {
    return new Document(value(name), place, at(name));
  }

  List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  /// What a part of the document makes, when a record may refuse it.
  <T> T accepted(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException refused) {
      throw refuse(pointer, "is impossible: " + FilePlace.reason(refused)).causedBy(refused);
    }
  }

  /// Whether another text holds the same names and values, no more and no less.
  boolean saysTheSameAs(String text) {
    return node.equals(Json.tree(text));
  }

  /// A refusal of one of the parts.
  LonghandException refuse(ErrorCode code, String name, String what, String fix) {
    return place.refuse(code, at(name) + " " + what, fix);
  }

  private LonghandException refuse(String part, String what) {
    return place.damaged(
        ErrorCode.MODEL_DOCUMENT, (part.isEmpty() ? "the description" : part) + " " + what);
  }

  private JsonNode value(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw refuse(at(name), "is missing");
    }
    return value;
  }

  private JsonNode array(String name) {
    JsonNode value = value(name);
    if (!value.isArray()) {
      throw refuse(at(name), "is not an array");
    }
    return value;
  }

  private String at(String name) {
    return pointer + "/" + FilePlace.harmless(name);
  }
}
