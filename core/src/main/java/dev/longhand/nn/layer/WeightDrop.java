package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;

/// A recurrent kernel with some of its weights dropped for one training step (DropConnect; Merity
/// et al. 2018). Mutable; threads work on disjoint panels.
final class WeightDrop {
  private final Parameter parameter;
  private final DropoutMask mask;
  private final Matrix dropped;
  private final Matrix transposed;
  private final Matrix zeros;

  WeightDrop(Parameter parameter, double rate) {
    this.parameter = parameter;
    Matrix value = parameter.value();
    mask = new DropoutMask(rate, value.rows(), value.columns());
    dropped = Matrix.zeros(value.rows(), value.columns());
    transposed = Matrix.zeros(value.columns(), value.rows());
    zeros = Matrix.zeros(value.rows(), 1);
  }

  void begin(long key) {
    mask.begin(key);
  }

  /// What is left of the kernel.
  Matrix kernel() {
    return dropped;
  }

  Matrix transposed() {
    return transposed;
  }

  /// Drops weights in some panels of the present kernel.
  void fill(Kernels kernels, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      for (int row = 0; row < dropped.rows(); row++) {
        mask.chooseRow(panel, row);
      }
      apply(kernels, panel, parameter.value(), dropped);
      dropped.transposePanel(panel, transposed);
    }
  }

  /// The gradient of the whole kernel from that of what was left, in place.
  void backward(Kernels kernels, Matrix gradient, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      apply(kernels, panel, gradient, gradient);
    }
  }

  private void apply(Kernels kernels, int panel, Matrix in, Matrix out) {
    kernels.multiplyElements(
        in.rows() * Matrix.PANEL,
        in.values(),
        in.at(panel, 0),
        mask.factors().values(),
        mask.factors().at(panel, 0),
        zeros.values(),
        zeros.at(0, 0),
        out.values(),
        out.at(panel, 0));
  }
}
