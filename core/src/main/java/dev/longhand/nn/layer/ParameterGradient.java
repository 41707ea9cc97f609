package dev.longhand.nn.layer;

import dev.longhand.kernel.Matrix;
import org.jspecify.annotations.Nullable;

/// What training keeps beside a parameter: its gradient, and a transposed copy where the way back
/// multiplies by the transpose. Mutable; threads write disjoint panels.
public final class ParameterGradient {
  private final Parameter parameter;
  private final Matrix gradient;
  private @Nullable Matrix transposed;

  ParameterGradient(Parameter parameter) {
    this.parameter = parameter;
    this.gradient = Matrix.zeros(parameter.rows(), parameter.value().columns());
  }

  public Parameter parameter() {
    return parameter;
  }

  /// The gradient of the loss, packed as the parameter is.
  public Matrix gradient() {
    return gradient;
  }

  /// The transpose of the parameter, kept up to date from now on.
  Matrix transposed() {
    Matrix copy = transposed;
    if (copy == null) {
      copy = Matrix.zeros(parameter.value().columns(), parameter.rows());
      transposed = copy;
      for (int panel = 0; panel < parameter.value().panels(); panel++) {
        refresh(panel);
      }
    }
    return copy;
  }

  /// Brings the transposed copy up to date after a panel of the parameter has changed.
  public void refresh(int panel) {
    Matrix copy = transposed;
    if (copy != null) {
      parameter.value().transposePanel(panel, copy);
    }
  }
}
