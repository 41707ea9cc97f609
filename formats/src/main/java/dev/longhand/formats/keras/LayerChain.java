package dev.longhand.formats.keras;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The layers of a model, one behind another.
///
/// @param name of the file, for messages
record LayerChain(String name) {
  List<KerasLayer> of(JsonNode model) {
    String kind = model.path("class_name").asString("");
    JsonNode listed =
        model.path("config").isArray() ? model.path("config") : model.path("config").path("layers");
    boolean chain = kind.equals("Sequential");
    if (!chain && !kind.equals("Functional") && !kind.equals("Model")) {
      throw Refusal.unreadable(
          "the model is of the kind " + Refusal.shown(kind) + ", and no chain of layers", name);
    }
    var layers = new ArrayList<KerasLayer>();
    String before = "";
    for (JsonNode node : listed) {
      KerasLayer layer =
          KerasLayer.of(node)
              .orElseThrow(() -> Refusal.unreadable("a layer of it is malformed", name));
      requireKnown(node, layer);
      if (!chain) {
        requireBehind(before, node, layer);
        before = layer.name();
      }
      layers.add(layer);
    }
    return layers;
  }

  private static void requireKnown(JsonNode node, KerasLayer layer) {
    String registered = node.path("registered_name").asString("");
    String module = node.path("module").asString("keras");
    if (!registered.isEmpty() || !(module.equals("keras") || module.startsWith("keras."))) {
      throw Refusal.layer(
          layer,
          "it is not one of Keras's own; no code of others is ever run",
          "rebuild the model in Keras from its own layers");
    }
  }

  private static void requireBehind(String before, JsonNode node, KerasLayer layer) {
    var inputs = new ArrayList<String>();
    collect(node.path("inbound_nodes"), inputs);
    boolean first = before.isEmpty() && inputs.isEmpty();
    if (!first && !inputs.equals(List.of(before))) {
      throw Refusal.layer(
          layer,
          "it does not follow on the layer in front of it alone",
          "a model whose layers stand one behind another can be taken over");
    }
  }

  /// The names in `["name", 0, 0]`, as all versions note inputs.
  private static void collect(JsonNode node, List<String> names) {
    if (node.isArray() && node.size() >= 3 && node.get(0).isString() && node.get(1).isInt()) {
      names.add(node.get(0).asString());
      return;
    }
    if (node.isContainer()) {
      node.forEach(inner -> collect(inner, names));
    }
  }
}
