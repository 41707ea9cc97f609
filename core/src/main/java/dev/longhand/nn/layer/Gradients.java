package dev.longhand.nn.layer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The gradients of a model's parameters, shared by all passes that train it.
public final class Gradients {
  private final List<ParameterGradient> inOrder = new ArrayList<>();
  private final IdentityHashMap<Parameter, ParameterGradient> byParameter = new IdentityHashMap<>();

  public Gradients(List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      var gradient = new ParameterGradient(parameter);
      inOrder.add(gradient);
      byParameter.put(parameter, gradient);
    }
  }

  /// In the order of the parameters.
  public List<ParameterGradient> inOrder() {
    return List.copyOf(inOrder);
  }

  /// The gradient of one parameter.
  public ParameterGradient of(Parameter parameter) {
    ParameterGradient gradient = byParameter.get(parameter);
    if (gradient == null) {
      throw new IllegalArgumentException(parameter.name() + " is no parameter of this model");
    }
    return gradient;
  }
}
