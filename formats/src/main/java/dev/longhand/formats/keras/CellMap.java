package dev.longhand.formats.keras;

import dev.longhand.nn.layer.BidirectionalConfig;
import dev.longhand.nn.layer.BidirectionalConfig.Merge;
import dev.longhand.nn.layer.GateActivation;
import dev.longhand.nn.layer.GruConfig;
import dev.longhand.nn.layer.LstmConfig;
import dev.longhand.nn.layer.LstmConfig.ForgetBias;
import dev.longhand.nn.layer.Recurrence;
import dev.longhand.nn.layer.RecurrentConfig;
import dev.longhand.nn.layer.SimpleRnnConfig;

/// Recurrent layers of Keras as ours.
///
/// @param version of the Keras that wrote them, because its hard sigmoid changed with 3
record CellMap(int version) {
  private static final int NEW_HARD_SIGMOID = 3;
  private static final String TANH = "tanh";

  RecurrentConfig cell(KerasLayer layer) {
    return switch (layer.kind()) {
      case "LSTM" -> {
        requireTanh(layer);
        boolean one = layer.flag("unit_forget_bias", true);
        yield new LstmConfig(layer.count("units"), one ? ForgetBias.ONE : ForgetBias.ZERO)
            .withGateActivation(gates(layer));
      }
      case "GRU" -> {
        requireTanh(layer);
        boolean after = layer.flag("reset_after", false); // before Keras 2.2 there was no such key
        yield new GruConfig(layer.count("units"))
            .withReset(after ? GruConfig.Reset.AFTER : GruConfig.Reset.BEFORE)
            .withGateActivation(gates(layer));
      }
      case "SimpleRNN" ->
          new SimpleRnnConfig(layer.count("units"), activation(layer), Recurrence.PLAIN);
      default ->
          throw Refusal.layer(
              layer,
              "there is no such recurrent layer here",
              "LSTM, GRU and SimpleRNN can be taken over; rebuild the layer as one of them");
    };
  }

  /// Both directions.
  BidirectionalConfig both(KerasLayer layer) {
    KerasLayer forward = layer.inner("layer").orElse(layer);
    Merge merge =
        switch (layer.text("merge_mode", "")) {
          case "concat" -> Merge.CONCAT;
          case "sum" -> Merge.SUM;
          case "mul" -> Merge.MUL;
          case "ave" -> Merge.AVE;
          default ->
              throw Refusal.layer(
                  layer,
                  "its directions are not merged into one output",
                  "take merge_mode concat, sum, mul or ave");
        };
    RecurrentConfig cell = cell(forward);
    layer
        .inner("backward_layer")
        .filter(backward -> !cell(backward).equals(cell))
        .ifPresent(backward -> {
          throw Refusal.layer(
              layer, "its directions are different layers", "take the same cell for both");
        });
    return new BidirectionalConfig(cell, merge);
  }

  private GateActivation gates(KerasLayer layer) {
    String old = version == 0 ? "hard_sigmoid" : "sigmoid";
    return switch (layer.text("recurrent_activation", old)) {
      case "sigmoid" -> GateActivation.SIGMOID;
      case "hard_sigmoid" ->
          version >= NEW_HARD_SIGMOID
              ? GateActivation.HARD_SIGMOID_SIXTH
              : GateActivation.HARD_SIGMOID;
      default ->
          throw Refusal.layer(
              layer,
              "its gates have the activation "
                  + Refusal.shown(layer.text("recurrent_activation", old)),
              "sigmoid and hard_sigmoid can be taken over");
    };
  }

  private static void requireTanh(KerasLayer layer) {
    if (!layer.text("activation", TANH).equals(TANH)) {
      throw Refusal.layer(
          layer,
          "its activation is " + Refusal.shown(layer.text("activation", TANH)),
          "tanh can be taken over; train the layer with it");
    }
  }

  private static SimpleRnnConfig.Activation activation(KerasLayer layer) {
    return switch (layer.text("activation", TANH)) {
      case TANH -> SimpleRnnConfig.Activation.TANH;
      case "relu" -> SimpleRnnConfig.Activation.RELU;
      default ->
          throw Refusal.layer(
              layer,
              "its activation is " + Refusal.shown(layer.text("activation", TANH)),
              "tanh and relu can be taken over");
    };
  }
}
