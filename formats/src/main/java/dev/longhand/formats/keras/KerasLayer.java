package dev.longhand.formats.keras;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A layer as Keras describes it.
///
/// @param kind its class, such as `LSTM`
record KerasLayer(String name, String kind, JsonNode config) {
  /// The layer of a wrapper, such as the cell of a bidirectional one.
  ///
  /// @param key where its description stands
  Optional<KerasLayer> inner(String key) {
    return Optional.ofNullable(config.get(key)).flatMap(KerasLayer::of);
  }

  /// A layer of a description.
  static Optional<KerasLayer> of(JsonNode node) {
    JsonNode config = node.get("config");
    String kind = node.path("class_name").asString("");
    if (kind.isEmpty() || config == null || !config.isObject()) {
      return Optional.empty();
    }
    String name = config.path("name").asString(node.path("name").asString(kind));
    return Optional.of(new KerasLayer(name, kind, config));
  }

  String text(String key, String otherwise) {
    JsonNode value = config.path(key);
    if (value.isObject()) { // Keras describes some functions as objects
      return value.path("class_name").asString(otherwise);
    }
    return value.isNull() ? otherwise : value.asString(otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return config.path(key).asBoolean(otherwise);
  }

  double number(String key, double otherwise) {
    return config.path(key).asDouble(otherwise);
  }

  /// A whole number above 0.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_KERAS_LAYER`
  int count(String key) {
    int value = config.path(key).asInt(0);
    if (value < 1) {
      throw Refusal.layer(
          this, key + " is " + Refusal.shown(config.path(key).toString()), "save the model anew");
    }
    return value;
  }

  /// Sizes of an input, without that of the batch; 0 for any.
  Optional<int[]> inputShape() {
    for (String key : new String[] {"batch_shape", "batch_input_shape", "build_input_shape"}) {
      JsonNode shape = config.path(key);
      if (shape.isArray() && shape.size() > 1) {
        int[] sizes = new int[shape.size() - 1];
        for (int i = 0; i < sizes.length; i++) {
          sizes[i] = shape.get(i + 1).asInt(0);
        }
        return Optional.of(sizes);
      }
    }
    return Optional.empty();
  }
}
