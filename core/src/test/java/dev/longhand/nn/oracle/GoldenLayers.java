package dev.longhand.nn.oracle;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The layers of a golden file as layers of the oracle. What a file does not say is as it is in the
/// plainest cell; rates of dropout are passed over, as nothing was dropped.
final class GoldenLayers {
  private GoldenLayers() {}

  static List<OracleLayer> of(JsonNode layers) {
    return layers.valueStream().map(GoldenLayers::layer).toList();
  }

  private static OracleLayer layer(JsonNode layer) {
    return switch (text(layer, "kind")) {
      case "one_hot" -> new OracleLayer.OneHot();
      case "scaled_id" -> new OracleLayer.ScaledId();
      case "embedding" -> new OracleLayer.Embedding(layer.get("width").intValue());
      case "bidirectional" ->
          new OracleLayer.Bidirectional(cell(layer.get("cell")), merge(layer), positions(layer));
      case "layer_norm" -> new OracleLayer.LayerNorm(layer.get("epsilon").doubleValue());
      case "dense" -> new OracleLayer.Dense(units(layer), activation(layer), kernel(layer));
      case "dropout" -> new OracleLayer.Dropout(List.of());
      default -> new OracleLayer.Recurrent(cell(layer), positions(layer));
    };
  }

  private static OracleCell cell(JsonNode layer) {
    return switch (text(layer, "kind")) {
      case "lstm" ->
          new OracleCell.Lstm(
              units(layer),
              inputForget(layer),
              presence(layer.path("peepholes")),
              gateActivation(layer),
              cellNorm(layer),
              recurrence(layer));
      case "gru" ->
          new OracleCell.Gru(units(layer), reset(layer), gateActivation(layer), recurrence(layer));
      case "simple_rnn" ->
          new OracleCell.SimpleRnn(units(layer), activation(layer), recurrence(layer));
      default -> throw unknown("kind", text(layer, "kind"));
    };
  }

  private static int units(JsonNode layer) {
    return layer.get("units").intValue();
  }

  private static OracleCell.Lstm.InputForget inputForget(JsonNode layer) {
    return switch (layer.path("input_forget").asString("separate")) {
      case "separate" -> OracleCell.Lstm.InputForget.SEPARATE;
      case "coupled" -> OracleCell.Lstm.InputForget.COUPLED;
      case String other -> throw unknown("input_forget", other);
    };
  }

  private static OracleCell.Presence presence(JsonNode option) {
    return option.asBoolean(false) ? OracleCell.Presence.PRESENT : OracleCell.Presence.ABSENT;
  }

  private static OracleCell.Presence cellNorm(JsonNode layer) {
    return switch (layer.path("cell_norm").asString("none")) {
      case "none" -> OracleCell.Presence.ABSENT;
      case "layer" -> OracleCell.Presence.PRESENT;
      case String other -> throw unknown("cell_norm", other);
    };
  }

  private static OracleCell.GateActivation gateActivation(JsonNode layer) {
    return switch (layer.path("gate_activation").asString("sigmoid")) {
      case "sigmoid" -> OracleCell.GateActivation.SIGMOID;
      case "hard_sigmoid" -> OracleCell.GateActivation.HARD_SIGMOID;
      case "hard_sigmoid_sixth" -> OracleCell.GateActivation.HARD_SIGMOID_SIXTH;
      case String other -> throw unknown("gate_activation", other);
    };
  }

  private static OracleCell.Gru.Reset reset(JsonNode layer) {
    return layer.get("reset_after").booleanValue()
        ? OracleCell.Gru.Reset.AFTER
        : OracleCell.Gru.Reset.BEFORE;
  }

  private static OracleCell.Recurrence recurrence(JsonNode layer) {
    return Optional.ofNullable(layer.get("projection"))
        .map(projection ->
            OracleCell.Recurrence.projected(units(projection), presence(projection.get("bias"))))
        .orElse(OracleCell.Recurrence.PLAIN);
  }

  private static OracleLayer.Bidirectional.Merge merge(JsonNode layer) {
    return switch (text(layer, "merge")) {
      case "concat" -> OracleLayer.Bidirectional.Merge.CONCAT;
      case "sum" -> OracleLayer.Bidirectional.Merge.SUM;
      case "mul" -> OracleLayer.Bidirectional.Merge.MUL;
      case "ave" -> OracleLayer.Bidirectional.Merge.AVE;
      case String other -> throw unknown("merge", other);
    };
  }

  private static OracleLayer.Positions positions(JsonNode layer) {
    return switch (text(layer, "output")) {
      case "last" -> OracleLayer.Positions.LAST;
      case "every" -> OracleLayer.Positions.EVERY;
      case String other -> throw unknown("output", other);
    };
  }

  private static OracleLayer.Dense.Kernel kernel(JsonNode layer) {
    return switch (layer.path("kernel").asString("own")) {
      case "own" -> OracleLayer.Dense.Kernel.OWN;
      case "tied" -> OracleLayer.Dense.Kernel.TIED;
      case String other -> throw unknown("kernel", other);
    };
  }

  private static OracleLayer.Activation activation(JsonNode layer) {
    return switch (text(layer, "activation")) {
      case "linear" -> OracleLayer.Activation.LINEAR;
      case "relu" -> OracleLayer.Activation.RELU;
      case "tanh" -> OracleLayer.Activation.TANH;
      case String other -> throw unknown("activation", other);
    };
  }

  private static String text(JsonNode layer, String option) {
    return layer.get(option).stringValue();
  }

  private static IllegalArgumentException unknown(String option, String value) {
    return new IllegalArgumentException("unknown " + option + " " + value);
  }
}
