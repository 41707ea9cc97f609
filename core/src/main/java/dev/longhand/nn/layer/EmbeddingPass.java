package dev.longhand.nn.layer;

import dev.longhand.kernel.Kernels;
import dev.longhand.kernel.Matrix;
import dev.longhand.kernel.MatrixProduct;
import java.util.Optional;

/// A run of {@link Embedding} that writes out every token's vector.
public final class EmbeddingPass implements Pass {
  private final int[] ids;
  private final BatchRows batch;
  private final Parameter vectors;
  private final Optional<Gradients> training;
  private final Optional<DropoutChoice> dropout; // by id
  private final FormedBy formedBy;
  private final Matrix output; // [T B, E]
  private final Matrix outputGradient;

  /// Who forms the gradient of the vectors.
  public enum FormedBy {
    THIS_PASS,
    /// The pass of the output that is tied to them, which has a part in it.
    TIED_OUTPUT
  }

  /// @param ids `[T, B]`, filled by whoever runs the pass
  public EmbeddingPass(
      Embedding layer,
      int[] ids,
      BatchRows batch,
      Optional<Gradients> training,
      FormedBy formedBy) {
    this.ids = ids;
    this.formedBy = formedBy;
    this.batch = batch;
    this.vectors = layer.vectors();
    this.training = training;
    double rate = layer.config().dropout();
    dropout =
        training.isPresent() && rate > 0 ? Optional.of(new DropoutChoice(rate)) : Optional.empty();
    output = Matrix.zeros(batch.shape().rows(), layer.outputWidth());
    outputGradient =
        training.isPresent() ? Matrix.zeros(batch.shape().rows(), layer.outputWidth()) : output;
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
  public void draw(DropoutKeys keys) {
    if (dropout.isPresent()) {
      dropout.get().begin(keys.next());
    }
  }

  @Override
  public void forward(Kernels kernels, int from, int to) {
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int row = batch.row(t, from);
      for (int panel = 0; panel < output.panels(); panel++) {
        kernels.gather(
            batch.count(t, from, to),
            ids,
            row,
            vectors.value().values(),
            vectors.value().at(panel, 0),
            output.values(),
            output.at(panel, row));
      }
    }
    drop(output, from, to);
  }

  /// Tokens have no gradient; their vectors have none where they were dropped.
  @Override
  public void backward(Kernels kernels, int from, int to) {
    drop(outputGradient, from, to);
  }

  private void drop(Matrix rows, int from, int to) {
    if (dropout.isEmpty()) {
      return;
    }
    for (int t = batch.entry(from); t < batch.steps(); t++) {
      int end = batch.row(t, from) + batch.count(t, from, to);
      for (int row = batch.row(t, from); row < end; row++) {
        scale(rows, row, dropout.get().factor(ids[row]));
      }
    }
  }

  private static void scale(Matrix rows, int row, float factor) {
    for (int panel = 0; panel < rows.panels(); panel++) {
      int at = rows.at(panel, row);
      for (int column = 0; column < Matrix.PANEL; column++) {
        rows.values()[at + column] *= factor;
      }
    }
  }

  @Override
  public int gradientPanels() {
    return switch (formedBy) {
      case THIS_PASS -> output.panels();
      case TIED_OUTPUT -> 0;
    };
  }

  @Override
  public void formGradients(Kernels kernels, int fromPanel, int toPanel) {
    Matrix gradient = training.orElseThrow().begin(vectors, fromPanel, toPanel);
    MatrixProduct.scatter(
        kernels, batch.stretches(), ids, outputGradient, gradient, fromPanel, toPanel);
  }

  /// Forms the gradient of some tokens' vectors, as far as reading them goes: the same sums in the
  /// same order, cut by tokens.
  void formGradientRows(int fromId, int toId) {
    Matrix gradient = training.orElseThrow().of(vectors).gradient();
    gradient.clearRows(fromId, toId - fromId);
    for (int t = batch.entry(0); t < batch.steps(); t++) {
      int end = batch.row(t, batch.present(t));
      for (int row = batch.row(t, 0); row < end; row++) {
        if (ids[row] >= fromId && ids[row] < toId) {
          addRow(gradient, ids[row], row);
        }
      }
    }
  }

  private void addRow(Matrix gradient, int id, int row) {
    float[] sums = gradient.values();
    float[] added = outputGradient.values();
    for (int panel = 0; panel < gradient.panels(); panel++) {
      int at = gradient.at(panel, id);
      int from = outputGradient.at(panel, row);
      for (int column = 0; column < Matrix.PANEL; column++) {
        sums[at + column] += added[from + column];
      }
    }
  }

  Parameter vectors() {
    return vectors;
  }
}
