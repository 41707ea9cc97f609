package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.LayerConfig;
import java.util.List;

/// The network as a model file describes it: its layers with their settings, in order.
final class ArchitectureDocument {
  static final String NAME = "architecture";

  private ArchitectureDocument() {}

  static String write(ModelConfig config) {
    return Json.text(json -> {
      json.writeStartObject();
      json.writeStringProperty("loss_positions", Constants.name(config.lossPositions()));
      json.writeName("layers");
      json.writeStartArray();
      config.layers().forEach(layer -> LayerDocument.write(layer, json));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  static ModelConfig read(String text, FilePlace place) {
    Document document = Document.parse(text, place, NAME);
    LossPositions positions =
        Constants.read(document, "loss_positions", List.of(LossPositions.values()));
    List<LayerConfig> layers =
        document.objects("layers").stream().map(LayerDocument::read).toList();
    ModelConfig config = document.accepted(() -> new ModelConfig(layers, positions));
    if (!document.saysTheSameAs(write(config))) {
      throw document.refuse(
          ErrorCode.MODEL_VERSION,
          "layers",
          "say more of the network than this Longhand knows",
          Constants.UPGRADE);
    }
    return config;
  }
}
