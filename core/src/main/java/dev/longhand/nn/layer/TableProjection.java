package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowStretches;
import java.util.Optional;

/// {@link InputProjection} of tokens: `x W + b` of every token stands in a table, so forward looks
/// up and backward adds up. Exact, and cheaper than the products when a batch repeats its tokens.
final class TableProjection implements InputProjection {
  private final int[] ids;
  private final Optional<Parameter> embedding;
  private final Parameter kernel;
  private final InputBias bias;
  private final Optional<Gradients> training;
  private final Matrix table;
  private final Matrix tableGradient;
  private final Matrix zero;
  private final RowStretches allIds;

  TableProjection(
      Source.Tokens source, Parameter kernel, InputBias bias, Optional<Gradients> training) {
    this.ids = source.ids();
    this.embedding = source.layer().parameters().stream().findFirst();
    this.kernel = kernel;
    this.bias = bias;
    this.training = training;
    int packed = kernel.value().columns();
    table = Matrix.zeros(source.layer().inputWidth(), packed);
    zero = Matrix.zeros(1, kernel.rows());
    allIds = RowStretches.all(source.layer().inputWidth());
    tableGradient = gradientOfTable(source.layer().inputWidth(), packed);
    if (embedding.isPresent() && training.isPresent()) {
      training.get().of(kernel).transposed();
    }
  }

  /// For one-hot tokens the table is W + b, so its gradient is that of W itself.
  private Matrix gradientOfTable(int vocabulary, int packed) {
    boolean own = training.isPresent() && embedding.isPresent();
    return own ? Matrix.zeros(vocabulary, packed) : Matrix.zeros(1, 1);
  }

  /// Works out the table for the present parameters.
  void fill(Kernels kernels, int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      if (embedding.isPresent()) {
        Matrix vectors = embedding.get().value();
        MatrixProduct.multiply(
            kernels, vectors, 0, table.rows(), kernel.value(), panel, bias.value(), table);
      } else {
        addBias(panel);
      }
    }
  }

  private void addBias(int panel) {
    float[] sums = table.values();
    float[] weights = kernel.value().values();
    float[] biases = bias.value().values();
    int biasAt = bias.value().at(panel, 0);
    for (int row = 0; row < table.rows(); row++) {
      int at = table.at(panel, row);
      int from = kernel.value().at(panel, row);
      for (int column = 0; column < Matrix.PANEL; column++) {
        sums[at + column] = biases[biasAt + column] + weights[from + column];
      }
    }
  }

  @Override
  public void forward(Kernels kernels, int panel, int row, int rows, Matrix z) {
    kernels.gather(
        rows, ids, row, table.values(), table.at(panel, 0), z.values(), z.at(panel, row));
  }

  /// Nothing: the gradient of the tokens' vectors waits for {@link #formTableGradients}.
  @Override
  public void backward(Kernels kernels, int row, int rows, Matrix zGradient) {}

  @Override
  public void formGradients(
      Kernels kernels, RowStretches rows, Matrix zGradient, int fromPanel, int toPanel) {
    if (embedding.isPresent()) {
      formThroughTable(kernels, embedding.get(), rows, zGradient, fromPanel, toPanel);
    } else {
      formOfTable(kernels, rows, zGradient, fromPanel, toPanel);
    }
  }

  private void formThroughTable(
      Kernels kernels,
      Parameter vectors,
      RowStretches rows,
      Matrix zGradient,
      int fromPanel,
      int toPanel) {
    tableGradient.clearPanels(fromPanel, toPanel);
    MatrixProduct.scatter(kernels, rows, ids, zGradient, tableGradient, fromPanel, toPanel);
    if (bias.learnt().isPresent()) {
      Matrix biasGradient = training.orElseThrow().begin(bias.learnt().get(), fromPanel, toPanel);
      MatrixProduct.sumRows(kernels, allIds, tableGradient, biasGradient, fromPanel, toPanel);
    }
    Matrix kernelGradient = training.orElseThrow().begin(kernel, fromPanel, toPanel);
    MatrixProduct.accumulate(
        kernels, allIds, vectors.value(), tableGradient, kernelGradient, fromPanel, toPanel);
  }

  /// The sums of a bias run over the whole gradient of W, so they begin anew whoever has begun
  /// that.
  private void formOfTable(
      Kernels kernels, RowStretches rows, Matrix zGradient, int fromPanel, int toPanel) {
    Gradients gradients = training.orElseThrow();
    Matrix kernelGradient = gradients.begin(kernel, fromPanel, toPanel);
    MatrixProduct.scatter(kernels, rows, ids, zGradient, kernelGradient, fromPanel, toPanel);
    if (bias.learnt().isPresent()) {
      Matrix biasGradient = gradients.of(bias.learnt().get()).gradient();
      biasGradient.clearPanels(fromPanel, toPanel);
      MatrixProduct.sumRows(kernels, allIds, kernelGradient, biasGradient, fromPanel, toPanel);
    }
  }

  /// Forms the gradient of the tokens' vectors, once all panels of the table's gradient stand.
  void formTableGradients(Kernels kernels) {
    if (embedding.isEmpty()) {
      return;
    }
    Gradients gradients = training.orElseThrow();
    Matrix vectors = gradients.of(embedding.get()).gradient();
    Matrix transposed = gradients.of(kernel).transposed();
    for (int panel = 0; panel < vectors.panels(); panel++) {
      MatrixProduct.multiply(
          kernels, tableGradient, 0, tableGradient.rows(), transposed, panel, zero, vectors);
    }
  }
}
