package dev.longhand.nn.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A golden file written by another library; `tools/golden/README.md` describes the fields.
///
/// A file of {@link #FORWARD} has no rule and holds what the operator was given and what it
/// answered.
///
/// `targets` is [B, T] where the loss is at every position and [B, 1] where it is at the last;
/// `losses` are those before the first update and after each one.
public record Golden(
    OracleStack stack,
    boolean unitForgetBias,
    Optional<OracleOptimizer.Rule> rule,
    List<int[]> ids,
    List<int[]> targets,
    Named<GoldenTensor> tensors) {

  /// The networks that were trained too, by the names of their files: the library, then the case.
  public static final List<String> TRAINED =
      List.of(
          "keras_poem",
          "keras_dracula",
          "keras_characters",
          "keras_lyrics",
          "keras_dense_tanh",
          "keras_no_forget_bias",
          "keras_ones",
          "keras_sgd_clipped",
          "keras_adam_clipped",
          "keras_rnn_tanh",
          "keras_rnn_relu",
          "keras_rnn_ones",
          "keras_gru_after",
          "keras_gru_before",
          "keras_gru_initial",
          "keras_gru_after_ones",
          "keras_gru_before_ones",
          "keras_hard_sigmoid",
          "keras_hard_sigmoid_sixth",
          "keras_bidirectional_concat",
          "keras_bidirectional_sum",
          "keras_bidirectional_mul",
          "keras_bidirectional_ave",
          "keras_bidirectional_below",
          "keras_bidirectional_ones",
          "keras_layer_norm",
          "keras_dropout_off",
          "keras_mixed",
          "torch_projection",
          "torch_projection_twice",
          "torch_projection_below",
          "torch_projection_ones",
          "torch_gru",
          "torch_peepholes",
          "torch_peepholes_ones",
          "torch_peepholes_projection",
          "torch_coupled",
          "torch_coupled_peepholes",
          "torch_projection_bias",
          "torch_cell_norm",
          "torch_cell_norm_twice",
          "torch_cell_norm_peepholes",
          "torch_every_option",
          "torch_tied",
          "torch_tied_projection",
          "torch_gru_projection",
          "torch_rnn_projection");

  /// The operators that were run forward alone: no gradients, no updates.
  public static final List<String> FORWARD =
      List.of(
          "onnx_lstm",
          "onnx_lstm_peepholes",
          "onnx_lstm_coupled",
          "onnx_lstm_coupled_peepholes",
          "onnx_lstm_peepholes_wide",
          "onnx_lstm_peepholes_ones",
          "onnx_gru_after",
          "onnx_gru_before",
          "onnx_rnn_tanh",
          "onnx_rnn_relu");

  /// Every case.
  public static final List<String> CASES =
      Stream.concat(TRAINED.stream(), FORWARD.stream()).toList();

  private static final List<String> NO_RESULTS =
      List.of("initial/", "initial_state/", "after/", "losses");

  public Golden {
    ids = List.copyOf(ids);
    targets = List.copyOf(targets);
  }

  /// Reads a case from the test resources.
  public static Golden read(String name) {
    return readFrom("/dev/longhand/golden/" + name + ".json");
  }

  /// The same of a file that stands elsewhere among them.
  public static Golden readFrom(String path) {
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

  /// What a pass from the initial weights and states must find, by the names of an {@link
  /// OracleRun}: everything but what it begins with and what training leaves behind.
  public Named<GoldenTensor> results() {
    SequencedMap<String, GoldenTensor> results = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> {
      if (NO_RESULTS.stream().noneMatch(name::startsWith)) {
        results.put(name, tensor);
      }
    });
    return new Named<>(results);
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
      tensors.put(entry.getKey(), GoldenTensor.of(entry.getValue()));
    }
    JsonNode layers = file.get("layers");
    return new Golden(
        new OracleStack(file.get("vocabulary").intValue(), GoldenLayers.of(layers)),
        layers.valueStream().allMatch(layer -> layer.path("unit_forget_bias").asBoolean(true)),
        Optional.ofNullable(file.get("optimizer")).map(Golden::rule),
        rows(file.get("ids")),
        rows(file.get("targets")),
        new Named<>(tensors));
  }

  private static OracleOptimizer.Rule rule(JsonNode rule) {
    String kind = rule.get("kind").stringValue();
    double rate = rule.get("learning_rate").doubleValue();
    double norm = rule.path("global_clipnorm").asDouble(Double.POSITIVE_INFINITY);
    OracleOptimizer.Method method =
        switch (kind) {
          case "sgd" -> new OracleOptimizer.Method.Sgd(0, false);
          case "adam" ->
              new OracleOptimizer.Method.Adam(
                  rule.get("beta_1").doubleValue(),
                  rule.get("beta_2").doubleValue(),
                  rule.get("epsilon").doubleValue());
          default -> throw new IllegalArgumentException("unknown optimizer " + kind);
        };
    return OracleOptimizer.Rule.of(method, rate).withGlobalClipNorm(norm);
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
