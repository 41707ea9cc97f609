package dev.longhand.modelfile;

import dev.longhand.error.ErrorCode;
import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.CellNorm;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.LstmConfig.InputForget;
import dev.longhand.nn.layer.LstmConfig.Peepholes;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// One layer of the network as a model file describes it.
///
/// A setting that only some layers have is left out where it is the usual one: so files of before
/// it was there are read, and written, as they always were.
final class LayerDocument {
  private static final String KIND = "kind";
  private static final String UNITS = "units";

  private LayerDocument() {}

  static void write(LayerConfig layer, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty(KIND, layer.kind());
    switch (layer) {
      case EmbeddingConfig embedding -> {
        json.writeNumberProperty("vocabulary", embedding.vocabulary());
        json.writeNumberProperty("width", embedding.width());
        writeRate("dropout", embedding.dropout(), json);
      }
      case OneHotConfig oneHot -> json.writeNumberProperty("vocabulary", oneHot.vocabulary());
      case ScaledIdConfig scaledId -> json.writeNumberProperty("vocabulary", scaledId.vocabulary());
      case RecurrentConfig cell -> writeCell(cell, json);
      case BidirectionalConfig bidirectional -> {
        json.writeStringProperty("merge", Constants.name(bidirectional.merge()));
        json.writeName("cell");
        write(bidirectional.cell(), json);
      }
      case LayerNormConfig layerNorm -> json.writeNumberProperty("epsilon", layerNorm.epsilon());
      case DenseConfig dense -> {
        json.writeNumberProperty(UNITS, dense.units());
        json.writeStringProperty("activation", Constants.name(dense.activation()));
        writeUnless(Kernel.OWN, "kernel", dense.kernel(), json);
      }
      case DropoutConfig dropout -> {
        json.writeNumberProperty("rate", dropout.rate());
        writeUnless(Mask.EACH_STEP, "mask", dropout.mask(), json);
      }
    }
    json.writeEndObject();
  }

  private static void writeCell(RecurrentConfig cell, JsonGenerator json) {
    json.writeNumberProperty(UNITS, cell.units());
    switch (cell) {
      case LstmConfig lstm -> {
        json.writeStringProperty("forget_bias", Constants.name(lstm.forgetBias()));
        writeUnless(InputForget.SEPARATE, "gates", lstm.inputForget(), json);
        writeUnless(Peepholes.ABSENT, "peepholes", lstm.peepholes(), json);
        writeUnless(GateActivation.SIGMOID, "gate_activation", lstm.gateActivation(), json);
        writeUnless(CellNorm.NONE, "cell_norm", lstm.cellNorm(), json);
      }
      case GruConfig gru -> {
        json.writeStringProperty("reset", Constants.name(gru.reset()));
        writeUnless(GateActivation.SIGMOID, "gate_activation", gru.gateActivation(), json);
      }
      case SimpleRnnConfig simpleRnn ->
          json.writeStringProperty("activation", Constants.name(simpleRnn.activation()));
    }
    write(cell.recurrence(), json);
  }

  private static void write(Recurrence recurrence, JsonGenerator json) {
    if (recurrence.projection().isPresent()) {
      Projection projection = recurrence.projection().get();
      json.writeName("projection");
      json.writeStartObject();
      json.writeNumberProperty(UNITS, projection.units());
      json.writeStringProperty("bias", Constants.name(projection.bias()));
      json.writeEndObject();
    }
    writeRate("recurrent_dropout", recurrence.dropout(), json);
    writeRate("weight_drop", recurrence.weightDrop(), json);
  }

  private static <E extends Enum<E>> void writeUnless(
      E usual, String name, E constant, JsonGenerator json) {
    if (constant != usual) {
      json.writeStringProperty(name, Constants.name(constant));
    }
  }

  private static void writeRate(String name, double rate, JsonGenerator json) {
    if (rate != 0) {
      json.writeNumberProperty(name, rate);
    }
  }

  static LayerConfig read(Document layer) {
    return layer.accepted(() -> layer(layer));
  }

  private static LayerConfig layer(Document layer) {
    String kind = layer.text(KIND);
    return switch (kind) {
      case "embedding" ->
          new EmbeddingConfig(
              layer.count("vocabulary"), layer.count("width"), rate(layer, "dropout"));
      case "one_hot" -> new OneHotConfig(layer.count("vocabulary"));
      case "scaled_id" -> new ScaledIdConfig(layer.count("vocabulary"));
      case "lstm" -> lstm(layer);
      case "gru" -> gru(layer);
      case "simple_rnn" -> simpleRnn(layer);
      case "bidirectional" ->
          new BidirectionalConfig(
              cell(layer.object("cell")), Constants.read(layer, "merge", List.of(Merge.values())));
      case "layer_norm" -> new LayerNormConfig(layer.number("epsilon"));
      case "dense" ->
          new DenseConfig(
              layer.count(UNITS),
              Constants.read(layer, "activation", List.of(Activation.values())),
              orFirst(layer, "kernel", List.of(Kernel.values())));
      case "dropout" ->
          new DropoutConfig(layer.number("rate"), orFirst(layer, "mask", List.of(Mask.values())));
      default -> throw unknown(layer, kind);
    };
  }

  private static RuntimeException unknown(Document layer, String kind) {
    return layer.refuse(
        ErrorCode.MODEL_VERSION,
        KIND,
        "is " + FilePlace.quoted(kind) + ", a layer that this Longhand does not know",
        Constants.UPGRADE);
  }

  private static RecurrentConfig cell(Document document) {
    LayerConfig layer = read(document);
    if (layer instanceof RecurrentConfig cell) {
      return cell;
    }
    throw new IllegalArgumentException("the cell of a bidirectional layer is " + layer.kind());
  }

  private static LstmConfig lstm(Document layer) {
    return new LstmConfig(
        layer.count(UNITS),
        Constants.read(layer, "forget_bias", List.of(ForgetBias.values())),
        orFirst(layer, "gates", List.of(InputForget.values())),
        orFirst(layer, "peepholes", List.of(Peepholes.values())),
        orFirst(layer, "gate_activation", List.of(GateActivation.values())),
        orFirst(layer, "cell_norm", List.of(CellNorm.values())),
        recurrence(layer));
  }

  private static GruConfig gru(Document layer) {
    return new GruConfig(
        layer.count(UNITS),
        Constants.read(layer, "reset", List.of(Reset.values())),
        orFirst(layer, "gate_activation", List.of(GateActivation.values())),
        recurrence(layer));
  }

  private static SimpleRnnConfig simpleRnn(Document layer) {
    return new SimpleRnnConfig(
        layer.count(UNITS),
        Constants.read(layer, "activation", List.of(SimpleRnnConfig.Activation.values())),
        recurrence(layer));
  }

  private static Recurrence recurrence(Document layer) {
    return new Recurrence(
        layer.has("projection") ? Optional.of(projection(layer)) : Optional.empty(),
        rate(layer, "recurrent_dropout"),
        rate(layer, "weight_drop"));
  }

  private static Projection projection(Document layer) {
    Document projection = layer.object("projection");
    return new Projection(
        projection.count(UNITS), Constants.read(projection, "bias", List.of(Bias.values())));
  }

  /// What a setting says; the first constant, which is the usual one, where it is left out.
  private static <E extends Enum<E>> E orFirst(Document layer, String name, List<E> constants) {
    return layer.has(name) ? Constants.read(layer, name, constants) : constants.getFirst();
  }

  private static double rate(Document layer, String name) {
    return layer.optionalNumber(name).orElse(0);
  }
}
