package dev.longhand.nn.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A golden file written by another library; `tools/golden/README.md` describes the fields.
///
/// `targets` is [B, T] where the loss is at every position and [B, 1] where it is at the last;
/// `losses` are those before the first update and after each one.
public record Golden(
    OracleStack stack,
    boolean unitForgetBias,
    OracleOptimizer.Rule rule,
    List<int[]> ids,
    List<int[]> targets,
    Named<GoldenTensor> tensors) {

  /// Every case, by the name of its file: the library, then the network.
  public static final List<String> CASES =
      List.of(
          "keras_poem",
          "keras_dracula",
          "keras_characters",
          "keras_lyrics",
          "keras_dense_tanh",
          "keras_no_forget_bias",
          "keras_ones",
          "keras_sgd_clipped",
          "keras_adam_clipped");

  public Golden {
    ids = List.copyOf(ids);
    targets = List.copyOf(targets);
  }

  /// Reads a case from the test resources.
  public static Golden read(String name) {
    String path = "/dev/longhand/golden/" + name + ".json";
    try (InputStream stream = Golden.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("no golden file " + path);
      }
      return of(JsonMapper.shared().readTree(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The tensors whose names begin so, as matrices by the rest of their names: `initial/`,
  /// `gradient/`, `after/`, `initial_state/`, `state_gradient/`, `final_state/`.
  public Named<double[][]> matricesUnder(String prefix) {
    return tensors.under(prefix).map(GoldenTensor::matrix);
  }

  /// The ids as the oracle takes them, [B, T].
  public int[][] idRows() {
    return ids.stream().map(int[]::clone).toArray(int[][]::new);
  }

  /// The targets as the oracle takes them, [B, T] or [B, 1].
  public int[][] targetRows() {
    return targets.stream().map(int[]::clone).toArray(int[][]::new);
  }

  private static Golden of(JsonNode file) {
    SequencedMap<String, GoldenTensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : file.get("tensors").properties()) {
      tensors.put(entry.getKey(), tensor(entry.getValue()));
    }
    List<JsonNode> layers = file.get("layers").valueStream().toList();
    return new Golden(
        new OracleStack(
            file.get("vocabulary").intValue(), layers.stream().map(Golden::layer).toList()),
        layers.stream().allMatch(layer -> layer.path("unit_forget_bias").asBoolean(true)),
        rule(file.get("optimizer")),
        rows(file.get("ids")),
        rows(file.get("targets")),
        new Named<>(tensors));
  }

  private static GoldenTensor tensor(JsonNode tensor) {
    JsonNode numbers = tensor.get("values");
    float[] values = new float[numbers.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) numbers.get(index).doubleValue();
    }
    return new GoldenTensor(
        tensor.get("shape").valueStream().map(JsonNode::intValue).toList(),
        values,
        tensor.get("rounding").doubleValue());
  }

  private static OracleLayer layer(JsonNode layer) {
    String kind = layer.get("kind").stringValue();
    return switch (kind) {
      case "one_hot" -> new OracleLayer.OneHot();
      case "scaled_id" -> new OracleLayer.ScaledId();
      case "embedding" -> new OracleLayer.Embedding(layer.get("width").intValue());
      case "lstm" ->
          new OracleLayer.Recurrent(
              new OracleCell.Lstm(layer.get("units").intValue()), positions(layer));
      case "dense" -> new OracleLayer.Dense(layer.get("units").intValue(), activation(layer));
      case "dropout" -> inactiveDropout(layer.get("rate").doubleValue());
      default -> throw new IllegalArgumentException("unknown layer " + kind);
    };
  }

  private static OracleLayer inactiveDropout(double rate) {
    if (rate != 0) {
      throw new IllegalArgumentException("Keras's masks are not stored, so the rate must be 0");
    }
    return new OracleLayer.Dropout(List.of());
  }

  private static OracleLayer.Positions positions(JsonNode layer) {
    String output = layer.get("output").stringValue();
    return switch (output) {
      case "last" -> OracleLayer.Positions.LAST;
      case "every" -> OracleLayer.Positions.EVERY;
      default -> throw new IllegalArgumentException("unknown output " + output);
    };
  }

  private static OracleLayer.Activation activation(JsonNode layer) {
    String activation = layer.get("activation").stringValue();
    return switch (activation) {
      case "linear" -> OracleLayer.Activation.LINEAR;
      case "relu" -> OracleLayer.Activation.RELU;
      case "tanh" -> OracleLayer.Activation.TANH;
      default -> throw new IllegalArgumentException("unknown activation " + activation);
    };
  }

  private static OracleOptimizer.Rule rule(JsonNode rule) {
    String kind = rule.get("kind").stringValue();
    double rate = rule.get("learning_rate").doubleValue();
    double norm = rule.path("global_clipnorm").asDouble(Double.POSITIVE_INFINITY);
    return switch (kind) {
      case "sgd" -> new OracleOptimizer.Rule.Sgd(rate, norm);
      case "adam" ->
          new OracleOptimizer.Rule.Adam(
              rate,
              rule.get("beta_1").doubleValue(),
              rule.get("beta_2").doubleValue(),
              rule.get("epsilon").doubleValue(),
              norm);
      default -> throw new IllegalArgumentException("unknown optimizer " + kind);
    };
  }

  private static List<int[]> rows(JsonNode rows) {
    return rows.valueStream()
        .map(row ->
            row.isArray()
                ? row.valueStream().mapToInt(JsonNode::intValue).toArray()
                : new int[] {row.intValue()})
        .toList();
  }
}
