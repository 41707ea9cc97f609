package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import dev.longhand.kernel.RowStretches;
import java.util.Optional;

/// {@link InputProjection} by the transpose of an embedding's vectors (Press & Wolf 2017; Inan et
/// al. 2017): `x transpose(M) + b`.
///
/// The vectors have two gradients, of reading and of scoring. Both are added here, in that order
/// and token by token, so that the many tokens can be shared out among threads.
final class TiedProjection implements InputProjection {
  private final Parameter vectors; // M [V, E]
  private final Source.Activations source; // [rows, E]
  private final Parameter bias; // b [1, V]
  private final Matrix transposed; // [E, V]
  private final Matrix zero; // [1, E]
  private final Optional<Learning> learning;

  /// What training adds.
  ///
  /// @param reading the run of the embedding
  private record Learning(EmbeddingPass reading, Gradients gradients) {}

  private TiedProjection(
      Parameter vectors,
      Source.Activations source,
      Parameter bias,
      Matrix transposed,
      Optional<Learning> learning) {
    this.vectors = vectors;
    this.source = source;
    this.bias = bias;
    this.transposed = transposed;
    this.learning = learning;
    zero = Matrix.zeros(1, vectors.columns());
  }

  /// A projection in training, where the transpose is kept up to date.
  static TiedProjection learning(
      EmbeddingPass reading, Source.Activations source, Parameter bias, Gradients gradients) {
    Parameter vectors = reading.vectors();
    return new TiedProjection(
        vectors,
        source,
        bias,
        gradients.of(vectors).transposed(),
        Optional.of(new Learning(reading, gradients)));
  }

  /// A projection outside training, with a copy that {@link #transpose} fills.
  static TiedProjection still(Embedding embedding, Source.Activations source, Parameter bias) {
    Parameter vectors = embedding.vectors();
    int width = vectors.columns();
    int vocabulary = vectors.rows();
    Matrix transposed = Matrix.zeros(width, vocabulary);
    return new TiedProjection(vectors, source, bias, transposed, Optional.empty());
  }

  /// Panels of the vectors that have to be transposed when they have changed.
  int tablePanels() {
    return learning.isPresent() ? 0 : vectors.value().panels();
  }

  /// Transposes some panels of the present vectors.
  void transpose(int fromPanel, int toPanel) {
    for (int panel = fromPanel; panel < toPanel; panel++) {
      vectors.value().transposePanel(panel, transposed);
    }
  }

  @Override
  public void forward(Kernels kernels, int panel, int row, int rows, Matrix z) {
    MatrixProduct.multiply(kernels, source.values(), row, rows, transposed, panel, bias.value(), z);
  }

  @Override
  public void backward(Kernels kernels, int row, int rows, Matrix zGradient) {
    if (source.gradient().isEmpty()) {
      return;
    }
    Matrix gradient = source.gradient().get();
    for (int panel = 0; panel < gradient.panels(); panel++) {
      MatrixProduct.multiply(kernels, zGradient, row, rows, vectors.value(), panel, zero, gradient);
    }
  }

  @Override
  public void formGradients(
      Kernels kernels, RowStretches rows, Matrix zGradient, int fromPanel, int toPanel) {
    Gradients gradients = learning.orElseThrow().gradients();
    int end = Math.min(toPanel * Matrix.PANEL, vectors.rows());
    learning.orElseThrow().reading().formGradientRows(fromPanel * Matrix.PANEL, end);
    Matrix vectorGradient = gradients.of(vectors).gradient();
    MatrixProduct.accumulateRows(
        kernels, rows, zGradient, source.values(), vectorGradient, fromPanel, toPanel);
    Matrix biasGradient = gradients.begin(bias, fromPanel, toPanel);
    MatrixProduct.sumRows(kernels, rows, zGradient, biasGradient, fromPanel, toPanel);
  }
}
