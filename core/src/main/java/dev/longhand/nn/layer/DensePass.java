package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.nn.layer.DenseConfig.Activation;
import java.util.Optional;

/// A run of {@link Dense}.
///
/// With softmax the output holds logits; the loss turns them into its gradient in place, so output
/// and gradient are one matrix.
public final class DensePass implements Pass {
  /// Rows that are multiplied by all panels before the next rows are read.
  private static final int BLOCK_ROWS = 256;

  private final Activation activation;
  private final BatchRows batch;
  private final InputProjection projection;
  private final Optional<TiedProjection> tied;
  private final Matrix output; // [T B, N]
  private final Matrix outputGradient;
  private final int blockSteps;

  /// @param batch the rows of the source that take part
  public DensePass(
      Dense layer, Source.Activations source, BatchRows batch, Optional<Gradients> training) {
    this(
        layer,
        batch,
        new ActivationProjection(
            source, layer.kernel().orElseThrow(), InputBias.of(layer.bias()), training),
        training);
  }

  /// A run outside training of a layer that is tied to an embedding.
  public static DensePass tied(
      Dense layer, Embedding embedding, Source.Activations source, BatchRows batch) {
    return new DensePass(
        layer, batch, TiedProjection.still(embedding, source, layer.bias()), Optional.empty());
  }

  /// A run in training of a layer that is tied to an embedding, whose gradient is formed here.
  ///
  /// @param reading the run of that embedding
  public static DensePass tied(
      Dense layer,
      EmbeddingPass reading,
      Source.Activations source,
      BatchRows batch,
      Gradients gradients) {
    return new DensePass(
        layer,
        batch,
        TiedProjection.learning(reading, source, layer.bias(), gradients),
        Optional.of(gradients));
  }

  private DensePass(
      Dense layer, BatchRows batch, InputProjection projection, Optional<Gradients> training) {
    this.activation = layer.config().activation();
    this.batch = batch;
    this.projection = projection;
    tied =
        projection instanceof TiedProjection tiedProjection
            ? Optional.of(tiedProjection)
            : Optional.empty();
    output = Matrix.zeros(batch.shape().rows(), layer.outputWidth());
    boolean own = training.isPresent() && activation != Activation.SOFTMAX;
    outputGradient = own ? Matrix.zeros(batch.shape().rows(), layer.outputWidth()) : output;
    blockSteps = Math.max(1, BLOCK_ROWS / batch.sequences());
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
  public int tablePanels() {
    return tied.isPresent() ? tied.get().tablePanels() : 0;
  }

  @Override
  public void fillTables(Kernels kernels, int fromPanel, int toPanel) {
    if (tied.isPresent()) {
      tied.get().transpose(fromPanel, toPanel);
    }
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    for (int block = batch.entry(from); block < batch.steps(); block += blockSteps) {
      int end = Math.min(batch.steps(), block + blockSteps);
      for (int panel = 0; panel < output.panels(); panel++) {
        for (int t = block; t < end; t++) {
          int row = batch.row(t, from);
          int rows = batch.count(t, from, to);
          projection.forward(kernels, panel, row, rows, output);
          activate(kernels, output.at(panel, row), rows * Matrix.PANEL);
        }
      }
    }
  }

  private void activate(Kernels kernels, int at, int count) {
    switch (activation) {
      case RELU -> kernels.relu(output.values(), at, count);
      case TANH -> kernels.tanh(output.values(), at, count);
      case LINEAR, SOFTMAX -> {}
    }
  }

  @Override
  public void backward(Kernels kernels, int from, int to) {
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int row = batch.row(t, from);
      int rows = batch.count(t, from, to);
      for (int panel = 0; panel < output.panels(); panel++) {
        activateBackward(kernels, output.at(panel, row), rows * Matrix.PANEL);
      }
      projection.backward(kernels, row, rows, outputGradient);
    }
  }

  private void activateBackward(Kernels kernels, int at, int count) {
    switch (activation) {
      case RELU -> kernels.reluBackward(output.values(), at, outputGradient.values(), at, count);
      case TANH -> kernels.tanhBackward(output.values(), at, outputGradient.values(), at, count);
      case LINEAR, SOFTMAX -> {}
    }
  }

  @Override
  public int gradientPanels() {
    return output.panels();
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    projection.formGradients(kernels, batch.stretches(), outputGradient, fromPanel, toPanel);
  }
}
