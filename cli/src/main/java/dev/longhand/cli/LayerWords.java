package dev.longhand.cli;

import dev.longhand.nn.layer.BidirectionalConfig;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Layers in words. Mutable, for one layer.
final class LayerWords {
  private final List<String> words = new ArrayList<>();

  private LayerWords() {}

  /// The size of a layer in little room: `256`, with a projection `256 -> 64`.
  static String size(LayerConfig layer, int outputWidth) {
    return layer instanceof RecurrentConfig cell && cell.recurrence().projection().isPresent()
        ? cell.units() + " -> " + outputWidth
        : Integer.toString(outputWidth);
  }

  /// What a layer has besides its width that not every layer of its kind has, such as `peepholes,
  /// coupled gates`; empty for a plain one.
  static String special(LayerConfig layer) {
    var found = new LayerWords();
    found.add(layer);
    return String.join(", ", found.words);
  }

  private void add(LayerConfig layer) {
    switch (layer) {
      case RecurrentConfig cell -> add(cell);
      case BidirectionalConfig both -> {
        words.add(name(both.merge()) + " of " + both.cell().kind() + " " + both.cell().units());
        add(both.cell());
      }
      case EmbeddingConfig embedding -> addRate("dropout", embedding.dropout());
      case DropoutConfig dropout -> {
        addRate("rate", dropout.rate());
        addIf(dropout.mask() == Mask.EACH_SEQUENCE, "one mask a sequence");
      }
      case DenseConfig dense -> {
        boolean bent =
            dense.activation() == Activation.RELU || dense.activation() == Activation.TANH;
        addIf(bent, name(dense.activation()));
        addIf(dense.kernel() == Kernel.TIED, "tied to the embedding");
      }
      case LayerNormConfig layerNorm -> {}
      case OneHotConfig oneHot -> {}
      case ScaledIdConfig scaledId -> {}
    }
  }

  private void add(RecurrentConfig cell) {
    switch (cell) {
      case LstmConfig lstm -> {
        addIf(lstm.peepholes() == Peepholes.PRESENT, "peepholes");
        addIf(lstm.inputForget() == InputForget.COUPLED, "coupled gates");
        addIf(
            lstm.inputForget() == InputForget.SEPARATE && lstm.forgetBias() == ForgetBias.ZERO,
            "forget bias zero");
        addIf(lstm.cellNorm() == CellNorm.LAYER, "normalised inside");
        addGates(lstm.gateActivation());
      }
      case GruConfig gru -> {
        addIf(gru.reset() == Reset.BEFORE, "reset before");
        addGates(gru.gateActivation());
      }
      case SimpleRnnConfig simpleRnn ->
          addIf(
              simpleRnn.activation() == SimpleRnnConfig.Activation.RELU,
              name(simpleRnn.activation()));
    }
    add(cell, cell.recurrence());
  }

  private void add(RecurrentConfig cell, Recurrence recurrence) {
    if (recurrence.projection().isPresent()) {
      Projection projection = recurrence.projection().get();
      words.add(
          cell.units()
              + " units projected to "
              + projection.units()
              + (projection.bias() == Bias.PRESENT ? " with a bias" : ""));
    }
    addRate("recurrent dropout", recurrence.dropout());
    addRate("weight drop", recurrence.weightDrop());
  }

  private void addGates(GateActivation activation) {
    addIf(activation != GateActivation.SIGMOID, name(activation));
  }

  private void addRate(String what, double rate) {
    addIf(rate > 0, what + " " + rate);
  }

  private void addIf(boolean there, String what) {
    if (there) {
      words.add(what);
    }
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
