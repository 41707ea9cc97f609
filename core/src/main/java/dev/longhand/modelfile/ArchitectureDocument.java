package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.nn.LossPositions;
import dev.longhand.nn.ModelConfig;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.List;
import tools.jackson.core.JsonGenerator;

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
      config.layers().forEach(layer -> write(layer, json));
      json.writeEndArray();
      json.writeEndObject();
    });
  }

  private static void write(LayerConfig layer, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("kind", layer.kind());
    switch (layer) {
      case EmbeddingConfig embedding -> {
        json.writeNumberProperty("vocabulary", embedding.vocabulary());
        json.writeNumberProperty("width", embedding.width());
      }
      case OneHotConfig oneHot -> json.writeNumberProperty("vocabulary", oneHot.vocabulary());
      case ScaledIdConfig scaledId -> json.writeNumberProperty("vocabulary", scaledId.vocabulary());
      case LstmConfig lstm -> {
        json.writeNumberProperty("units", lstm.units());
        json.writeStringProperty("forget_bias", Constants.name(lstm.forgetBias()));
      }
      case GruConfig gru -> throw new IllegalStateException(gru.kind());
      case SimpleRnnConfig simpleRnn -> throw new IllegalStateException(simpleRnn.kind());
      case BidirectionalConfig bidirectional ->
          throw new IllegalStateException(bidirectional.kind());
      case LayerNormConfig layerNorm -> throw new IllegalStateException(layerNorm.kind());
      case DenseConfig dense -> {
        json.writeNumberProperty("units", dense.units());
        json.writeStringProperty("activation", Constants.name(dense.activation()));
      }
      case DropoutConfig dropout -> json.writeNumberProperty("rate", dropout.rate());
    }
    json.writeEndObject();
  }

  static ModelConfig read(String text, FilePlace place) {
    Document document = Document.parse(text, place, NAME);
    LossPositions positions =
        Constants.read(document, "loss_positions", List.of(LossPositions.values()));
    List<LayerConfig> layers =
        document.objects("layers").stream()
            .map(layer -> layer.accepted(() -> layer(layer)))
            .toList();
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

  private static LayerConfig layer(Document layer) {
    String kind = layer.text("kind");
    return switch (kind) {
      case "embedding" -> new EmbeddingConfig(layer.count("vocabulary"), layer.count("width"));
      case "one_hot" -> new OneHotConfig(layer.count("vocabulary"));
      case "scaled_id" -> new ScaledIdConfig(layer.count("vocabulary"));
      case "lstm" ->
          new LstmConfig(
              layer.count("units"),
              Constants.read(layer, "forget_bias", List.of(ForgetBias.values())));
      case "dense" ->
          new DenseConfig(
              layer.count("units"),
              Constants.read(layer, "activation", List.of(Activation.values())));
      case "dropout" -> new DropoutConfig(layer.number("rate"));
      default ->
          throw layer.refuse(
              ErrorCode.MODEL_VERSION,
              "kind",
              "is " + FilePlace.quoted(kind) + ", a layer that this Longhand does not know",
              Constants.UPGRADE);
    };
  }
}
