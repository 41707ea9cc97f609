package dev.longhand.recipe;

import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Kernel;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.DropoutConfig.Mask;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.GruConfig.Reset;
import dev.longhand.nn.layer.InitialiserConfig;
import dev.longhand.nn.layer.Initialisers;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.CellNorm;
import dev.longhand.nn.layer.LstmConfig.InputForget;
import dev.longhand.nn.layer.LstmConfig.Peepholes;
import dev.longhand.nn.layer.OneHotConfig;
import dev.longhand.nn.layer.Projection;
import dev.longhand.nn.layer.Projection.Bias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.ScaledIdConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;

/// Writes a network as the group `model` of a recipe. A setting of a layer stands there where it is
/// not the usual one, so that what people read is what is special.
final class NetworkWriter {
  private static final int LAYERS = 2; // depth of the list's dashes

  private final YamlText yaml;

  private NetworkWriter(YamlText yaml) {
    this.yaml = yaml;
  }

  static void write(NetworkSettings model, YamlText yaml) {
    new NetworkWriter(yaml).write(model);
  }

  private void write(NetworkSettings model) {
    yaml.heading("model", "a dense softmax over the vocabulary ends it");
    yaml.group(1, "input");
    yaml.line(2, "kind", model.input().kind());
    switch (model.input()) {
      case InputCoding.Embedding embedding -> {
        yaml.line(2, "width", embedding.width());
        yaml.lineAboveZero(2, Setting.EMBEDDING_DROPOUT, embedding.dropout());
      }
      case InputCoding.OneHot oneHot -> {}
      case InputCoding.ScaledId scaledId -> {}
    }
    yaml.group(1, "layers");
    for (LayerConfig layer : model.layers()) {
      yaml.element(LAYERS, "kind", layer.kind());
      settings(LAYERS + 1, layer);
    }
    yaml.constantUnless(Kernel.OWN, 1, "output", model.output());
    initialisers(model.initialisers());
  }

  private void initialisers(Initialisers initialisers) {
    Initialisers usual = Initialisers.DEFAULTS;
    if (initialisers.equals(usual)) {
      return;
    }
    if (initialisers.equals(Initialisers.ofWeights(initialisers.kernel()))) {
      yaml.line(1, "initialisers", initialisers.kernel().text());
      return;
    }
    yaml.group(1, "initialisers");
    initialiserUnless(usual.embedding(), "embedding", initialisers.embedding());
    initialiserUnless(usual.kernel(), "kernel", initialisers.kernel());
    initialiserUnless(usual.recurrentKernel(), "recurrent_kernel", initialisers.recurrentKernel());
    initialiserUnless(usual.bias(), "bias", initialisers.bias());
  }

  private void initialiserUnless(
      InitialiserConfig usual, String key, InitialiserConfig initialiser) {
    if (!initialiser.equals(usual)) {
      yaml.line(2, key, initialiser.text());
    }
  }

  private void settings(int depth, LayerConfig layer) {
    switch (layer) {
      case RecurrentConfig cell -> cell(depth, cell);
      case BidirectionalConfig bidirectional -> {
        yaml.constant(depth, "merge", bidirectional.merge());
        yaml.group(depth, "cell");
        yaml.line(depth + 1, "kind", bidirectional.cell().kind());
        cell(depth + 1, bidirectional.cell());
      }
      case LayerNormConfig layerNorm -> yaml.line(depth, Setting.EPSILON, layerNorm.epsilon());
      case DenseConfig dense -> {
        yaml.line(depth, "units", dense.units());
        yaml.constant(depth, "activation", dense.activation());
      }
      case DropoutConfig dropout -> {
        yaml.line(depth, Setting.DROPOUT, dropout.rate());
        yaml.constantUnless(Mask.EACH_STEP, depth, "mask", dropout.mask());
      }
      case EmbeddingConfig embedding -> {} // no recipe has one here
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  private void cell(int depth, RecurrentConfig cell) {
    yaml.line(depth, "units", cell.units());
    switch (cell) {
      case LstmConfig lstm -> lstm(depth, lstm);
      case GruConfig gru -> {
        yaml.constantUnless(Reset.AFTER, depth, "reset", gru.reset());
        gates(depth, gru.gateActivation());
      }
      case SimpleRnnConfig simpleRnn ->
          yaml.constantUnless(
              SimpleRnnConfig.Activation.TANH, depth, "activation", simpleRnn.activation());
    }
    recurrence(depth, cell.recurrence());
  }

  private void lstm(int depth, LstmConfig lstm) {
    yaml.constantUnless(
        NetworkReader.usualForgetBias(lstm.inputForget()), depth, "forget_bias", lstm.forgetBias());
    yaml.constantUnless(InputForget.SEPARATE, depth, "gates", lstm.inputForget());
    yaml.constantUnless(Peepholes.ABSENT, depth, "peepholes", lstm.peepholes());
    gates(depth, lstm.gateActivation());
    yaml.constantUnless(CellNorm.NONE, depth, "cell_norm", lstm.cellNorm());
  }

  private void gates(int depth, GateActivation activation) {
    yaml.constantUnless(GateActivation.SIGMOID, depth, "gate_activation", activation);
  }

  private void recurrence(int depth, Recurrence recurrence) {
    recurrence.projection().ifPresent(projection -> projection(depth, projection));
    yaml.lineAboveZero(depth, Setting.RECURRENT_DROPOUT, recurrence.dropout());
    yaml.lineAboveZero(depth, Setting.WEIGHT_DROP, recurrence.weightDrop());
  }

  private void projection(int depth, Projection projection) {
    String key = Setting.PROJECTION.key();
    switch (projection.bias()) {
      case ABSENT -> yaml.line(depth, key, projection.units());
      case PRESENT -> {
        yaml.group(depth, key);
        yaml.line(depth + 1, "units", projection.units());
        yaml.constant(depth + 1, "bias", Bias.PRESENT);
      }
    }
  }
}
