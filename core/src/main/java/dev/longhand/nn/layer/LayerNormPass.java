package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowNorm;
import dev.longhand.kernel.RowStretches;
import java.util.Optional;

/// A run of {@link LayerNorm}: every row of its input for itself.
public final class LayerNormPass implements Pass {
  private final LayerNorm layer;
  private final Source.Activations source;
  private final BatchRows batch;
  private final Optional<Gradients> training;
  private final RowNorm norm; // [T B, F], the input at mean 0 and variance 1
  private final Matrix output; // [T B, F]
  private final Matrix outputGradient;

  /// @param batch the rows of the source that take part
  /// @param training the gradients to form; absent outside training
  public LayerNormPass(
      LayerNorm layer, Source.Activations source, BatchRows batch, Optional<Gradients> training) {
    this.layer = layer;
    this.source = source;
    this.batch = batch;
    this.training = training;
    int width = layer.outputWidth();
    float epsilon = (float) layer.config().epsilon();
    norm =
        new RowNorm(
            Matrix.zeros(batch.shape().rows(), width),
            layer.gamma().present(),
            epsilon,
            batch.sequences());
    output = Matrix.zeros(batch.shape().rows(), width);
    outputGradient = training.isPresent() ? Matrix.zeros(batch.shape().rows(), width) : output;
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
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
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
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
      kernels.normaliseBackward(norm, row, rows, gamma, outputGradient, gradient, row);
    }
  }

  @Override
  public int gradientPanels() {
    return output.panels();
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    Gradients gradients = training.orElseThrow();
    RowStretches rows = batch.stretches();
    Matrix gamma = gradients.begin(layer.gamma(), fromPanel, toPanel);
    MatrixProduct.sumProducts(
        kernels, rows, outputGradient, norm.rows(), gamma, fromPanel, toPanel);
    Matrix beta = gradients.begin(layer.beta(), fromPanel, toPanel);
    MatrixProduct.sumRows(kernels, rows, outputGradient, beta, fromPanel, toPanel);
  }
}
