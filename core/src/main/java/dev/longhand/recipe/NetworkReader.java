package dev.longhand.recipe;

import dev.longhand.error.ErrorCode;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.InitialiserConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.CellNorm;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.LstmConfig.InputForget;
import dev.longhand.nn.layer.LstmConfig.Peepholes;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a network, the group `model` of a recipe. For one recipe.
final class NetworkReader {
  private static final List<String> CELLS = List.of("lstm", "gru", "simple_rnn");
  private static final List<String> LAYERS =
      List.of("lstm", "gru", "simple_rnn", "bidirectional", "layer_norm", "dense", "dropout");
  private static final String INITIALISERS = "initialisers";
  private static final LayerConfig ANY_LAYER = new LstmConfig(1);

  private final RecipeSection section;
  private final RecipeProblems problems;

  private NetworkReader(RecipeSection section, RecipeProblems problems) {
    this.section = section;
    this.problems = problems;
  }

  static Optional<NetworkSettings> read(RecipeSection section, RecipeProblems problems) {
    return new NetworkReader(section, problems).read();
  }

  private Optional<NetworkSettings> read() {
    InputCoding input = input(section.section("input"));
    List<LayerConfig> layers = layers();
    Kernel output = section.constant("output", List.of(Kernel.values()), Kernel.OWN);
    Initialisers initialisers = initialisers();
    section.finish();
    return problems.accepted(
        section.line("layers"), () -> new NetworkSettings(input, layers, output, initialisers));
  }

  /// One initialiser for all weights, or a group with one for each role.
  private Initialisers initialisers() {
    Initialisers usual = Initialisers.DEFAULTS;
    Optional<YamlNode> value = section.value(INITIALISERS);
    if (value.isEmpty()) {
      return usual;
    }
    if (!(value.get() instanceof YamlNode.Mapping)) {
      return Initialisers.ofWeights(initialiser(section, INITIALISERS, usual.kernel()));
    }
    RecipeSection roles = section.section(INITIALISERS);
    var initialisers =
        new Initialisers(
            initialiser(roles, "embedding", usual.embedding()),
            initialiser(roles, "kernel", usual.kernel()),
            initialiser(roles, "recurrent_kernel", usual.recurrentKernel()),
            initialiser(roles, "bias", usual.bias()));
    roles.finish();
    return initialisers;
  }

  private InitialiserConfig initialiser(
      RecipeSection group, String key, InitialiserConfig otherwise) {
    String text = group.text(key, otherwise.text());
    Optional<InitialiserConfig> named = InitialiserConfig.parse(text);
    if (named.isEmpty()) {
      problems.add(
          ErrorCode.USAGE_VALUE,
          group.line(key),
          key
              + " is "
              + RecipeReader.quoted(text)
              + "; it must be one of "
              + InitialiserConfig.FORMS,
          "write " + key + ": uniform:0.08");
    }
    return named.orElse(otherwise);
  }

  private static InputCoding input(RecipeSection section) {
    String kind = section.choice("kind", List.of("embedding", "one_hot", "scaled_id"));
    InputCoding input =
        switch (kind) {
          case "one_hot" -> new InputCoding.OneHot();
          case "scaled_id" -> new InputCoding.ScaledId();
          default ->
              new InputCoding.Embedding(
                  section.count(Setting.WIDTH), section.number(Setting.EMBEDDING_DROPOUT, 0));
        };
    section.finish();
    return input;
  }

  private List<LayerConfig> layers() {
    var layers = new ArrayList<LayerConfig>();
    YamlNode listed = section.value("layers").orElse(new YamlNode.Empty(section.line()));
    if (listed instanceof YamlNode.Sequence sequence) {
      for (YamlNode element : sequence.elements()) {
        String path = "model.layers[" + layers.size() + "]";
        layers.add(layer(RecipeSection.of(path, element, problems)));
      }
      return layers;
    }
    if (!section.absent()) {
      section.problem(
          listed.line(),
          "model.layers is " + listed.described() + ", not a list",
          "add 'layers:' and lines such as '- kind: lstm' with 'units: 256' under it");
    }
    return List.of(ANY_LAYER);
  }

