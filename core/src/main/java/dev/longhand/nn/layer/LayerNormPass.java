package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowNorm;
import java.util.Optional;

/// A run of {@link LayerNorm}: every row of its input for itself.
public final class LayerNormPass implements Pass {
  private final LayerNorm layer;
  private final Source.Activations source;
  private final BatchShape shape;
  private final Optional<Gradients> training;
  private final RowNorm norm; // [T B, F], the input at mean 0 and variance 1
  private final Matrix output; // [T B, F]
  private final Matrix outputGradient;

  /// @param shape the rows of the source as sequences and steps
  /// @param training the gradients to form; absent outside training
  public LayerNormPass(
      LayerNorm layer, Source.Activations source, BatchShape shape, Optional<Gradients> training) {
    this.layer = layer;
    this.source = source;
    this.shape = shape;
    this.training = training;
    int width = layer.outputWidth();
    float epsilon = (float) layer.config().epsilon();
    norm =
        new RowNorm(
            Matrix.zeros(shape.rows(), width), layer.gamma().present(), epsilon, shape.sequences());
    output = Matrix.zeros(shape.rows(), width);
    outputGradient = training.isPresent() ? Matrix.zeros(shape.rows(), width) : output;
  }

  @Override
  public Matrix output() {
    return output;
  }

  @Override
  public Matrix outputGradient() {
    return outputGradient;
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    int rows = to - from;
    for (int t = 0; t < shape.steps(); t++) {
      int row = t * shape.sequences() + from;
      norm.rows().copyRows(source.values(), row, rows, row);
      kernels.normalise(norm, row, rows);
      for (int panel = 0; panel < output.panels(); panel++) {
        scale(kernels, panel, row, rows);
      }
    }
  }

  private void scale(Kernels kernels, int panel, int row, int rows) {
    Matrix gamma = layer.gamma().value();
    Matrix beta = layer.beta().value();
    kernels.scaleColumns(
        rows,
        Matrix.PANEL,
        norm.rows().values(),
        norm.rows().at(panel, row),
        gamma.values(),
        gamma.at(panel, 0),
        beta.values(),
        beta.at(panel, 0),
        0,
        output.values(),
        output.at(panel, row));
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    if (source.gradient().isEmpty()) {
      return;
    }
    Matrix gamma = layer.gamma().value();
    Matrix gradient = source.gradient().get();
    for (int t = 0; t < shape.steps(); t++) {
      int row = t * shape.sequences() + from;
      kernels.normaliseBackward(norm, row, to - from, gamma, outputGradient, gradient, row);
    }
  }

  @Override
  public int gradientPanels() {
    return output.panels();
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    Gradients gradients = training.orElseThrow();
    Matrix gamma = gradients.of(layer.gamma()).gradient();
    gamma.clearPanels(fromPanel, toPanel);
    MatrixProduct.sumProducts(kernels, outputGradient, norm.rows(), gamma, fromPanel, toPanel);
    Matrix beta = gradients.of(layer.beta()).gradient();
    beta.clearPanels(fromPanel, toPanel);
    MatrixProduct.sumRows(kernels, outputGradient, beta, fromPanel, toPanel);
  }
}
