package dev.longhand.cli;

import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON for machines: one object a line.
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// Without line ends inside.
  static String line(ObjectNode object) {
    return MAPPER.writeValueAsString(object);
  }

  /// A text as a string of JSON.
  static String string(String text) {
    return MAPPER.writeValueAsString(text);
  }

  /// Adds a figure where there is one; what is not finite has no JSON and becomes null.
  static void put(ObjectNode object, String name, OptionalDouble value) {
    if (value.isEmpty()) {
      return;
    }
    if (Double.isFinite(value.getAsDouble())) {
      object.put(name, value.getAsDouble());
    } else {
      object.putNull(name);
    }
  }

  static void put(ObjectNode object, String name, Optional<String> value) {
    value.ifPresent(text -> object.put(name, text));
  }
}
