package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The gradients of a model's parameters, shared by all passes that train it.
public final class Gradients {
  /// What a pass has to do with them.
  private enum Part {
    WHOLE,
    /// Another pass adds to what this one forms.
    FIRST,
    /// This pass adds to what stands there.
    REST
  }

  private final List<ParameterGradient> inOrder;
  private final IdentityHashMap<Parameter, ParameterGradient> byParameter;
  private final Part part;

  public Gradients(List<Parameter> parameters) {
    inOrder = new ArrayList<>();
    byParameter = new IdentityHashMap<>();
    part = Part.WHOLE;
    for (Parameter parameter : parameters) {
      var gradient = new ParameterGradient(parameter);
      inOrder.add(gradient);
      byParameter.put(parameter, gradient);
    }
  }

  private Gradients(Gradients whole, Part part) {
    inOrder = whole.inOrder;
    byParameter = whole.byParameter;
    this.part = part;
  }

  /// The same gradients for a pass that another adds to.
  public Gradients first() {
    return new Gradients(this, Part.FIRST);
  }

  /// The same gradients for that other pass.
  public Gradients rest() {
    return new Gradients(this, Part.REST);
  }

  /// The gradient of a parameter, with zeros in some panels unless another pass has begun it.
  Matrix begin(Parameter parameter, int fromPanel, int toPanel) {
    Matrix gradient = of(parameter).gradient();
    if (anew()) {
      gradient.clearPanels(fromPanel, toPanel);
    }
    return gradient;
  }

  /// Whether a pass with these begins with zeros, rather than with what another has formed.
  boolean anew() {
    return part != Part.REST;
  }

  /// Whether what a pass with these has formed is all there is.
  boolean completed() {
    return part != Part.FIRST;
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
