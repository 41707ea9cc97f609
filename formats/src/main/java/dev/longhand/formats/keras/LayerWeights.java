package dev.longhand.formats.keras;

import dev.longhand.formats.keras.NetworkMap.Mapped;
import dev.longhand.nn.layer.Layer;
import dev.longhand.nn.layer.Parameter;
import java.util.ArrayList;
import java.util.List;

/// Puts the arrays of a layer where they belong. The gates stand in one order on both sides: input,
/// forget, candidate, output; update, reset, candidate.
record LayerWeights(Mapped mapped, List<Weights> arrays) {
  /// Fills a layer.
  ///
  /// @throws dev.longhand.error.LonghandException `MODEL_KERAS_WEIGHTS` unless all arrays are there
  ///   with the right shapes and none is left
  void fill(Layer layer) {
    var left = new ArrayList<>(arrays);
    List<Parameter> parameters = layer.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      boolean twoBiases =
          parameter.name().endsWith(".bias")
              && i + 1 < parameters.size()
              && parameters.get(i + 1).name().endsWith(".recurrent_bias");
      Weights given = next(left, parameter);
      if (twoBiases && given.shape().size() == 2 && given.shape().getFirst() == 2) {
        put(parameter, given.row(0));
        put(parameters.get(++i), given.row(1));
      } else if (twoBiases && given.shape().size() == 1) { // without bias
        put(parameter, given);
        put(parameters.get(++i), given);
      } else {
        put(parameter, given);
      }
    }
    if (!left.isEmpty()) {
      throw Refusal.weights(
          "layer '"
              + Refusal.shown(mapped.source().name())
              + "' has more weights than such a layer takes",
          Refusal.shown(left.getFirst().where()));
    }
  }

  private Weights next(List<Weights> left, Parameter parameter) {
    if (!left.isEmpty()) {
      boolean bias = parameter.name().endsWith("bias");
      if (!bias || hasBias()) {
        return left.removeFirst();
      }
    }
    if (parameter.name().endsWith("bias") && !hasBias()) {
      return Weights.zeros(parameter.columns());
    }
    throw Refusal.weights(
        "layer '" + Refusal.shown(mapped.source().name()) + "' lacks its " + role(parameter),
        "layer '" + Refusal.shown(mapped.source().name()) + "'");
  }

  private boolean hasBias() {
    KerasLayer source = mapped.source();
    return source.inner("layer").orElse(source).flag("use_bias", true);
  }

  private void put(Parameter parameter, Weights given) {
    if (!parameter.axes().equals(given.shape())) {
      throw Refusal.weights(
          "layer '"
              + Refusal.shown(mapped.source().name())
              + "': its "
              + role(parameter)
              + " has the shape "
              + given.shape()
              + ", and "
              + parameter.axes()
              + " is needed",
          Refusal.shown(given.where()));
    }
    parameter.setRowMajor(given.values());
  }

  private static String role(Parameter parameter) {
    return parameter.name().substring(parameter.name().lastIndexOf('.') + 1).replace('_', ' ');
  }
}
