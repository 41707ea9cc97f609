package dev.longhand.train.optimizer;

import dev.longhand.nn.oracle.GoldenTensor;
import dev.longhand.nn.oracle.Named;
import dev.longhand.train.optimizer.OptimizerConfig.Adagrad;
import dev.longhand.train.optimizer.OptimizerConfig.Adam;
import dev.longhand.train.optimizer.OptimizerConfig.AveragedSgd;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp;
import dev.longhand.train.optimizer.OptimizerConfig.RmsProp.Centering;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd;
import dev.longhand.train.optimizer.OptimizerConfig.Sgd.Nesterov;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A golden file of updates or of schedules; `tools/golden/README.md` describes the fields.
///
/// @param cases the settings of each case by its name
public record UpdateGolden(Named<JsonNode> cases, Named<GoldenTensor> tensors) {

  /// Reads a file of the test resources.
  public static UpdateGolden read(String name) {
    String path = "/dev/longhand/train/golden/" + name + ".json";
    try (InputStream in = UpdateGolden.class.getResourceAsStream(path)) {
      JsonNode file = JsonMapper.shared().readTree(Objects.requireNonNull(in, path));
      return new UpdateGolden(
          named(file.get("cases")), named(file.get("tensors")).map(GoldenTensor::of));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Named<JsonNode> named(JsonNode object) {
    SequencedMap<String, JsonNode> byName = new LinkedHashMap<>();
    object.properties().forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
    return new Named<>(byName);
  }

  /// What a case does; whatever its settings leave out has our default.
  UpdateRule rule(String name) {
    JsonNode settings = cases.get(name);
    double decay = settings.path("weight_decay").asDouble(usualDecay(kind(settings)));
    return new UpdateRule(
        optimizer(settings), clipping(settings), settings.path("l2").asDouble(0), decay);
  }

  private static String kind(JsonNode settings) {
    return settings.get("kind").stringValue();
  }

  private static double usualDecay(String kind) {
    return kind.equals("adamw") ? UpdateRule.ADAMW_WEIGHT_DECAY : 0;
  }

  /// The learning rate of an update, from 0: `rates` is the factor of three updates.
  double rate(String name, int update) {
    double share = cases.get(name).path("rates").asDouble(1);
    return rule(name).optimizer().rate() * StrictMath.pow(share, update / 3.0);
  }

  private static OptimizerConfig optimizer(JsonNode settings) {
    OptimizerConfig defaults =
        switch (kind(settings)) {
          case "sgd" -> sgd(settings);
          case "rmsprop" -> rmsProp(settings);
          case "adagrad" -> adagrad(settings);
          case "adam", "adamw" -> adam(settings);
          case "asgd" -> AveragedSgd.DEFAULTS;
          default -> throw new IllegalArgumentException("unknown optimizer " + kind(settings));
        };
    return defaults.withRate(settings.path("learning_rate").asDouble(defaults.rate()));
  }

  private static Sgd sgd(JsonNode settings) {
    Sgd defaults = Sgd.DEFAULTS;
    return new Sgd(
        defaults.rate(),
        settings.path("momentum").asDouble(defaults.momentum()),
        settings.path("nesterov").asBoolean(false) ? Nesterov.ON : defaults.nesterov());
  }

  private static RmsProp rmsProp(JsonNode settings) {
    RmsProp defaults = RmsProp.DEFAULTS;
    return new RmsProp(
        defaults.rate(),
        settings.path("rho").asDouble(defaults.decay()),
        settings.path("momentum").asDouble(defaults.momentum()),
        settings.path("epsilon").asDouble(defaults.epsilon()),
        settings.path("centered").asBoolean(false) ? Centering.ON : defaults.centering());
  }

  private static Adagrad adagrad(JsonNode settings) {
    Adagrad defaults = Adagrad.DEFAULTS;
    return new Adagrad(
        defaults.rate(),
        settings.path("initial_accumulator_value").asDouble(defaults.initialAccumulator()),
        settings.path("epsilon").asDouble(defaults.epsilon()));
  }

  private static Adam adam(JsonNode settings) {
    Adam defaults = Adam.DEFAULTS;
    return new Adam(
        defaults.rate(),
        settings.path("beta_1").asDouble(defaults.meanDecay()),
        settings.path("beta_2").asDouble(defaults.varianceDecay()),
        settings.path("epsilon").asDouble(defaults.epsilon()));
  }

  private static Clipping clipping(JsonNode settings) {
    if (settings.has("clipvalue")) {
      return new Clipping.Value(settings.get("clipvalue").doubleValue());
    }
    return settings.has("global_clipnorm")
        ? new Clipping.Norm(settings.get("global_clipnorm").doubleValue())
        : new Clipping.None();
  }
}
