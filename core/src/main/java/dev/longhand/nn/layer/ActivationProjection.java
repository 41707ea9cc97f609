package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowStretches;
import java.util.Optional;

/// {@link InputProjection} of numbers: plain matrix products.
final class ActivationProjection implements InputProjection {
  private final Source.Activations source;
  private final Parameter kernel;
  private final InputBias bias;
  private final Optional<Gradients> training;
  private final Optional<Matrix> transposedKernel;
  private final Matrix zero;

  ActivationProjection(
      Source.Activations source, Parameter kernel, InputBias bias, Optional<Gradients> training) {
    this.source = source;
    this.kernel = kernel;
    this.bias = bias;
    this.training = training;
    transposedKernel =
        source.gradient().isPresent()
            ? training.map(gradients -> gradients.of(kernel).transposed())
            : Optional.empty();
    zero = Matrix.zeros(1, kernel.rows());
  }

  @Override
  public void forward(Kernels kernels, int panel, int row, int rows, Matrix z) {
    MatrixProduct.multiply(
        kernels, source.values(), row, rows, kernel.value(), panel, bias.value(), z);
  }

  @Override
  public void backward(Kernels kernels, int row, int rows, Matrix zGradient) {
    if (transposedKernel.isEmpty()) {
      return;
    }
    Matrix transposed = transposedKernel.get();
    Matrix gradient = source.gradient().orElseThrow();
    for (int panel = 0; panel < transposed.panels(); panel++) {
      MatrixProduct.multiply(kernels, zGradient, row, rows, transposed, panel, zero, gradient);
    }
  }

  @Override
  public void formGradients(
      Kernels kernels, RowStretches rows, Matrix zGradient, int fromPanel, int toPanel) {
    Gradients gradients = training.orElseThrow();
    Matrix kernelGradient = gradients.begin(kernel, fromPanel, toPanel);
    MatrixProduct.accumulate(
        kernels, rows, source.values(), zGradient, kernelGradient, fromPanel, toPanel);
    if (bias.learnt().isPresent()) {
      Matrix biasGradient = gradients.begin(bias.learnt().get(), fromPanel, toPanel);
      MatrixProduct.sumRows(kernels, rows, zGradient, biasGradient, fromPanel, toPanel);
    }
  }
}
