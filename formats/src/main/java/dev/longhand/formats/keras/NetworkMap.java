package dev.longhand.formats.keras;

import dev.longhand.nn.layer.DenseConfig;
import dev.longhand.nn.layer.DenseConfig.Activation;
import dev.longhand.nn.layer.DropoutConfig;
import dev.longhand.nn.layer.EmbeddingConfig;
import dev.longhand.nn.layer.LayerConfig;
import dev.longhand.nn.layer.LayerNormConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Layers of Keras as ours, one after another. Mutable, for one model.
final class NetworkMap {
  private final CellMap cells;
  private final List<Mapped> mapped = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private Optional<InputShape> input = Optional.empty();
  private boolean masked;
  private boolean sequences; // whether the last recurrent layer gives every step
  private boolean readsBack; // whether it reads from both ends

  /// A layer, and which of Keras's it is.
  ///
  /// @param place of Keras's among all of the model
  record Mapped(LayerConfig layer, KerasLayer source, int place) {}

  /// How many steps there are, none for any number, and how wide a step is, none for ids.
  record InputShape(OptionalInt steps, OptionalInt width) {}

  NetworkMap(int version) {
    cells = new CellMap(version);
  }

  /// Takes the next layer.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_KERAS_LAYER` when there is nothing for it
  void add(KerasLayer layer, int place) {
    if (input.isEmpty()) {
      layer.inputShape().ifPresent(shape -> input = Optional.of(inputOf(layer, shape)));
    }
    switch (layer.kind()) {
      case "InputLayer" -> {}
      case "Embedding" -> {
        masked = layer.flag("mask_zero", false);
        int vocabulary = layer.count("input_dim");
        put(new EmbeddingConfig(vocabulary, layer.count("output_dim")), layer, place);
      }
      case "LSTM", "GRU", "SimpleRNN" -> {
        requireForward(layer);
        noteDropout(layer, place);
        put(cells.cell(layer), layer, place);
        sequences = layer.flag("return_sequences", false);
        readsBack = false;
      }
      case "Bidirectional" -> {
        KerasLayer inner = layer.inner("layer").orElse(layer);
        requireForward(inner);
        noteDropout(inner, place);
        put(cells.both(layer), layer, place);
        sequences = inner.flag("return_sequences", false);
        readsBack = true;
      }
      case "TimeDistributed" -> {
        KerasLayer inner = layer.inner("layer").orElse(layer);
        if (!inner.kind().equals("Dense")) {
          throw Refusal.layer(layer, "only a Dense layer is taken at every step", "rebuild it");
        }
        put(dense(inner), inner, place);
      }
      case "Dense" -> put(dense(layer), layer, place);
      case "Activation", "Softmax", "ReLU" -> activate(layer);
      case "Dropout", "SpatialDropout1D", "GaussianDropout" -> drop(layer, place);
      case "LayerNormalization" ->
          put(new LayerNormConfig(layer.number("epsilon", 1e-3)), layer, place);
      case "Lambda" ->
          throw Refusal.layer(
              layer,
              "it holds Python code; no code of a model file is ever run",
              "rebuild the model in Keras without it");
      default ->
          throw Refusal.layer(
              layer,
              "there is nothing for such a layer here",
              "Embedding, LSTM, GRU, SimpleRNN, Bidirectional, Dense, TimeDistributed(Dense),"
                  + " Dropout, Activation and LayerNormalization can be taken over");
    }
  }

  private static InputShape inputOf(KerasLayer layer, int[] shape) {
    OptionalInt steps = shape[0] > 0 ? OptionalInt.of(shape[0]) : OptionalInt.empty();
    OptionalInt width = shape.length > 1 ? OptionalInt.of(shape[1]) : OptionalInt.empty();
    if (shape.length > 2) {
      throw Refusal.layer(layer, "its input has more than steps and features", "rebuild it");
    }
    return new InputShape(steps, width);
  }

  private void put(LayerConfig layer, KerasLayer source, int place) {
    mapped.add(new Mapped(layer, source, place));
  }

  private static void requireForward(KerasLayer layer) {
    for (String key : new String[] {"go_backwards", "return_state"}) {
      if (layer.flag(key, false)) {
        throw Refusal.layer(layer, "it has " + key, "rebuild it without");
      }
    }
  }

  /// What a cell drops of its input is a layer in front of it here.
  private void noteDropout(KerasLayer layer, int place) {
    double rate = layer.number("dropout", 0);
    if (rate > 0 && !mapped.isEmpty()) {
      put(new DropoutConfig(rate, DropoutConfig.Mask.EACH_SEQUENCE), layer, place);
    } else if (rate > 0) {
      notices.add("the dropout in front of layer '" + layer.name() + "' is left out");
    }
    if (layer.number("recurrent_dropout", 0) > 0) {
      notices.add("the recurrent dropout of layer '" + layer.name() + "' is left out");
    }
  }

  private void drop(KerasLayer layer, int place) {
    double rate = layer.number("rate", 0);
    if (mapped.isEmpty()) {
      notices.add("the dropout '" + layer.name() + "' in front of everything is left out");
    } else if (layer.kind().equals("SpatialDropout1D")) {
      put(new DropoutConfig(rate, DropoutConfig.Mask.EACH_SEQUENCE), layer, place);
    } else {
      put(new DropoutConfig(rate), layer, place);
    }
  }

  private static DenseConfig dense(KerasLayer layer) {
    return new DenseConfig(layer.count("units"), activation(layer, "activation"));
  }

  private static Activation activation(KerasLayer layer, String key) {
    return switch (layer.text(key, "linear")) {
      case "linear" -> Activation.LINEAR;
      case "relu" -> Activation.RELU;
      case "tanh" -> Activation.TANH;
      case "softmax" -> Activation.SOFTMAX;
      default ->
          throw Refusal.layer(
              layer,
              "its activation is " + Refusal.shown(layer.text(key, "linear")),
              "linear, relu, tanh and softmax can be taken over");
    };
  }

  /// Gives its activation to the dense layer in front.
  private void activate(KerasLayer layer) {
    Activation wanted =
        switch (layer.kind()) {
          case "Softmax" -> Activation.SOFTMAX;
          case "ReLU" -> Activation.RELU;
          default -> activation(layer, "activation");
        };
    if (wanted == Activation.LINEAR) {
      return;
    }
    if (mapped.isEmpty()
        || !(mapped.getLast().layer() instanceof DenseConfig dense)
        || dense.activation() != Activation.LINEAR) {
      throw Refusal.layer(
          layer, "it stands behind no Dense layer without activation", "move it into that layer");
    }
    Mapped last = mapped.removeLast();
    put(new DenseConfig(dense.units(), wanted), last.source(), last.place());
  }

  List<Mapped> mapped() {
    return List.copyOf(mapped);
  }

  List<String> notices() {
    return List.copyOf(notices);
  }

  Optional<InputShape> input() {
    return input;
  }

  boolean masked() {
    return masked;
  }

  boolean sequences() {
    return sequences;
  }

  boolean readsBack() {
    return readsBack;
  }
}