  private LayerConfig layer(RecipeSection layer) {
    String kind = layer.choice("kind", LAYERS);
    LayerConfig config =
        switch (kind) {
          case "bidirectional" -> bidirectional(layer);
          case "layer_norm" ->
              new LayerNormConfig(
                  layer.number(Setting.EPSILON, LayerNormConfig.DEFAULTS.epsilon()));
          case "dropout" ->
              new DropoutConfig(
                  layer.number(Setting.DROPOUT, 0.5),
                  layer.constant("mask", List.of(Mask.values()), Mask.EACH_STEP));
          case "dense" ->
              new DenseConfig(
                  layer.count(Setting.UNITS),
                  layer.constant(
                      "activation",
                      List.of(Activation.LINEAR, Activation.RELU, Activation.TANH),
                      Activation.LINEAR));
          default -> cell(kind, layer);
        };
    layer.finish();
    return config;
  }

  private BidirectionalConfig bidirectional(RecipeSection layer) {
    Merge merge = layer.constant("merge", List.of(Merge.values()), Merge.CONCAT);
    RecipeSection both = layer.section("cell");
    RecurrentConfig cell = cell(both.choice("kind", CELLS), both);
    both.finish();
    return new BidirectionalConfig(cell, merge);
  }

  private RecurrentConfig cell(String kind, RecipeSection cell) {
    return switch (kind) {
      case "gru" -> gru(cell);
      case "simple_rnn" ->
          new SimpleRnnConfig(
              cell.count(Setting.UNITS),
              cell.constant(
                  "activation",
                  List.of(SimpleRnnConfig.Activation.values()),
                  SimpleRnnConfig.Activation.TANH),
              recurrence(cell));
      default -> lstm(cell);
    };
  }

  private LstmConfig lstm(RecipeSection cell) {
    int units = cell.count(Setting.UNITS);
    InputForget gates = cell.constant("gates", List.of(InputForget.values()), InputForget.SEPARATE);
    ForgetBias usual = usualForgetBias(gates);
    ForgetBias forgetBias = cell.constant("forget_bias", List.of(ForgetBias.values()), usual);
    if (gates == InputForget.COUPLED && forgetBias == ForgetBias.ONE) {
      problems.add(
          ErrorCode.USAGE_PAIR,
          cell.line("forget_bias"),
          "gates: coupled leave no forget gate, so there is no bias for forget_bias: one",
          "leave forget_bias out, or write gates: separate");
      forgetBias = usual;
    }
    return new LstmConfig(
        units,
        forgetBias,
        gates,
        cell.constant("peepholes", List.of(Peepholes.values()), Peepholes.ABSENT),
        gateActivation(cell),
        cell.constant("cell_norm", List.of(CellNorm.values()), CellNorm.NONE),
        recurrence(cell));
  }

  /// What the forget gate's bias begins with where a recipe does not say.
  static ForgetBias usualForgetBias(InputForget gates) {
    return switch (gates) {
      case SEPARATE -> ForgetBias.ONE;
      case COUPLED -> ForgetBias.ZERO; // it has no forget gate
    };
  }

  private GruConfig gru(RecipeSection cell) {
    int units = cell.count(Setting.UNITS);
    Reset reset = cell.constant("reset", List.of(Reset.values()), Reset.AFTER);
    GateActivation gates = gateActivation(cell);
    Recurrence recurrence = recurrence(cell);
    if (reset == Reset.BEFORE && recurrence.projection().isPresent()) {
      problems.add(
          ErrorCode.USAGE_PAIR,
          cell.line("reset"),
          "reset: before has one value for every unit, so the hidden state cannot have a"
              + " projection",
          "write reset: after, or leave projection out");
      reset = Reset.AFTER;
    }
    return new GruConfig(units, reset, gates, recurrence);
  }

  private static GateActivation gateActivation(RecipeSection cell) {
    return cell.constant(
        "gate_activation", List.of(GateActivation.values()), GateActivation.SIGMOID);
  }

  private static Recurrence recurrence(RecipeSection cell) {
    return new Recurrence(
        projection(cell),
        cell.number(Setting.RECURRENT_DROPOUT, 0),
        cell.number(Setting.WEIGHT_DROP, 0));
  }

  /// A number, or a group of units and bias.
  private static Optional<Projection> projection(RecipeSection cell) {
    Optional<YamlNode> value = cell.value(Setting.PROJECTION.key());
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof YamlNode.Mapping)) {
      int units = (int) cell.optionalNumber(Setting.PROJECTION).orElse(0);
      return units == 0 ? Optional.empty() : Optional.of(new Projection(units));
    }
    RecipeSection both = cell.section(Setting.PROJECTION.key());
    var projection =
        new Projection(
            both.count(Setting.UNITS), both.constant("bias", List.of(Bias.values()), Bias.ABSENT));
    both.finish();
    return Optional.of(projection);
  }
}
